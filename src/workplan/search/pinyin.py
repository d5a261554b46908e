"""How the plan's characters are read, and which stand side by side: words are found by pinyin.

``pinyin`` has, for each syllable, the characters read so, each with all that follow it somewhere;
from these the browser puts together the words that can be meant, and looks for them in the text.
``names`` has the plan's terms, laws and units by their initials.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import pairwise

from workplan.edition.edition import Edition
from workplan.locales.pinyin import readings
from workplan.search.shelf import Shelf

_HAN_RUN = re.compile("[\u3400-\u9fff]+")

ENOUGH = 20
"""Times that a character is met in context before its readings count as known."""


def pinyin_shelves(edition: Edition, texts: Iterable[str]) -> dict[str, Shelf]:
    """Syllables, and names by their initials."""
    runs = list(dict.fromkeys(run for text in texts for run in _HAN_RUN.findall(text)))
    syllables = _syllables(_readings(runs), _followers(runs))
    return {"pinyin": Shelf(syllables, 1.76, (11,)), "names": Shelf(_names(edition), 0.6, (32, 4))}


def _readings(runs: Iterable[str]) -> dict[str, set[str]]:
    """Characters by syllable, read in context: 行 as xing in 行政 and hang in 行业.

    A run of text is read only while one of its characters has been met less than ``ENOUGH``
    times, so that the work is bounded however large the plan is.
    """
    read: dict[str, set[str]] = defaultdict(set)
    met = Counter[str]()
    for run in runs:
        if min(met[character] for character in run) >= ENOUGH:
            continue
        met.update(run)
        for character, syllable in zip(run, readings(run), strict=True):
            read[syllable].add(character)
    return read


def _followers(runs: Iterable[str]) -> dict[str, set[str]]:
    """The characters that follow each."""
    after: dict[str, set[str]] = defaultdict(set)
    for run in runs:
        for first, second in pairwise(run):
            after[first].add(second)
    return after


def _syllables(readings: Mapping[str, set[str]], after: Mapping[str, set[str]]) -> dict[str, str]:
    return {
        syllable: "/".join(c + "".join(sorted(after.get(c, ()))) for c in sorted(characters))
        for syllable, characters in readings.items()
    }


def _names(edition: Edition) -> dict[str, str]:
    """The Chinese words that names begin with, by their initials."""
    tag = edition.plan.language
    names = [*(item[tag] for item in edition.glossary_entries.values()), *edition.units]
    by_initials: dict[str, list[str]] = defaultdict(list)
    for name in dict.fromkeys(names):
        for run in _HAN_RUN.findall(name)[:1]:
            by_initials["".join(one[0] for one in readings(run))].append(run)
    return {initials: "/".join(dict.fromkeys(runs)) for initials, runs in by_initials.items()}
