"""How cells look: fonts that Chinese offices have, in the sizes that they use for tables."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any


@dataclass(frozen=True, eq=False)
class CellFormat:
    """XlsxWriter's properties of a format; a look that is asked for again is the same object."""

    properties: dict[str, Any]

    @property
    def size(self) -> float:
        """The size of the font in points."""
        return float(self.properties["font_size"])

    def but(self, **properties: Any) -> CellFormat:
        """The same look with other properties."""
        return CellFormat({**self.properties, **properties})


SONG, HEI, TITLE, LATIN = "宋体", "黑体", "方正小标宋简体", "Times New Roman"
"""Text, heads and titles in Chinese; everything in languages with Latin letters."""

_CELL: dict[str, Any] = {
    "text_wrap": True,
    "valign": "vcenter",
    "border": 1,
    "border_color": "#7F7F7F",
}
_CENTRED = {"align": "center", "valign": "vcenter", "text_wrap": True}


@cache
def text(tag: str, *, repeated: bool = False) -> CellFormat:
    """A cell of running text; ``repeated`` where it says again what stands above it."""
    said = CellFormat({**_CELL, **_font(tag, SONG, 10)})
    return said.but(font_color="#7F7F7F") if repeated else said


@cache
def centred(tag: str, *, repeated: bool = False) -> CellFormat:
    """A cell with a number or a mark."""
    return text(tag, repeated=repeated).but(align="center")


@cache
def head(tag: str) -> CellFormat:
    """The head of a column."""
    bold = not tag.startswith("zh")
    said = CellFormat({**_CELL, **_font(tag, HEI, 10)})
    return said.but(bold=bold, align="center", bg_color="#E7ECF3")


@cache
def upright(tag: str) -> CellFormat:
    """The head of a narrow column: characters one below the other, or words on their side."""
    return head(tag).but(rotation=STACKED if tag.startswith("zh") else TURNED, valign="top")


@cache
def title(tag: str, size: float) -> CellFormat:
    """The title over a table."""
    return CellFormat({**_font(tag, TITLE, size), **_CENTRED})


@cache
def stamp(tag: str) -> CellFormat:
    """The line under the title that says which edition it is."""
    return CellFormat({**_font(tag, SONG, 9), "font_color": "#595959", **_CENTRED})


STACKED, TURNED = 270, 90
"""Excel's numbers for characters one below the other, and for words turned on their side."""


def _font(tag: str, chinese: str, size: float) -> dict[str, Any]:
    """A Chinese font, or the Latin one, which looks as large when it is a point smaller."""
    if tag.startswith("zh"):
        return {"font_name": chinese, "font_size": size}
    return {"font_name": LATIN, "font_size": size - 0.5}
