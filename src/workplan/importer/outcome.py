"""What comes of an import: the plan that was found, or the reason why none was."""

from __future__ import annotations

from dataclasses import dataclass

from workplan.importer.draft.draft import Overrides
from workplan.importer.errors import RejectedError
from workplan.importer.pipeline import analyse
from workplan.importer.readers import read_document
from workplan.importer.readers.document import Document
from workplan.importer.result import Notice, ParseResult

PLACED, LOOK, REFUSED = 0, 1, 2
"""What the command ends with."""


@dataclass(frozen=True)
class Outcome:
    """The result of reading a file: ``found`` or ``refusal``, never both."""

    name: str
    document: Document
    found: ParseResult | None = None
    refusal: RejectedError | None = None

    @property
    def code(self) -> int:
        """0 where all is placed, 1 where a person must look at something, 2 for a refusal."""
        if self.found is None:
            return REFUSED
        return LOOK if self.to_look_at else PLACED

    @property
    def to_look_at(self) -> list[Notice]:
        """What a person must look at."""
        return [remark for remark in self.found.remarks if remark.look] if self.found else []

    @property
    def to_know(self) -> list[Notice]:
        """What was inferred and is only said."""
        return [remark for remark in self.found.remarks if not remark.look] if self.found else []


def read_plan(raw: bytes, name: str, wanted: Overrides | None = None) -> Outcome:
    """Reads the bytes of a file; no input makes it raise."""
    document = Document("")
    try:
        document = read_document(raw, name)
        found = analyse(document)
    except RejectedError as refusal:
        return Outcome(name, document, refusal=refusal)
    said = wanted or Overrides()
    answered = {"no_year": said.year, "no_issuer": said.issuer}
    found.remarks = [remark for remark in found.remarks if not answered.get(remark.key)]
    return Outcome(name, document, found)
