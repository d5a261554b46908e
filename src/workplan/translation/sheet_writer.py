"""The workbook for translators: a row for each text, with its terms and its state."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path as FilePath

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from workplan.files.workbook_cells import escape_characters
from workplan.files.zip_files import rewrite_reproducibly
from workplan.locales.messages import one_line
from workplan.plan.checks.terms import term_translations
from workplan.plan.errors import WorkplanError
from workplan.plan.glossary import Glossary
from workplan.plan.loader import read_plan_file
from workplan.plan.raw_plan import RawPlan
from workplan.translation.approvals import (
    State,
    approvals_file,
    read_approvals,
    translated_texts,
)
from workplan.translation.text_ids import TextIds

COLUMNS = ("id", "original", "translation", "terms", "state", "exported")
_COLUMN_WIDTHS = (18, 60, 70, 40, 18, 10)
_TRANSLATION_FILL = PatternFill("solid", fgColor="FFF8E1")
_HEADER_FILL = PatternFill("solid", fgColor="E8EEF4")
_TIMES = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


@dataclass(frozen=True)
class TranslationRow:
    """A text to translate."""

    id: str
    original: str
    translation: str
    terms: str
    state: State


@dataclass(frozen=True)
class TranslationSheet:
    """The rows for one language, in the order of the plan's file."""

    language: str
    rows: Sequence[TranslationRow]


def column_header(column: str, language: str) -> str:
    """The header of a column; that of the translation includes the language."""
    header = one_line(f"column_{column}")
    return f"{header} [{language}]" if column == "translation" else header


def translation_sheet(plan_file: FilePath, requested: str | None = None) -> TranslationSheet:
    """The texts of a plan for the requested language, or for the one being translated.

    Raises:
        PlanError: the plan has problems.
        WorkplanError: the plan has no such language.
    """
    source, plan = read_plan_file(plan_file)
    tree, ids = RawPlan(source.data), TextIds(plan)
    language = _target_language(tree, requested)
    approvals = read_approvals(approvals_file(plan_file))
    renderings = term_translations(tree, language)
    glossary = Glossary(tuple(renderings))
    rows = [
        TranslationRow(
            ids.of(text.path),
            text.original,
            text.translation,
            "\n".join(
                f"{entry.original} → {renderings[entry]}"
                for entry in glossary.mentioned(text.original)
                if entry.original != text.original
            ),
            approvals.state(text),
        )
        for text in translated_texts(tree)
        if text.language == language
    ]
    return TranslationSheet(language, rows)


def sheet_bytes(sheet: TranslationSheet) -> bytes:
    """The sheet as an Excel file; equal rows give equal bytes."""
    workbook = Workbook()
    worksheet = workbook.worksheets[0]
    worksheet.title = one_line("sheet_name").replace("/", "·")[:31]
    headers = [column_header(column, sheet.language) for column in COLUMNS]
    for row_number, cells in enumerate([headers, *map(_cells, sheet.rows)], start=1):
        for column_number, text in enumerate(cells, start=1):
            _write(worksheet, row_number, column_number, text)
    _format(worksheet, len(sheet.rows) + 1)
    buffer = io.BytesIO()
    workbook.save(buffer)
    return rewrite_reproducibly(buffer.getvalue(), _without_times)


def _target_language(tree: RawPlan, requested: str | None) -> str:
    targets = [*tree.in_translation, *tree.languages[1:]]
    if not targets or (requested and requested not in targets):
        raise WorkplanError(one_line("sheet_no_language"))
    return requested or targets[0]


def _cells(row: TranslationRow) -> list[str]:
    state = one_line(f"state_{row.state}")
    return [row.id, row.original, row.translation, row.terms, state, row.translation]


def _write(worksheet: Worksheet, row: int, column: int, text: str) -> None:
    """Writes a text as text, even if it begins with an equals sign."""
    cell = worksheet.cell(row, column)
    cell.value = escape_characters(text) or None
    if text:
        cell.data_type = "s"
    cell.alignment = Alignment(wrap_text=True, vertical="top")


def _format(worksheet: Worksheet, last_row: int) -> None:
    for i, width in enumerate(_COLUMN_WIDTHS, start=1):
        worksheet.column_dimensions[get_column_letter(i)].width = width
    for cell in worksheet[1]:
        cell.font = Font(bold=True)
        cell.fill = _HEADER_FILL
    for row in range(2, last_row + 1):
        worksheet.cell(row, COLUMNS.index("translation") + 1).fill = _TRANSLATION_FILL
    worksheet.column_dimensions[get_column_letter(len(COLUMNS))].hidden = True
    worksheet.freeze_panes = "C2"
    worksheet.auto_filter.ref = f"A1:{get_column_letter(len(COLUMNS) - 1)}{last_row}"


def _without_times(name: str, content: bytes) -> bytes:
    if name != "docProps/core.xml":
        return content
    return _TIMES.sub(rb"\g<1>1980-01-01T00:00:00Z", content)
