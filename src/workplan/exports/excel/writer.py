"""A workbook in memory: its properties, its formats, and the only way to write into its cells."""

from __future__ import annotations

import io
import re
from datetime import datetime

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from workplan.edition.edition import Edition
from workplan.edition.texts import LocalizedText
from workplan.exports.excel.formats import CellFormat
from workplan.exports.formula_escape import escape_formula
from workplan.exports.version_line import version_line
from workplan.files.zip_files import EPOCH, rewrite_reproducibly
from workplan.locales.locale import messages
from workplan.plan.errors import BuildError

A4 = 9
"""Excel's number for the paper size."""


class WorkbookWriter:
    """A workbook of an edition; ``title`` is its title by language."""

    def __init__(self, edition: Edition, title: LocalizedText) -> None:
        self.edition = edition
        self.source_language = edition.plan.language
        self._buffer = io.BytesIO()
        self._workbook = Workbook(self._buffer, {"in_memory": True})
        self._formats: dict[CellFormat, Format] = {}
        self._set_properties(title[self.source_language])

    def sheet(self, key: str) -> Worksheet:
        """A new sheet, A4 landscape, whose name is a word of the site."""
        sheet = self._workbook.add_worksheet(self.edition.ui_text(key)[self.source_language])
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
        sheet.center_horizontally()
        sheet.fit_to_pages(1, 0)
        version = version_line(self.edition)[self.source_language].replace("&", "&&")
        pages = self.edition.ui_text("sheet_pages")[self.source_language]
        sheet.set_footer(f"&L&9 {version}&R&9 {pages}")
        return sheet

    def write(
        self, sheet: Worksheet, row: int, col: int, value: str | int, cell_format: CellFormat
    ) -> None:
        """Writes a number or a text; a text never becomes a formula, a number or an empty cell.

        Raises:
            BuildError: Excel cannot hold it.
        """
        xlsx_format = self._format(cell_format)
        if isinstance(value, int):
            error = sheet.write_number(row, col, value, xlsx_format)
        elif value:
            error = sheet.write_string(row, col, escape_formula(value), xlsx_format)
        else:
            error = sheet.write_blank(row, col, None, xlsx_format)
        if error:
            raise BuildError(" / ".join(messages("cell_too_long", {})))

    def merge_row(
        self, sheet: Worksheet, row: int, cols: int, value: str, cell_format: CellFormat
    ) -> None:
        """Writes a text across the first columns of a row."""
        if cols > 1:
            sheet.merge_range(row, 0, row, cols - 1, "", self._format(cell_format))
        self.write(sheet, row, 0, value, cell_format)

    def merge_column(
        self, sheet: Worksheet, rows: range, col: int, value: str, cell_format: CellFormat
    ) -> None:
        """Writes a text down some rows of a column."""
        if len(rows) > 1:
            sheet.merge_range(rows.start, col, rows.stop - 1, col, "", self._format(cell_format))
        self.write(sheet, rows.start, col, value, cell_format)

    def finish(self) -> bytes:
        """Closes the workbook; returns the file."""
        self._workbook.close()
        return rewrite_reproducibly(self._buffer.getvalue(), _without_fixed_heights)

    def _set_properties(self, title: str) -> None:
        plan = self.edition.plan
        self._workbook.set_properties(
            {
                "title": title,
                "author": plan.issuer[self.source_language],
                "comments": version_line(self.edition)[self.source_language],
                "created": datetime(*EPOCH),
            }
        )
        self._workbook.set_custom_property("Edition", str(plan.year))
        self._workbook.set_custom_property("ContentHash", f"sha256:{self.edition.content_hash}")

    def _format(self, cell_format: CellFormat) -> Format:
        if cell_format not in self._formats:
            self._formats[cell_format] = self._workbook.add_format(cell_format.properties)
        return self._formats[cell_format]


def _without_fixed_heights(name: str, content: bytes) -> bytes:
    """Lets rows grow with what users type; XlsxWriter fixes every height that it is given."""
    if not name.startswith("xl/worksheets/"):
        return content
    return re.sub(rb'(<row [^>]*) customHeight="1"', rb"\1", content)
