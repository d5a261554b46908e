"""The Chinese side: standard full-width punctuation (GB/T 15834), no stray spaces."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workplan.plan.errors import Finding
from workplan.plan.raw_plan import RawPlan
from workplan.plan.yaml_reader import Path

_HAN = "\u3400-\u9fff\U00020000-\U0003134f"
_CLOSERS = "”’》〉）〕】」』"
_OPENERS = "“‘《〈（〔【「『"
_HALF = ",.:;!?()"
_FULL = "，。：；！？（）"

# Half-width marks beside a Chinese character or a Chinese mark; "3.5" and "10:30" pass.
_HALF_WIDTH = re.compile(
    rf"(?<=[{_HAN}{_CLOSERS}])[{re.escape(_HALF)}]|[{re.escape(_HALF)}](?=[{_HAN}{_OPENERS}])"
)
_STRAIGHT_QUOTE = re.compile(rf"(?<=[{_HAN}，。：；])[\"']|[\"'](?=[{_HAN}])")
_QUOTED = re.compile("“[^”]*”|‘[^’]*’|《[^》]*》")
_SPACE = re.compile(rf"(?<=[{_HAN}，。：；、])\s+(?=[{_HAN}])")


def _chinese(tree: RawPlan) -> Iterator[tuple[Path, str]]:
    for path, text in tree.translatable:
        if isinstance(words := text.get("zh"), str):
            yield (*path, "zh"), words


def punctuation_is_full_width(tree: RawPlan) -> Iterator[Finding]:
    """Chinese takes ，。：；！？（）and “”, not , . : ; ! ? ( ) and straight quotation marks."""
    for path, words in _chinese(tree):
        if marks := _HALF_WIDTH.findall(words):
            full = "".join(_FULL[_HALF.index(mark)] for mark in dict.fromkeys(marks))
            shown = "".join(dict.fromkeys(marks))
            yield Finding.at(path, "half_width", marks=shown, full=full)
        if _STRAIGHT_QUOTE.search(words):
            yield Finding.at(path, "half_width", marks="\"'", full="“”‘’")


def no_space_breaks_a_sentence(tree: RawPlan) -> Iterator[Finding]:
    """No space stands between two Chinese characters outside quotation marks and title marks.

    A line that was broken in the file would leave one.
    """
    for path, words in _chinese(tree):
        if match := _SPACE.search(_QUOTED.sub("", words)):
            before = _QUOTED.sub("", words)[: match.start()][-6:]
            yield Finding.at(path, "chinese_space", before=before)
