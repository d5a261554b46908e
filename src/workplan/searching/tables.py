"""Traditional forms and pinyin of the characters that stand in the plan, and of no others."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from opencc import OpenCC
from pypinyin import lazy_pinyin

from workplan.edition import Edition
from workplan.searching.module import module
from workplan.searching.whole import original_line

_HAN = range(0x3400, 0xA000)
_HAN_RUN = re.compile("[\u3400-\u9fff]+")

ENOUGH = 20
"""Times that a character is met in context before its readings count as known."""


def traditional_module(edition: Edition) -> str:
    """Each word of the text a character and the Traditional forms that stand for it."""
    return module(_traditional({c for text in _chinese(edition) for c in text if ord(c) in _HAN}))


def pinyin_module(edition: Edition, *, large: bool) -> str:
    """Each word of ``syllables`` one and the characters read so in the plan.

    ``starts`` are the places in each point's published line where a term begins; a large plan
    has ``names`` instead: its terms, laws and units, which are found by their pinyin.
    """
    known: dict[str, object] = {"syllables": _pinyin(_chinese(edition))}
    if large:
        named = [item[edition.plan.language] for item in edition.named.values()]
        known["names"] = [*named, *edition.units]
    else:
        known["starts"] = {point: _term_starts(edition, point) for point in edition.points}
    return module(known)


def _term_starts(edition: Edition, point: str) -> list[int]:
    line = original_line(edition, edition.points[point])
    words = {e.words for e in edition.glossary.mentioned(line)} | set(edition.points[point].units)
    return sorted({match.start() for word in words for match in re.finditer(re.escape(word), line)})


def _chinese(edition: Edition) -> Iterator[str]:
    for _, words in edition.passages:
        yield words
    yield from edition.units


def _traditional(characters: set[str]) -> str:
    forms: dict[str, str] = defaultdict(str)
    candidates = [chr(code) for code in _HAN]
    simplified = OpenCC("t2s").convert("\n".join(candidates)).split("\n")
    for form, plain in zip(candidates, simplified, strict=True):
        if form != plain and plain in characters:
            forms[plain] += form
    return " ".join(plain + form for plain, form in sorted(forms.items()))


def _pinyin(texts: Iterable[str]) -> str:
    """Readings in context: 行 as xing in 行政 and hang in 行业.

    A run of text is read only while one of its characters has been met less than ``ENOUGH``
    times, so that the work is bounded however large the plan is.
    """
    read: dict[str, set[str]] = defaultdict(set)
    met = Counter[str]()
    for run in dict.fromkeys(run for text in texts for run in _HAN_RUN.findall(text)):
        if min(met[character] for character in run) >= ENOUGH:
            continue
        met.update(run)
        for character, syllable in zip(run, lazy_pinyin(run), strict=True):
            read[syllable].add(character)
    return " ".join(syllable + "".join(sorted(chars)) for syllable, chars in sorted(read.items()))
