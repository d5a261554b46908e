"""Tables for Chinese queries typed in Traditional characters or by pinyin.

They cover the characters of the plan and no others, so that they stay small.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from opencc import OpenCC

from workplan.edition.edition import Edition
from workplan.edition.responsible_units import unit_list_punctuation
from workplan.locales.pinyin import readings
from workplan.search.documents import SearchDocument

_HAN = (range(0x3400, 0xA000), range(0x20000, 0x323B0))
_HAN_RUN = re.compile("[\u3400-\u9fff\U00020000-\U000323af]+")

MAX_CONTEXTS = 20
"""Times that a character is met in context before its readings count as known."""


def chinese_tables(edition: Edition, documents: Sequence[SearchDocument]) -> dict[str, object]:
    """``traditional`` and ``readings`` as below, and the ``names`` that pinyin finds first."""
    texts = list(_chinese_texts(edition, documents)) if "zh" in edition.languages else []
    return {
        "traditional": traditional_forms(set[str]().union(*texts)),
        "readings": characters_by_syllable(texts),
        "names": _names(edition) if texts else [],
    }


def _chinese_texts(edition: Edition, documents: Sequence[SearchDocument]) -> Iterator[str]:
    yield from (document.text("zh") for document in documents)
    yield from (unit.name.get("zh") for unit in edition.plan.units)
    yield from unit_list_punctuation(edition, "zh")


def traditional_forms(characters: set[str]) -> dict[str, str]:
    """The character of the plan that each Traditional form stands for.

    A form that the plan itself has is found as it is.
    """
    candidates = [chr(code) for code in chain(*_HAN)]
    simplified = OpenCC("t2s").convert("\n".join(candidates)).split("\n")
    return {
        form: plain
        for form, plain in zip(candidates, simplified, strict=True)
        if plain in characters and form not in characters
    }


def characters_by_syllable(texts: Iterable[str]) -> dict[str, str]:
    """The characters that are read as each syllable, in context: 行 as xing in 行政, hang in 行业.

    A run of text is read only while one of its characters has been met less than
    ``MAX_CONTEXTS`` times, so that the work is bounded however large the plan is.
    """
    characters: dict[str, set[str]] = defaultdict(set)
    contexts = Counter[str]()
    for run in dict.fromkeys(run for text in texts for run in _HAN_RUN.findall(text)):
        if min(contexts[character] for character in run) >= MAX_CONTEXTS:
            continue
        contexts.update(run)
        for character, syllable in zip(run, readings(run), strict=True):
            characters[syllable].add(character)
    return {syllable: "".join(sorted(found)) for syllable, found in sorted(characters.items())}


def _names(edition: Edition) -> list[str]:
    """The Chinese words that the names of terms, laws and units begin with."""
    names = [entry["zh"] for entry in edition.glossary_entries.values()]
    names += [unit.name.get("zh") for unit in edition.plan.units]
    runs = (_HAN_RUN.search(name) for name in names)
    return list(dict.fromkeys(run[0] for run in runs if run))
