"""The Chinese text: full-width punctuation (GB/T 15834) and no stray spaces."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workplan.locales.han import HAN
from workplan.plan.errors import Finding
from workplan.plan.raw_plan import RawPlan
from workplan.plan.yaml_reader import DataPath

_CLOSERS = "”’》〉）〕】」』"
_OPENERS = "“‘《〈（〔【「『"
_HALF_WIDTH_MARKS = ",.:;!?()"
_FULL_WIDTH_MARKS = "，。：；！？（）"
_TO_FULL_WIDTH = str.maketrans(_HALF_WIDTH_MARKS, _FULL_WIDTH_MARKS)

_MARK = r"(?:[,:;!?()]|(?<!\.)\.(?![.A-Za-z0-9]))"
"""The dots of .NET and of ... are as written."""
_HALF_WIDTH = re.compile(rf"(?<=[{HAN}{_CLOSERS}]){_MARK}|{_MARK}(?=[{HAN}{_OPENERS}])")
"""Half-width marks beside a Chinese character or mark; those in "3.5" and "10:30" are allowed."""

_STRAIGHT_QUOTE = re.compile(rf"(?<=[{HAN}，。：；])[\"']|[\"'](?=[{HAN}])")
_QUOTED = re.compile("“[^”]*”|‘[^’]*’|《[^》]*》")
_SPACE = re.compile(rf"(?<=[{HAN}，。：；、])\s+(?=[{HAN}])")

_SHOWN_CHARACTERS = 6
"""The characters before a space that the message shows."""


def punctuation_is_full_width(tree: RawPlan) -> Iterator[Finding]:
    """Chinese takes ，。：；！？（）and “”, not , . : ; ! ? ( ) and straight quotation marks."""
    for path, text in _chinese_texts(tree):
        if marks := "".join(dict.fromkeys(_HALF_WIDTH.findall(text))):
            full = marks.translate(_TO_FULL_WIDTH)
            yield Finding.at(path, "half_width", marks=marks, full=full)
        if _STRAIGHT_QUOTE.search(text):
            yield Finding.at(path, "half_width", marks="\"'", full="“”‘’")


def no_space_breaks_a_sentence(tree: RawPlan) -> Iterator[Finding]:
    """No space between two Chinese characters outside quotation marks and title marks.

    A line that is broken in the file leaves such a space.
    """
    for path, text in _chinese_texts(tree):
        unquoted = _QUOTED.sub("", text)
        if match := _SPACE.search(unquoted):
            before = unquoted[: match.start()][-_SHOWN_CHARACTERS:]
            yield Finding.at(path, "chinese_space", before=before)


def _chinese_texts(tree: RawPlan) -> Iterator[tuple[DataPath, str]]:
    for path, text in tree.translatable:
        if isinstance(chinese := text.get("zh"), str):
            yield (*path, "zh"), chinese
