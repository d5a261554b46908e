"""Our own texts about the plan: short sentences and plain words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from statistics import median

from workplan.plan.checks.references import MEASURES
from workplan.plan.errors import Finding
from workplan.plan.raw_plan import ANY, RawPlan

EXPLANATIONS = ((*MEASURES, "readers", ANY), (*MEASURES, "target", "explanation"))
"""The patterns of the explanations of a measure."""

_MAX_LENGTH = 25
"""Characters of a Chinese sentence with the marks inside it, and words of an English one."""

_MAX_GRADE = 8
_FEWEST_WORDS = 10
"""A shorter text has no meaningful grade."""

_SENTENCE_ENDS = {"zh": re.compile("[。！？]"), "en": re.compile(r"[.!?]+[”’)]*(?:\s+|$)")}
_WORD = re.compile("[a-z]+(?:’[a-z]+)?", re.IGNORECASE)
_VOWELS = re.compile("[aeiouy]+")
_SILENT_ENDING = re.compile("(?<=[^l])e$|(?<=[aeiouy]l)e$|(?<=[^td])ed$")


def explanations_have_short_sentences(tree: RawPlan) -> Iterator[Finding]:
    """A sentence of ours has at most 25 Chinese characters, or 25 English words."""
    for pattern in (*EXPLANATIONS, ("topics", ANY, "summary", ANY)):
        for language in _SENTENCE_ENDS:
            for path, text in tree.texts(*pattern, language):
                length = max(
                    (_length(part, language) for part in sentences(text, language)), default=0
                )
                if length > _MAX_LENGTH:
                    yield Finding.at(path, "long_sentence", length=length, limit=_MAX_LENGTH)


def explanations_for_parents_are_easy(tree: RawPlan) -> Iterator[Finding]:
    """The English explanations for parents have a median Flesch–Kincaid grade of at most 8."""
    grades = {
        path: school_grade(text)
        for path, text in tree.texts(*MEASURES, "readers", "parents", "en")
        if len(_WORD.findall(text)) >= _FEWEST_WORDS
    }
    if grades and (middle := median(grades.values())) > _MAX_GRADE:
        path = max(grades, key=lambda hardest: grades[hardest])
        figures = {"median": f"{middle:.1f}", "grade": f"{grades[path]:.1f}"}
        yield Finding.at(path, "hard_to_read", limit=_MAX_GRADE, **figures)


def sentences(text: str, language: str) -> list[str]:
    """The sentences of a text, without the marks that end them."""
    return [part for part in _SENTENCE_ENDS[language].split(text) if part.strip()]


def school_grade(text: str) -> float:
    """The Flesch–Kincaid grade of an English text: the school year that can read it.

    Syllables are counted by groups of vowels. On our explanations the grade differs by 0.2 to
    0.55 on average from one with the syllables of the CMU dictionary, which is too large a
    dependency for one median; the packages that offer it fetch data from the network.
    """
    words = _WORD.findall(text)
    per_sentence = len(words) / len(sentences(text, "en"))
    per_word = sum(_syllables(word.lower()) for word in words) / len(words)
    return 0.39 * per_sentence + 11.8 * per_word - 15.59


def _length(sentence: str, language: str) -> int:
    return len(sentence) if language == "zh" else len(sentence.split())


def _syllables(word: str) -> int:
    return max(1, len(_VOWELS.findall(_SILENT_ENDING.sub("", word))))
