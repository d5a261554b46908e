"""Chinese words as they are read, for readers and for sorting."""

from __future__ import annotations

import re

_QUOTED = re.compile(r"[“《]([^“”《》]*)[”》]")
_STRAY = re.compile(r"(?<=[“‘《（）、，；：])\s+|\s+(?=[”’》（）、，；：])")


def readings(text: str, *, tones: bool = False) -> list[str]:
    """How each Chinese character is read where it stands; what stands between them as it is."""
    from pypinyin import Style, lazy_pinyin  # noqa: PLC0415 (its dictionaries take 0.3 s to load)

    return lazy_pinyin(text, style=Style.TONE if tones else Style.NORMAL)


def toned(text: str) -> str:
    """The reading with tone marks: 法规处 gives fǎ guī chù, “放管服”改革 “fàng guǎn fú” gǎi gé."""
    whole = _QUOTED.fullmatch(text)
    parts = readings(whole[1] if whole else text, tones=True)
    return _STRAY.sub("", " ".join(part.strip() for part in parts))


def sort_key(text: str) -> str:
    """The reading without tones, for an order that dictionaries use."""
    return " ".join(readings(_plain(text)))


def _plain(text: str) -> str:
    return text.strip("“”《》")
