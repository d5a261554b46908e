"""The fonts of official documents, with the names of substitutes for machines without them."""

from __future__ import annotations

from dataclasses import dataclass

from docx.oxml.ns import nsdecls


@dataclass(frozen=True)
class Font:
    """A font as Word's font table lists it."""

    name: str
    alternatives: str
    """Other names of it, then of similar fonts, separated by commas."""
    family: str
    """roman: with serifs; script: like handwriting; swiss: without serifs."""
    charset: str = "86"
    """86: Simplified Chinese (GBK)."""


TITLE = Font("方正小标宋简体", "FZXiaoBiaoSong-B05S,方正小标宋_GBK,华文中宋,宋体", "roman")
FANGSONG = Font("仿宋_GB2312", "仿宋,FangSong,华文仿宋,STFangsong", "roman")
HEI = Font("黑体", "SimHei,华文黑体,STHeiti", "swiss")
KAI = Font("楷体_GB2312", "楷体,KaiTi,华文楷体,STKaiti", "script")
SONG = Font("宋体", "SimSun,华文宋体,STSong", "roman")
LATIN = Font("Times New Roman", "Liberation Serif,Tinos", "roman", "00")

FONTS = (TITLE, FANGSONG, HEI, KAI, SONG, LATIN)


def font_table() -> bytes:
    """Word's font table: if a font is missing, its alternatives are tried in turn."""
    fonts = "".join(
        f'<w:font w:name="{font.name}"><w:altName w:val="{font.alternatives}"/>'
        f'<w:charset w:val="{font.charset}"/><w:family w:val="{font.family}"/>'
        f'<w:pitch w:val="variable"/></w:font>'
        for font in FONTS
    )
    table = f'<?xml version="1.0" encoding="UTF-8"?><w:fonts {nsdecls("w")}>{fonts}</w:fonts>'
    return table.encode()
