"""A table in many small shards, of which a look-up loads one.

Where a key stands follows from its first characters, so that no list of shards is loaded first,
and that all keys that begin alike are found: with its first character in a few shards, with more
of them in one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from math import sqrt

from workplan.search.module import module

MOST = 4_000

_FIRST = 35
"""The code of the first digit, ``#``: no quote stands among the digits."""
_LAST, _MORE = 57, 31
"""Digits that end a number (none is the backslash), and those after them that do not."""


@dataclass(frozen=True)
class Shelf:
    """Values by key.

    ``share`` is the number of shards as a multiple of the square root of all characters: higher
    where a query needs many, so that each is small; lower where it needs one, for fewer files.
    ``spreads`` say over how many shards each character after the first spreads keys that are alike
    before it.
    """

    table: Mapping[str, str]
    share: float
    spreads: tuple[int, ...] = ()

    @cached_property
    def count(self) -> int:
        """How many shards there are: an odd number, which spreads well."""
        size = sum(len(key) + len(value) + 2 for key, value in self.table.items())
        return min(MOST, int(self.share * sqrt(size))) // 2 * 2 + 1

    @property
    def shape(self) -> list[int]:
        """What the browser needs to find a key's shard."""
        return [self.count, *self.spreads]

    def modules(self, folder: str) -> dict[str, str]:
        """Every shard, ``key value key value …``, by the path of its file."""
        shards: list[list[str]] = [[] for _ in range(self.count)]
        for key in sorted(self.table):
            shards[self._place(key)] += [key, self.table[key]]
        return {f"{folder}/{i}.js": module(" ".join(shard)) for i, shard in enumerate(shards)}

    def _place(self, key: str) -> int:
        place = ord(key[0])
        for i, spread in enumerate(self.spreads, start=1):
            place = place * spread + (ord(key[i]) % spread if i < len(key) else 0)
        return place % self.count


def packed(positions: Iterable[int]) -> str:
    """Gaps between rising positions, most of them one digit."""
    text, before = [], -1
    for position in positions:
        gap, before = position - before - 1, position
        while gap >= _LAST:
            text.append(chr(_FIRST + _LAST + 1 + gap % _MORE))
            gap //= _MORE
        text.append(chr(_FIRST + gap))
    return "".join(text)
