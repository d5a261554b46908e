"""The sheet: a row a text, with the terms in it, its state, and a column to write in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path as FilePath

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from workplan.files.zip_files import workbook_bytes
from workplan.locales.messages import one_line
from workplan.plan.checks.terms import renderings_of
from workplan.plan.errors import WorkplanError
from workplan.plan.glossary import Glossary
from workplan.plan.loader import read_plan_file
from workplan.plan.raw_plan import RawPlan
from workplan.translation.approvals import State, approvals_of, read_approvals, translated_texts
from workplan.translation.text_ids import TextIds

COLUMNS = ("id", "original", "translation", "terms", "state", "exported")
_WIDTHS = (18, 60, 70, 40, 18, 10)
_OPEN = PatternFill("solid", fgColor="FFF8E1")
_HEAD = PatternFill("solid", fgColor="E8EEF4")


@dataclass(frozen=True)
class Row:
    """A text to translate."""

    id: str
    original: str
    translation: str
    terms: str
    state: State


def heading(column: str, tag: str) -> str:
    """The heading of a column; that of the translation names the language."""
    words = one_line(f"column_{column}")
    return f"{words} [{tag}]" if column == "translation" else words


def rows_of(plan_file: FilePath, tag: str) -> list[Row]:
    """The rows for one language, in the order of the plan's file."""
    source, plan = read_plan_file(plan_file, plan_file.as_posix())
    tree, ids = RawPlan(source.data), TextIds(plan)
    approvals = read_approvals(approvals_of(plan_file))
    renderings = renderings_of(tree, tag)
    glossary = Glossary(tuple(renderings))
    return [
        Row(
            ids.of(text.path),
            text.original,
            text.translation,
            "\n".join(
                f"{entry.words} → {renderings[entry]}"
                for entry in glossary.mentioned(text.original)
                if entry.words != text.original
            ),
            approvals.state(tag, text.original, text.translation),
        )
        for text in translated_texts(tree)
        if text.tag == tag
    ]


def target_language(plan_file: FilePath, asked: str | None) -> str:
    """The language to translate into: the one asked for, else the one being translated.

    Raises:
        WorkplanError: the plan has no such language.
    """
    source, _ = read_plan_file(plan_file, plan_file.as_posix())
    tree = RawPlan(source.data)
    targets = [*tree.in_translation, *tree.languages[1:]]
    if not targets or (asked and asked not in targets):
        raise WorkplanError(one_line("sheet_no_language"))
    return asked or targets[0]


def sheet_bytes(rows: list[Row], tag: str) -> bytes:
    """The sheet as an Excel file; the same rows give the same bytes."""
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = one_line("sheet_name").replace("/", "·")[:31]
    for column, name in enumerate(COLUMNS, start=1):
        _write(sheet, 1, column, heading(name, tag))
    for number, row in enumerate(rows, start=2):
        for column, words in enumerate(_cells(row), start=1):
            _write(sheet, number, column, words)
    _style(sheet, len(rows) + 1)
    return workbook_bytes(workbook)


def _cells(row: Row) -> Iterator[str]:
    state = one_line(f"state_{row.state}")
    yield from (row.id, row.original, row.translation, row.terms, state, row.translation)


def _write(sheet: Worksheet, row: int, column: int, words: str) -> None:
    """Writes text as text: one that begins with = is no formula."""
    cell = sheet.cell(row, column)
    cell.value = words or None
    if words:
        cell.data_type = "s"
    cell.alignment = Alignment(wrap_text=True, vertical="top")


def _style(sheet: Worksheet, last: int) -> None:
    for i, width in enumerate(_WIDTHS, start=1):
        sheet.column_dimensions[get_column_letter(i)].width = width
    for cell in sheet[1]:
        cell.font = Font(bold=True)
        cell.fill = _HEAD
    for row in range(2, last + 1):
        sheet.cell(row, COLUMNS.index("translation") + 1).fill = _OPEN
    sheet.column_dimensions[get_column_letter(len(COLUMNS))].hidden = True
    sheet.freeze_panes = "C2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(COLUMNS) - 1)}{last}"
