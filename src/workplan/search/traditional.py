"""Traditional forms of the characters that stand in the plan, and of no others."""

from __future__ import annotations

from collections.abc import Iterable

from opencc import OpenCC

from workplan.search.shelf import Shelf

HAN = range(0x3400, 0xA000)


def traditional_shelf(texts: Iterable[str]) -> Shelf:
    """The character of the text that each Traditional form stands for."""
    return Shelf(_forms({c for text in texts for c in text if ord(c) in HAN}), 0.3)


def _forms(characters: set[str]) -> dict[str, str]:
    candidates = [chr(code) for code in HAN]
    simplified = OpenCC("t2s").convert("\n".join(candidates)).split("\n")
    return {
        form: plain
        for form, plain in zip(candidates, simplified, strict=True)
        if form != plain and plain in characters
    }
