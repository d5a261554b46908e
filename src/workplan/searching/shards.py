"""A large plan's texts for the search: shards of postings, and blocks of texts.

A query loads the shards of its pieces (pairs of Chinese characters, English words), meets their
postings, and loads the blocks of the points that it shows, where it looks at the text itself.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from workplan.edition import Edition
from workplan.model import Point
from workplan.searching.module import module
from workplan.searching.whole import original_line, other_texts, outline, point_texts

BLOCK = 8
"""Points in a block of texts: a page of results loads as few others as may be."""

SHARD = 9_000
"""Characters of a shard of postings, about; a query loads one for each of its pieces."""

_LETTERS = re.compile(r"[^\w]|_")
_WORDS = re.compile(r"[a-z0-9][a-z0-9'%.]*")
_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

Postings = dict[str, tuple[list[int], list[int]]]
"""Positions of points by piece: those that have it in the heading or units, and all."""


def shard_modules(edition: Edition) -> dict[str, str]:
    """All modules of a large plan by the path of their file."""
    modules: dict[str, str] = {}
    for tag in edition.languages:
        modules |= _blocks(edition, tag)
        shards = list(_cut(_postings(edition, tag)))
        for i, shard in enumerate(shards):
            modules[f"{tag}/shard-{i}.js"] = module(shard)
        modules[f"{tag}/outline.js"] = module(_outline(edition, tag, shards))
        modules[f"{tag}/units.js"] = module(_units(edition, tag))
    return modules


def _outline(edition: Edition, tag: str, shards: list[dict[str, list[str]]]) -> dict[str, object]:
    """What a search must know first: where shards begin, how many points, and the sections."""
    known = outline(edition, tag)
    return {
        "starts": [next(iter(shard)) for shard in shards],
        "points": len(edition.points),
        "block": BLOCK,
        "ids": [] if _counts_on(edition) else list(edition.points),
        "form": known["form"],
        "sections": known["sections"],
        "sizes": [len(section.points) for section in edition.plan.sections],
        "other": other_texts(edition, tag),
    }


def _counts_on(edition: Edition) -> bool:
    """Whether the points' ids are 1, 2, 3 and so on, which need not be listed."""
    return edition.point_ids == tuple(str(i) for i in range(1, len(edition.points) + 1))


def _units(edition: Edition, tag: str) -> list[list[str]]:
    """Each unit's id, name and points."""
    at = edition.position
    return [
        [unit.id, unit.name.get(tag), _packed([at[i] for i in edition.points_of[unit.id]])]
        for unit in edition.plan.units
    ]


def _blocks(edition: Edition, tag: str) -> dict[str, str]:
    places = {name: i for i, name in enumerate(edition.units)}
    units = [[unit.id, unit.name.get(tag)] for unit in edition.plan.units]
    texts = [_with_units(point_texts(edition, tag, i, places), units) for i in edition.points]
    return {
        f"{tag}/texts/{i // BLOCK}.js": module(texts[i : i + BLOCK])
        for i in range(0, len(texts), BLOCK)
    }


def _with_units(texts: list[Any], units: list[list[str]]) -> list[Any]:
    """A point's texts with ids and names of its units, whose list is not loaded."""
    *before, places, section = texts
    return [*before, [units[i] for i in places], section]


def _postings(edition: Edition, tag: str) -> Postings:
    found: Postings = defaultdict(lambda: ([], []))
    pieces_of = _pairs if tag == "zh" else _english_words
    names = {name: unit.name.get(tag) for name, unit in edition.units.items()}
    for i, point in enumerate(edition.points.values()):
        heading = point.heading.get(tag) if point.heading else ""
        head = [heading, *(names[name] for name in point.units)]
        for piece in pieces_of(head):
            found[piece][0].append(i)
        for piece in pieces_of(_whole(edition, tag, point, head)):
            found[piece][1].append(i)
    return found


def _whole(edition: Edition, tag: str, point: Point, head: list[str]) -> list[str]:
    """All that a point says; as published in one line, where a phrase may run through it."""
    if tag == edition.plan.language:
        return [original_line(edition, point)]
    return [*head, *(measure.get(tag) for measure in point.measures)]


def _pairs(texts: Iterable[str]) -> set[str]:
    """Every pair of neighbouring characters, punctuation aside; the last with nothing after it."""
    pairs: set[str] = set()
    for text in texts:
        letters = _LETTERS.sub("", unicodedata.normalize("NFKC", text).lower())
        pairs.update(letters[i : i + 2] for i in range(len(letters)))
    return pairs


def _english_words(texts: Iterable[str]) -> set[str]:
    return {word for text in texts for word in _WORDS.findall(text.lower().replace("’", "'"))}


def _cut(postings: Postings) -> Iterator[dict[str, list[str]]]:
    """Shards of pieces in order."""
    shard: dict[str, list[str]] = {}
    size = 0
    for piece in sorted(postings):
        if size > SHARD:
            yield shard
            shard, size = {}, 0
        head, everywhere = postings[piece]
        shard[piece] = [_packed(head), _packed(everywhere)]
        size += len(shard[piece][0]) + len(shard[piece][1]) + 8
    if shard:
        yield shard


def _packed(positions: list[int]) -> str:
    """Gaps between positions, five bits a character, the sixth for "more follows"."""
    text, before = [], -1
    for position in positions:
        gap, before = position - before - 1, position
        while gap > 31:
            text.append(_DIGITS[32 + (gap & 31)])
            gap >>= 5
        text.append(_DIGITS[gap])
    return "".join(text)
