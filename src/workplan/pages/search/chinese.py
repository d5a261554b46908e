"""Tables for Chinese queries typed in Traditional characters or by pinyin.

They cover the characters of the plan and no others, so that they stay small.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import chain

from opencc import OpenCC

from workplan.edition.edition import Edition
from workplan.edition.responsible_units import unit_list_punctuation
from workplan.locales.han import HAN
from workplan.locales.pinyin import readings
from workplan.pages.search.documents import SearchDocument

_HAN = (range(0x3400, 0xA000), range(0x20000, 0x323B0))
_HAN_RUN = re.compile(f"[{HAN}]+")

_READ = ("points", "outside")
_KINDS = (*_READ, "explanations", "entries")

MAX_CONTEXTS = 20
"""Times that a character is met in context before its readings count as known."""


def chinese_tables(
    edition: Edition, shards: Sequence[Mapping[str, Sequence[SearchDocument]]]
) -> dict[str, object]:
    """``traditional`` and ``readings`` as below, of all documents in the shards of the index.

    Pinyin looks for the plan's own words and for names, not for what we say of them.
    """
    if "zh" not in edition.languages:
        return {"traditional": {}, "readings": {}}
    documents = {
        kind: [document for shard in shards for document in shard.get(kind, ())] for kind in _KINDS
    }
    lists = unit_list_punctuation(edition, "zh")
    texts = [
        text
        for kind in _KINDS
        for document in documents[kind]
        for text in document.characters("zh")
    ]
    names = [next(document.characters("zh"), "") for document in documents["entries"]]
    read = [
        text for kind in _READ for document in documents[kind] for text in document.characters("zh")
    ]
    return {
        "traditional": traditional_forms(set().union(*texts, *lists)),
        "readings": characters_by_syllable([*read, *lists, *names]),
    }


def traditional_forms(characters: set[str]) -> dict[str, str]:
    """The character of the plan that each Traditional form stands for.

    A form that the plan itself has is found as it is.
    """
    return {
        form: plain
        for form, plain in simplified_forms()
        if plain in characters and form not in characters
    }


@cache
def simplified_forms() -> tuple[tuple[str, str], ...]:
    """Every Han character that has another Simplified form, and that form."""
    candidates = [chr(code) for code in chain(*_HAN)]
    simplified = OpenCC("t2s").convert("\n".join(candidates)).split("\n")
    pairs = zip(candidates, simplified, strict=True)
    return tuple((form, plain) for form, plain in pairs if form != plain)


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
    return {
        syllable: "".join(sorted(homophones)) for syllable, homophones in sorted(characters.items())
    }
