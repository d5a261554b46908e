"""The plan as CSV: one row a measure, after a row for the title and one for the general approach.

UTF-8 with a byte order mark, commas, CRLF and every field in quotation marks: Excel, WPS and
LibreOffice open it right by a double click. No cell starts a formula (see ``cells``).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from workplan.edition.edition import Edition
from workplan.exports.formula_escape import escape_formula
from workplan.exports.task_rows import Task, notes_on, section_line, tasks
from workplan.plan.fields import AnnotatedText
from workplan.plan.model import Section

Row = dict[str, str]

BY_LANGUAGE = ("section", "task", "text", "units")
"""The columns that each language has: ``task_zh``, ``task_en``."""


def plan_csv(edition: Edition) -> bytes:
    """The whole plan, in the order of the text."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, columns(edition), restval="", quoting=csv.QUOTE_ALL)
    writer.writeheader()
    for row in _rows(edition):
        writer.writerow({name: escape_formula(said) for name, said in row.items()})
    return out.getvalue().encode("utf-8-sig")


def columns(edition: Edition) -> tuple[str, ...]:
    """The names of the columns, in order."""
    texts = [f"{name}_{tag}" for tag in edition.languages for name in BY_LANGUAGE]
    notes = [f"note_{tag}" for tag in edition.languages]
    deadlines = [f"deadline_{tag}" for tag in edition.languages if edition.plan.states_deadlines]
    return ("id", "kind", *texts, "unit_ids", *deadlines, *notes, "edition", "content_hash")


def _rows(edition: Edition) -> Iterator[Row]:
    plan = edition.plan
    stamp = {"edition": str(plan.year), "content_hash": edition.content_hash}
    yield {**_passage(edition, "title", plan.title), **stamp}
    if plan.general_approach:
        yield {**_passage(edition, "approach", plan.general_approach), **stamp}
    for section in plan.sections:
        yield from ({**row, **stamp} for row in _section(edition, section))


def _section(edition: Edition, section: Section) -> Iterator[Row]:
    """What stands under a section's heading itself, and its measures."""
    above = {f"section_{tag}": said for tag, said in section_line(edition, section).items()}
    for i, passage in enumerate(section.text, start=1):
        yield {**_passage(edition, "text", passage), "id": f"section-{section.num}.{i}", **above}
    yield from (_measure(edition, task) for task in tasks(edition, edition.points_in[section.num]))


def _passage(edition: Edition, kind: str, passage: AnnotatedText) -> Row:
    said = {f"text_{tag}": passage.get(tag) for tag in edition.languages}
    notes = {f"note_{tag}": note for tag, note in notes_on(edition, passage).items()}
    return {"id": kind, "kind": kind, **said, **notes}


def _measure(edition: Edition, task: Task) -> Row:
    by_language = {
        "section": task.section,
        "task": task.heading,
        "text": task.measure,
        "units": task.units,
        "note": task.note,
    }
    if edition.plan.states_deadlines:
        by_language["deadline"] = task.deadline
    texts = {f"{n}_{tag}": said for n, words in by_language.items() for tag, said in words.items()}
    return {"id": task.id, "kind": "measure", **texts, "unit_ids": " ".join(task.unit_ids)}
