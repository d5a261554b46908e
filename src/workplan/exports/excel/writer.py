"""A workbook in memory: its properties, its formats, and the only way into its cells."""

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
"""Excel's number for the size of the paper."""


class WorkbookWriter:
    """A workbook of an edition; ``title`` is its title by language.

    The parts of a ``long`` one wait on the disk until they are packed: faster in memory, they take
    four bytes a character there.
    """

    def __init__(self, edition: Edition, title: LocalizedText, *, long: bool = False) -> None:
        self.edition = edition
        self.tag = edition.plan.language
        self._out = io.BytesIO()
        self._book = Workbook(self._out, {"in_memory": not long})
        self._formats: dict[CellFormat, Format] = {}
        self._describe(title[self.tag])

    def _describe(self, title: str) -> None:
        plan = self.edition.plan
        self._book.set_properties(
            {
                "title": title,
                "author": plan.issuer[self.tag],
                "comments": version_line(self.edition)[self.tag],
                "created": datetime(*EPOCH),
            }
        )
        self._book.set_custom_property("Edition", str(plan.year))
        self._book.set_custom_property("ContentHash", f"sha256:{self.edition.content_hash}")

    def sheet(self, key: str) -> Worksheet:
        """A new sheet, A4 across, its name a word of the site."""
        sheet = self._book.add_worksheet(self.edition.say(key)[self.tag])
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
        sheet.center_horizontally()
        sheet.fit_to_pages(1, 0)
        which = version_line(self.edition)[self.tag].replace("&", "&&")
        pages = self.edition.say("sheet_pages")[self.tag]
        sheet.set_footer(f"&L&9 {which}&R&9 {pages}")
        return sheet

    def format(self, look: CellFormat) -> Format:
        """The format of a look; the same look is the same format."""
        if look not in self._formats:
            self._formats[look] = self._book.add_format(look.properties)
        return self._formats[look]

    def put(self, sheet: Worksheet, row: int, col: int, value: str | int, look: CellFormat) -> None:
        """Writes a text, which never becomes a formula, a number, or an empty cell."""
        if isinstance(value, int):
            refused = sheet.write_number(row, col, value, self.format(look))
        elif value:
            refused = sheet.write_string(row, col, escape_formula(value), self.format(look))
        else:
            refused = sheet.write_blank(row, col, None, self.format(look))
        if refused:
            raise BuildError(" / ".join(messages("cell_too_long", {})))

    def across(self, sheet: Worksheet, row: int, cols: int, value: str, look: CellFormat) -> None:
        """Writes a text across the first columns of a row."""
        if cols > 1:
            sheet.merge_range(row, 0, row, cols - 1, "", self.format(look))
        self.put(sheet, row, 0, value, look)

    def down(self, sheet: Worksheet, rows: range, col: int, value: str, look: CellFormat) -> None:
        """Writes a text down some rows of a column."""
        if len(rows) > 1:
            sheet.merge_range(rows.start, col, rows.stop - 1, col, "", self.format(look))
        self.put(sheet, rows.start, col, value, look)

    def bytes(self) -> bytes:
        """The finished file."""
        self._book.close()
        return rewrite_reproducibly(self._out.getvalue(), _let_rows_grow)


def _let_rows_grow(name: str, part: bytes) -> bytes:
    """Lets rows follow what is typed into them; XlsxWriter fixes every height that it is given."""
    if not name.startswith("xl/worksheets/"):
        return part
    return re.sub(rb'(<row [^>]*) customHeight="1"', rb"\1", part)
