"""The pronunciation of Chinese words, for readers and for sorting."""

from __future__ import annotations

import re
from functools import lru_cache

_QUOTED = re.compile(r"[“《]([^“”《》]*)[”》]")
_SPACE_AT_PUNCTUATION = re.compile(r"(?<=[“‘《（）、，；：])\s+|\s+(?=[”’》（）、，；：])")


_MAX_CACHED = 20_000
"""Texts whose pinyin is kept: many plans have the same terms, and each shows them twice."""


@lru_cache(_MAX_CACHED)
def readings(text: str, *, tones: bool = False) -> tuple[str, ...]:
    """The pinyin of each Chinese character in its context; other text unchanged."""
    from pypinyin import Style, lazy_pinyin  # noqa: PLC0415 (its dictionaries take 0.3 s to load)

    return tuple(lazy_pinyin(text, style=Style.TONE if tones else Style.NORMAL))


def toned(text: str) -> str:
    """The pinyin with tone marks: fǎ guī chù for 法规处, “fàng guǎn fú” gǎi gé for “放管服”改革.

    Quotation marks around the whole text are removed.
    """
    quoted = _QUOTED.fullmatch(text)
    syllables = readings(quoted[1] if quoted else text, tones=True)
    return _SPACE_AT_PUNCTUATION.sub("", " ".join(syllable.strip() for syllable in syllables))


def sort_key(text: str) -> str:
    """The pinyin without tones, for the order of dictionaries; outer quotation marks ignored."""
    return " ".join(readings(text.strip("“”《》")))
