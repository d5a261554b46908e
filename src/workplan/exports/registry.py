"""Every file to download: its name, media type, title and description, and how it is made.

To add a file, add an ``Export`` to ``_exports``, and its title and description to the locales.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import PurePosixPath
from typing import Literal

from workplan.edition.calendar import events
from workplan.edition.edition import Edition
from workplan.edition.texts import LocalizedText, language_name, localized
from workplan.exports.plan_csv import plan_csv
from workplan.exports.plan_ics import plan_ics
from workplan.exports.plan_json import SCHEMA_NAME, plan_json
from workplan.exports.plan_schema import plan_schema
from workplan.locales.locale import messages
from workplan.plan.errors import WorkplanError, closest_match
from workplan.plan.source_text import source_text

Group = Literal["office", "print", "unit", "data"]
"""Where the page of downloads lists a file."""

_OFFICE = "application/vnd.openxmlformats-officedocument"
ICS_NAME = "plan.ics"
XLSX, DOCX = f"{_OFFICE}.spreadsheetml.sheet", f"{_OFFICE}.wordprocessingml.document"


@dataclass(frozen=True)
class Export:
    """A file; ``key`` selects its words: ``plan_xlsx_title`` and ``plan_xlsx_lead``."""

    name: str
    """The name below the address of the downloads: ``units/faguichu.xlsx``."""
    media_type: str
    group: Group
    key: str
    make: Callable[[Edition], bytes]
    details: Mapping[str, LocalizedText] = field(default_factory=dict)
    """The values of the placeholders in its words."""

    def title(self, edition: Edition) -> LocalizedText:
        """What the file is."""
        return edition.ui_text(f"{self.key}_title", **self.details)

    def lead(self, edition: Edition) -> LocalizedText:
        """What it is for."""
        return edition.ui_text(f"{self.key}_lead", **self.details)


def exports(edition: Edition) -> dict[str, Export]:
    """All files by name, in the order in which they are listed."""
    return {export.name: export for export in _exports(edition)}


def find_export(edition: Edition, requested: str) -> Export:
    """The file with a name (``plan.xlsx``), or the first with a suffix (``xlsx``).

    Raises:
        WorkplanError: there is none.
    """
    available = exports(edition)
    suffix = f".{requested.removeprefix('.')}"
    for name, export in available.items():
        if requested in {name, PurePosixPath(name).name} or name.endswith(suffix):
            return export
    nearest = closest_match(requested, available)
    details = {"name": requested, "known": ", ".join(available), "nearest": nearest}
    raise WorkplanError(" / ".join(messages("unknown_export", details)))


def plan_txt(edition: Edition) -> bytes:
    """The published text, a line for each heading and point."""
    return source_text(edition.plan).encode()


def _exports(edition: Edition) -> Iterator[Export]:
    has_office_files = edition.site_context.has_office_files
    if has_office_files:
        yield Export("plan.xlsx", XLSX, "office", "plan_xlsx", _plan_workbook)
        yield from _documents(edition)
    yield Export("plan.txt", "text/plain", "office", "plan_txt", plan_txt)
    if has_office_files:
        yield from (_unit(edition, unit_id) for unit_id in edition.points_of)
    if events(edition):
        yield Export(ICS_NAME, "text/calendar", "data", "plan_ics", plan_ics)
    yield Export("plan.csv", "text/csv", "data", "plan_csv", plan_csv)
    yield Export("plan.json", "application/json", "data", "plan_json", plan_json)
    yield Export(SCHEMA_NAME, "application/schema+json", "data", "plan_schema", plan_schema)


def _plan_workbook(edition: Edition) -> bytes:
    from workplan.exports.excel.workbooks import plan_workbook  # noqa: PLC0415 (as in _document)

    return plan_workbook(edition)


def _unit_workbook(edition: Edition, unit_id: str) -> bytes:
    from workplan.exports.excel.workbooks import unit_workbook  # noqa: PLC0415 (as in _document)

    return unit_workbook(edition, unit_id)


def _document(edition: Edition, languages: tuple[str, ...]) -> bytes:
    """A Word file; its library, like that for Excel, takes 0.1 s to load."""
    from workplan.exports.word.document import plan_document  # noqa: PLC0415

    return plan_document(edition, languages)


def _documents(edition: Edition) -> Iterator[Export]:
    """One with all languages, and one for each if there are several."""
    languages = edition.languages
    make = partial(_document, languages=languages)
    yield Export("plan.docx", DOCX, "office", "plan_docx", make)
    for language in languages if len(languages) > 1 else ():
        make = partial(_document, languages=(language,))
        details = {"language": language_name(edition, language)}
        yield Export(f"plan.{language}.docx", DOCX, "office", "plan_docx_one", make, details)


def _unit(edition: Edition, unit_id: str) -> Export:
    unit = edition.units_by_id[unit_id]
    name = edition.urls.unit_workbook(unit_id).removeprefix(edition.urls.downloads)
    details = {"unit": localized(edition, unit.name)}
    make = partial(_unit_workbook, unit_id=unit_id)
    return Export(name, XLSX, "unit", "unit_xlsx", make, details)
