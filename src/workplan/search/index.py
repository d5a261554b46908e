"""Where each piece of the text stands: pairs of Chinese characters, words of other languages."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from math import sqrt

from workplan.search.shelf import Shelf, packed
from workplan.search.texts import Line

_NO_LETTER = re.compile(r"[^\w]|_")
_WORD = re.compile("[a-z0-9]+")


def index_shelf(tag: str, lines: Sequence[Line]) -> Shelf:
    """The pieces of one language."""
    heads = _places(tag, [line.head for line in lines])
    everywhere = _places(tag, [(line.text,) for line in lines])
    table = {piece: _value(at, heads.get(piece)) for piece, at in everywhere.items()}
    many = max(8, round(sqrt(len(lines)) / 4))
    return (
        Shelf(table, 1.1, (many,)) if tag == "zh" else Shelf(table, 0.35, (32, max(4, many // 4)))
    )


def _value(everywhere: list[int], heads: list[int] | None) -> str:
    """Positions, then those of the first rank; nothing after the bar says the same ones."""
    return packed(everywhere) + (f"|{packed(heads) * (heads != everywhere)}" if heads else "")


def _places(tag: str, lines: Sequence[tuple[str, ...]]) -> dict[str, list[int]]:
    """The positions of the lines that have a piece, by piece."""
    places: dict[str, list[int]] = defaultdict(list)
    for i, texts in enumerate(lines):
        for piece in {piece for text in texts for piece in _pieces(tag, text)}:
            places[piece].append(i)
    return places


def _pieces(tag: str, text: str) -> set[str]:
    folded = unicodedata.normalize("NFKC", text).lower()
    return _pairs(folded) if tag == "zh" else _words(folded)


def _words(text: str) -> set[str]:
    """Every word, and the letter that each begins with: what one letter finds is in one place."""
    words = set(_WORD.findall(text))
    return words | {word[0] for word in words}


def _pairs(text: str) -> set[str]:
    """Every pair of neighbouring characters, punctuation aside; the last with nothing after it."""
    letters = _NO_LETTER.sub("", text)
    return {letters[i : i + 2] for i in range(len(letters))}
