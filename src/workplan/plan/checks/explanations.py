"""Our explanations of measures: they say more than the measure, and promise nothing more."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workplan.locales.han import HAN
from workplan.plan.checks.readability import EXPLANATIONS, sentences
from workplan.plan.checks.references import MEASURES
from workplan.plan.checks.topics import measure_paths
from workplan.plan.errors import Finding
from workplan.plan.raw_plan import ANY, RawPlan
from workplan.plan.yaml_reader import DataPath


def _word_pattern(before: str, alternatives: str, after: str = "") -> re.Pattern[str]:
    """A pattern of words; their first letters come first, which is ten times as fast."""
    letters = "".join(sorted({word[0] for word in alternatives.split("|")}))
    return re.compile(f"(?=[{letters}]){before}(?:{alternatives}){after}", re.IGNORECASE)


_PROMISES = {
    "zh": _word_pattern(
        "(?<!不是)(?<!并非)(?<!不)(?<!会)",
        "保证|确保|必定|必将|必须|一定(?!的|条件|程度)|肯定|绝不|不会|不再|免费|无需",
    ),
    "en": _word_pattern(
        r"\b(?<!not a )(?<!not )",
        "guarantee[sd]?|ensure[sd]?|must|certainly|definitely|surely"
        "|always|never|no longer|free of charge|for free",
        r"\b",
    ),
}
"""Words that promise a result, by language; a "not" directly before them is allowed.

"Will" is none of them: it is how the official English begins nearly every sentence.
"""

_LEFT_OPEN = {
    "zh": re.compile("没有(?:写|说|列|提)"),
    "en": re.compile(
        r"\b(?:does not|nor does it) (?:say|list|give|speak|mention)\b", re.IGNORECASE
    ),
}
"""Sentences that say what the plan leaves open, such as whether something is free of charge."""

_HAN_OR_DIGIT = re.compile(f"[{HAN}0-9]+")
_LONG_WORD = re.compile("[a-z]{4,}")
_STEM_LETTERS = 5
_FEWEST_PARTS = 4
"""A shorter text is too short to be measured."""

_MAX_SHARED_PERCENT = {"zh": 45, "en": 60}
"""The share of an explanation's pairs of characters, or of its longer words, that its measure has.

Measured on explanations of all 37 measures of a real plan. Of 68 that reviewers mostly called
echoes, half had more than 71 (zh) and 79 percent (en); rewritten, half had less than 17 and 25,
and none more than 33 and 58. The limits reject 60 of the 68, and none that was rewritten.
"""


def explanations_promise_nothing(tree: RawPlan) -> Iterator[Finding]:
    """An explanation or a topic promises only where one of its measures does so too."""
    for path, measures in _explained(tree):
        for language, promise in _PROMISES.items():
            originals = [tree.get((*measure, language)) for measure in measures]
            if not originals or any(promise.search(str(original)) for original in originals):
                continue
            for text_path, text in tree.texts(*path, language):
                if word := _promise(text, language):
                    yield Finding.at(text_path, "promise", word=word)


def explanations_are_no_echo(tree: RawPlan) -> Iterator[Finding]:
    """An explanation says more than its measure in other words: where nothing is to say, none is.

    At most 45 percent of its pairs of Chinese characters, and 60 percent of its English words of
    four letters and more (by their first five), are in the measure.
    """
    for pattern in EXPLANATIONS:
        for path, _ in tree.select(*pattern):
            for language, limit in _MAX_SHARED_PERCENT.items():
                original = tree.get((*path[: len(MEASURES)], language))
                for text_path, text in tree.texts(*path, language):
                    shared = _shared_percent(text, str(original), language)
                    if shared > limit:
                        yield Finding.at(text_path, "echo", percent=round(shared), limit=limit)


def _explained(tree: RawPlan) -> Iterator[tuple[DataPath, list[DataPath]]]:
    """The path of each explanation and line of a topic, with the paths of its measures."""
    for pattern in EXPLANATIONS:
        for path, _ in tree.select(*pattern):
            yield path, [path[: len(MEASURES)]]
    paths = measure_paths(tree)
    for topic, _ in tree.select("topics", ANY):
        measures = [paths[id_] for _, id_ in tree.texts(*topic, "measures", ANY) if id_ in paths]
        for path, _ in tree.select(*topic, "summary", ANY):
            yield path, measures


def _promise(text: str, language: str) -> str:
    """The first word that promises, in a sentence that does not say what is left open."""
    for sentence in sentences(text, language):
        match = _PROMISES[language].search(sentence)
        if match and not _LEFT_OPEN[language].search(sentence):
            return match[0]
    return ""


def _shared_percent(text: str, original: str, language: str) -> float:
    parts, original_parts = _parts(text, language), frozenset(_parts(original, language))
    if len(parts) < _FEWEST_PARTS:
        return 0.0
    return 100 * sum(part in original_parts for part in parts) / len(parts)


def _parts(text: str, language: str) -> list[str]:
    """A Chinese text in pairs of characters, an English one in the stems of its longer words."""
    if language == "zh":
        runs = _HAN_OR_DIGIT.findall(text)
        return [run[i : i + 2] for run in runs for i in range(len(run) - 1)]
    return [word[:_STEM_LETTERS] for word in _LONG_WORD.findall(text.lower())]
