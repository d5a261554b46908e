"""Cell formats: fonts that Chinese offices have, in the sizes that they use for tables."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

SONG, HEI, TITLE, LATIN = "宋体", "黑体", "方正小标宋简体", "Times New Roman"
"""Chinese text, headers and titles; everything in languages with Latin letters."""

VERSION_LINE_SIZE = 9
"""Points."""

STACKED, TURNED = 270, 90
"""Excel's rotations for characters one below the other, and for text turned on its side."""

_CELL: dict[str, Any] = {
    "text_wrap": True,
    "valign": "vcenter",
    "border": 1,
    "border_color": "#7F7F7F",
}
_CENTRED = {"align": "center", "valign": "vcenter", "text_wrap": True}


@dataclass(frozen=True, eq=False)
class CellFormat:
    """XlsxWriter's properties of a format; the functions below return the same object each time."""

    properties: dict[str, Any]

    @property
    def font_size(self) -> float:
        """The size of the font in points."""
        return float(self.properties["font_size"])

    def with_(self, **properties: Any) -> CellFormat:
        """A copy with some properties replaced."""
        return CellFormat({**self.properties, **properties})


@cache
def text(language: str, *, repeated: bool = False) -> CellFormat:
    """A cell of running text; ``repeated`` if it equals the cell above."""
    cell_format = CellFormat({**_CELL, **_font(language, SONG, 10)})
    return cell_format.with_(font_color="#7F7F7F") if repeated else cell_format


@cache
def centred(language: str, *, repeated: bool = False) -> CellFormat:
    """A cell with a number or a mark."""
    return text(language, repeated=repeated).with_(align="center")


@cache
def header(language: str) -> CellFormat:
    """The header of a column."""
    cell_format = CellFormat({**_CELL, **_font(language, HEI, 10)})
    bold = not language.startswith("zh")
    return cell_format.with_(bold=bold, align="center", bg_color="#E7ECF3")


@cache
def narrow_header(language: str) -> CellFormat:
    """The header of a narrow column: characters one below the other, or words on their side."""
    rotation = STACKED if language.startswith("zh") else TURNED
    return header(language).with_(rotation=rotation, valign="top")


@cache
def title(language: str, font_size: float) -> CellFormat:
    """The title over a table."""
    return CellFormat({**_font(language, TITLE, font_size), **_CENTRED})


@cache
def version_line(language: str) -> CellFormat:
    """The line under the title that identifies the edition."""
    return CellFormat(
        {**_font(language, SONG, VERSION_LINE_SIZE), "font_color": "#595959", **_CENTRED}
    )


def _font(language: str, chinese: str, size: float) -> dict[str, Any]:
    """A Chinese font, or the Latin one, which looks as large when it is half a point smaller."""
    if language.startswith("zh"):
        return {"font_name": chinese, "font_size": size}
    return {"font_name": LATIN, "font_size": size - 0.5}
