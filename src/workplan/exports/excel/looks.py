"""How cells look: fonts that Chinese offices have, in the sizes that they use for tables."""

from __future__ import annotations

from typing import Any

Look = dict[str, Any]

SONG, HEI, TITLE, LATIN = "宋体", "黑体", "方正小标宋简体", "Times New Roman"
"""Text, heads and titles in Chinese; everything in languages with Latin letters."""

_CELL: Look = {"text_wrap": True, "valign": "vcenter", "border": 1, "border_color": "#7F7F7F"}
_REPEATED: Look = {"font_color": "#7F7F7F"}


def text(tag: str, *, repeated: bool = False) -> Look:
    """A cell of running text; ``repeated`` where it says again what stands above it."""
    return {**_CELL, **_font(tag, SONG, 10), **(_REPEATED if repeated else {})}


def centred(tag: str, *, repeated: bool = False) -> Look:
    """A cell with a number or a mark."""
    return {**text(tag, repeated=repeated), "align": "center"}


def head(tag: str) -> Look:
    """The head of a column."""
    return {
        **_CELL,
        **_font(tag, HEI, 10),
        "bold": not tag.startswith("zh"),
        "align": "center",
        "bg_color": "#E7ECF3",
    }


def title(tag: str, size: float) -> Look:
    """The title over a table."""
    return {**_font(tag, TITLE, size), "align": "center", "valign": "vcenter", "text_wrap": True}


def stamp(tag: str) -> Look:
    """The line under the title that says which edition it is."""
    look = {**_font(tag, SONG, 9), "font_color": "#595959"}
    return {**look, "align": "center", "valign": "vcenter", "text_wrap": True}


def _font(tag: str, chinese: str, size: float) -> Look:
    """A Chinese font, or the Latin one, which looks as large when it is a point smaller."""
    if tag.startswith("zh"):
        return {"font_name": chinese, "font_size": size}
    return {"font_name": LATIN, "font_size": size - 0.5}
