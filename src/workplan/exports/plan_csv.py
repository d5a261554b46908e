"""The plan as CSV: a row for each measure, after rows for the title and the general approach.

UTF-8 with a byte order mark, commas, CRLF and every field quoted: Excel, WPS and LibreOffice open
it correctly by a double click. No cell can start a formula (see ``formula_escape``).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from workplan.edition.edition import Edition
from workplan.edition.texts import localized_note
from workplan.exports.formula_escape import escape_csv
from workplan.exports.task_rows import Task, section_line, tasks
from workplan.plan.fields import AnnotatedText
from workplan.plan.model import Section

CsvRow = dict[str, str]

COLUMNS_BY_LANGUAGE = ("section", "task", "text", "units")
"""The columns that each language has: ``task_zh``, ``task_en``."""


def plan_csv(edition: Edition) -> bytes:
    """The whole plan, in the order of the text."""
    buffer = io.StringIO(newline="")
    writer = csv.DictWriter(buffer, columns(edition), restval="", quoting=csv.QUOTE_ALL)
    writer.writeheader()
    version = {"edition": str(edition.plan.year), "content_hash": edition.content_hash}
    for row in _rows(edition):
        cells = {**row, **version}
        writer.writerow({name: escape_csv(cell) for name, cell in cells.items()})
    return buffer.getvalue().encode("utf-8-sig")


def columns(edition: Edition) -> tuple[str, ...]:
    """The names of the columns, in order."""
    languages = edition.languages
    texts = [f"{name}_{language}" for language in languages for name in COLUMNS_BY_LANGUAGE]
    notes = [f"note_{language}" for language in languages]
    deadlines = [f"deadline_{language}" for language in languages if edition.plan.states_deadlines]
    return ("id", "kind", *texts, "unit_ids", *deadlines, *notes, "edition", "content_hash")


def _rows(edition: Edition) -> Iterator[CsvRow]:
    plan = edition.plan
    yield _text_row(edition, "title", plan.title)
    if plan.general_approach:
        yield _text_row(edition, "approach", plan.general_approach)
    for section in plan.sections:
        yield from _section_rows(edition, section)


def _section_rows(edition: Edition, section: Section) -> Iterator[CsvRow]:
    """The section's introductory text, then its measures."""
    heading = _by_language("section", section_line(edition, section))
    for i, text in enumerate(section.text, start=1):
        yield {**_text_row(edition, "text", text), "id": f"section-{section.num}.{i}", **heading}
    for task in tasks(edition, edition.points_in[section.num]):
        yield _measure_row(task)


def _text_row(edition: Edition, kind: str, text: AnnotatedText) -> CsvRow:
    texts = {language: text.get(language) for language in edition.languages}
    return {
        "id": kind,
        "kind": kind,
        **_by_language("text", texts),
        **_by_language("note", localized_note(edition, text)),
    }


def _measure_row(task: Task) -> CsvRow:
    return {
        "id": task.id,
        "kind": "measure",
        **_by_language("section", task.section),
        **_by_language("task", task.heading),
        **_by_language("text", task.measure),
        **_by_language("units", task.units),
        **_by_language("note", task.note),
        **_by_language("deadline", task.deadline),
        "unit_ids": " ".join(task.unit_ids),
    }


def _by_language(column: str, texts: dict[str, str]) -> CsvRow:
    return {f"{column}_{language}": text for language, text in texts.items()}
