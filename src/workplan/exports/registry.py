"""Every file that can be taken away: its name, its media type, its words, and how it is made.

One more file is one more ``Export`` in ``_exports``, with its title and description in the locales.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Literal

from workplan.edition.edition import Edition
from workplan.edition.texts import LocalizedText, language_name, localized
from workplan.exports.excel.workbooks import plan_workbook, unit_workbook
from workplan.exports.plan_csv import plan_csv
from workplan.exports.plan_json import SCHEMA_NAME, plan_json
from workplan.exports.plan_schema import plan_schema
from workplan.exports.word.document import plan_document
from workplan.locales.locale import messages
from workplan.plan.errors import WorkplanError, closest_match
from workplan.plan.model import Plan
from workplan.plan.source_text import source_text


def plan_txt(edition: Edition) -> bytes:
    """The published text, a line for each heading and point."""
    return source_text(edition.plan).encode()


Group = Literal["office", "print", "unit", "data", ""]
"""Where the page of downloads lists a file; one without a group is for the command line only."""

_OFFICE = "application/vnd.openxmlformats-officedocument"
XLSX, DOCX = f"{_OFFICE}.spreadsheetml.sheet", f"{_OFFICE}.wordprocessingml.document"


@dataclass(frozen=True)
class Export:
    """A file; ``key`` leads to its words: ``plan_xlsx_title`` and ``plan_xlsx_lead``."""

    name: str
    """The name below the address of the downloads: ``units/faguichu.xlsx``."""
    media_type: str
    group: Group
    key: str
    make: Callable[[Edition], bytes]
    details: Mapping[str, LocalizedText] = field(default_factory=dict)
    """What its words are filled in with."""

    def title(self, edition: Edition) -> LocalizedText:
        """What the file is."""
        return edition.say(f"{self.key}_title", **self.details)

    def lead(self, edition: Edition) -> LocalizedText:
        """What it is for."""
        return edition.say(f"{self.key}_lead", **self.details)


def exports(edition: Edition) -> dict[str, Export]:
    """All files by name, in the order in which they are listed."""
    return {export.name: export for export in _exports(edition)}


def find(edition: Edition, wanted: str) -> Export:
    """The file of a name (``plan.xlsx``), or the first of a suffix (``xlsx``).

    Raises:
        WorkplanError: there is none.
    """
    known = exports(edition)
    suffix = f".{wanted.removeprefix('.')}"
    for name, export in known.items():
        if wanted in {name, PurePosixPath(name).name} or name.endswith(suffix):
            return export
    details = {"name": wanted, "known": ", ".join(known), "nearest": closest_match(wanted, known)}
    raise WorkplanError(" / ".join(messages("unknown_export", details)))


def _exports(edition: Edition) -> Iterator[Export]:
    yield Export("plan.xlsx", XLSX, "office", "plan_xlsx", plan_workbook)
    yield from _documents(edition)
    yield Export("plan.txt", "text/plain", "office", "plan_txt", plan_txt)
    yield from (_unit(edition, unit_id) for unit_id in edition.points_of)
    yield Export("plan.csv", "text/csv", "data", "plan_csv", plan_csv)
    yield Export("plan.json", "application/json", "data", "plan_json", plan_json)
    yield Export(SCHEMA_NAME, "application/schema+json", "data", "plan_schema", plan_schema)


def _documents(edition: Edition) -> Iterator[Export]:
    """One with all languages, and one for each where there are more."""
    tags = edition.languages
    yield Export("plan.docx", DOCX, "office", "plan_docx", partial(plan_document, tags=tags))
    for tag in tags if len(tags) > 1 else ():
        make = partial(plan_document, tags=(tag,))
        details = {"language": language_name(edition, tag)}
        yield Export(f"plan.{tag}.docx", DOCX, "office", "plan_docx_one", make, details)


def _unit(edition: Edition, unit_id: str) -> Export:
    unit = edition.units_by_id[unit_id]
    name = edition.urls.unit_workbook(unit_id).removeprefix(edition.urls.downloads)
    details = {"unit": localized(edition, unit.name)}
    make = partial(unit_workbook, unit_id=unit_id)
    return Export(name, XLSX, "unit", "unit_xlsx", make, details)


def write_export(plan: Plan, wanted: str, output: Path | None = None) -> Path:
    """Writes the file of a name or suffix; gives the path that it was written to.

    Args:
        plan: the plan.
        wanted: ``plan.xlsx``, ``units/faguichu.xlsx``, or a suffix such as ``csv``.
        output: a file, or a folder for a file of the same name; this folder if left out.

    Raises:
        WorkplanError: there is no such file, or it cannot be written.
    """
    edition = Edition(plan)
    export = find(edition, wanted)
    path = output or Path()
    if path.is_dir():
        path /= PurePosixPath(export.name).name
    data = export.make(edition)
    try:
        path.write_bytes(data)
    except OSError as error:
        details = {"path": path.as_posix(), "reason": error.strerror or str(error)}
        raise WorkplanError(" / ".join(messages("cannot_write", details))) from None
    return path
