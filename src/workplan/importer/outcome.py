"""The outcome of an import: the parsed plan, or the reason for rejecting the file."""

from __future__ import annotations

from dataclasses import dataclass

from workplan.importer.draft.builder import Overrides
from workplan.importer.errors import RejectedError
from workplan.importer.pipeline import parse_document
from workplan.importer.readers import read_document
from workplan.importer.readers.document import Document
from workplan.importer.result import Notice, ParseResult

COMPLETE, NEEDS_REVIEW, REJECTED = 0, 1, 2
"""Exit codes of ``workplan import``."""


@dataclass(frozen=True)
class Outcome:
    """What reading a file gave: either ``result`` or ``rejection`` is set."""

    name: str
    document: Document
    result: ParseResult | None = None
    rejection: RejectedError | None = None

    @property
    def exit_code(self) -> int:
        """0 if nothing needs review, 1 if something does, 2 if the file was rejected."""
        if self.result is None:
            return REJECTED
        return NEEDS_REVIEW if self.to_review else COMPLETE

    @property
    def to_review(self) -> list[Notice]:
        """The notices that a person must review."""
        return [notice for notice in self._notices if notice.needs_review]

    @property
    def inferred(self) -> list[Notice]:
        """The notices that only state what was inferred."""
        return [notice for notice in self._notices if not notice.needs_review]

    @property
    def _notices(self) -> list[Notice]:
        return self.result.notices if self.result else []


def read_plan(raw: bytes, name: str, overrides: Overrides | None = None) -> Outcome:
    """Parses the bytes of a file; ``name`` is its name, for its type and for messages.

    Never raises for any input: a file that cannot be imported gives an outcome with ``rejection``.
    """
    document = Document("")
    try:
        document = read_document(raw, name)
        result = parse_document(document)
    except RejectedError as rejection:
        return Outcome(name, document, rejection=rejection)
    overrides = overrides or Overrides()
    answers = {
        "no_year": overrides.year,
        "year_inferred": overrides.year,
        "no_issuer": overrides.issuer,
        "issuer_inferred": overrides.issuer,
    }
    result.notices = [notice for notice in result.notices if not answers.get(notice.key)]
    return Outcome(name, document, result)
