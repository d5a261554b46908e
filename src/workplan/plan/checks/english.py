"""The English text: the rules of TRANSLATING.md."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workplan.plan.checks.segments import HEADINGS, SENTENCES, SegmentPair, segment_pairs
from workplan.plan.errors import Finding
from workplan.plan.raw_plan import RawPlan

_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_NUMBER_WORDS = {
    "0": "zero", "1": "one", "2": "two", "3": "three", "4": "four", "5": "five", "6": "six",
    "7": "seven", "8": "eight", "9": "nine",
}  # fmt: skip
_RANK = re.compile(r"\bNo\. \d+")
_SENTENCE_END = re.compile(r"[.!?][”’)]*\s+(?=[A-Z“])")
_ABBREVIATIONS = re.compile(r"\b(?:No|St|Dr|Mr|Ms|vs|etc)\.")

_REPLACEMENTS = {
    r"\b(?:we|our)\b": "the Bureau, it",
    r"\b(?:shall|should|must)\b": "will",
    r"\bsupervis\w*": "regulation, oversight, inspection, management",
    r"\bpupils?\b": "students",
    r"\b(?:headmasters?|headmistress(?:es)?)\b": "principal",
    r"\b(?:leverag\w*|empower\w*|ecosystems?|synerg\w*)\b": "plain words",
    r"\bled by\b": "nothing: the Chinese names no lead unit",
    r"\b\w+(?:isations?|ising|ise[sd]?)\b": "-ization, -izing, -ized",
    r"\b(?:programmes?|centres?|catalogues?|enrolment|labour|favour\w*|licence)\b": (
        "American spelling"
    ),
    r"\b(?!(?:daily|early|family|friendly|only|weekly|yearly|monthly)-)\w+ly-\w+": (
        "no hyphen after -ly"
    ),
}
"""Wordings that the style guide rules out, and what to write instead."""

_REPLACEMENT_PATTERNS = {
    re.compile(pattern, re.IGNORECASE): instead for pattern, instead in _REPLACEMENTS.items()
}
_SUSPECT_WORDS = re.compile(r"\b(?:we|our)\b")
_SUSPECT_PARTS = (
    "shall", "should", "must", "pupil",
    "ise", "ising", "isation", "supervis", "headm", "leverag", "empower", "ecosystem", "synerg",
    "led by", "programme", "ly-", "centre", "catalogue", "enrolment", "labour", "favour", "licence",
)  # fmt: skip
"""What a text has to contain to break one of the rules: a fast test that clears nearly all."""

_ISE_WORDS = re.compile(
    r"\b(?:otherwise|exercis\w+|rais\w+|advis\w+|promis\w+|compris\w+|enterpris\w+|franchis\w+"
    r"|surpris\w+|revis\w+|practis\w+|expertise|likewise|precise|concise|wise|rise[ns]?|noise)\b",
    re.IGNORECASE,
)
"""Words that American English spells with -ise too."""


def quotation_marks_are_curly(tree: RawPlan) -> Iterator[Finding]:
    """English takes “ ” and ’, not straight quotation marks and apostrophes."""
    for path, text in tree.translatable:
        english = text.get("en")
        if isinstance(english, str) and re.search("[\"']", english):
            yield Finding.at((*path, "en"), "straight_quotes")


def a_sentence_stays_one_sentence(tree: RawPlan) -> Iterator[Finding]:
    """A Chinese sentence is one English sentence, which ends with a full stop."""
    for pair in segment_pairs(tree, "en", *SENTENCES):
        if _SENTENCE_END.search(_ABBREVIATIONS.sub("", pair.translation)):
            yield Finding.at(pair.path, "sentence_split")
        if not pair.translation.rstrip("”’)").endswith((".", "!", "?")):
            yield Finding.at(pair.path, "sentence_end")


def headings_have_no_full_stop(tree: RawPlan) -> Iterator[Finding]:
    """An English heading ends without a full stop."""
    for pair in segment_pairs(tree, "en", *HEADINGS):
        if pair.translation.endswith("."):
            yield Finding.at(pair.path, "heading_stop")


def numbers_are_kept(tree: RawPlan) -> Iterator[Finding]:
    """Numbers are those of the Chinese: words up to nine, figures from 10, no percent sign."""
    for pair in segment_pairs(tree, "en", *HEADINGS, *SENTENCES):
        yield from _number_findings(pair)


def _number_findings(pair: SegmentPair) -> Iterator[Finding]:
    translation = _RANK.sub("", pair.translation)
    original_numbers = _NUMBER.findall(pair.original)
    figures = _NUMBER.findall(translation)
    if "%" in translation:
        yield Finding.at(pair.path, "percent_sign")
    for number in figures:
        if number not in original_numbers:
            yield Finding.at(pair.path, "number_added", number=number)
    for number in original_numbers:
        word = _NUMBER_WORDS.get(number, number)
        if (word != number or number not in figures) and not _has_word(translation, word):
            yield Finding.at(pair.path, "number_lost", number=number, word=word)


def _has_word(text: str, word: str) -> bool:
    return word in text.lower() and bool(re.search(rf"\b{re.escape(word)}\b", text, re.IGNORECASE))


def words_follow_the_style_guide(tree: RawPlan) -> Iterator[Finding]:
    """English uses American spelling and the plain words of the style guide."""
    for pair in segment_pairs(tree, "en", *HEADINGS, *SENTENCES):
        if not _is_suspect(pair.translation):
            continue
        translation = _ISE_WORDS.sub("", pair.translation)
        for pattern, instead in _REPLACEMENT_PATTERNS.items():
            if match := pattern.search(translation):
                yield Finding.at(pair.path, "style_word", word=match[0], instead=instead)


def _is_suspect(text: str) -> bool:
    lower = text.lower()
    return any(part in lower for part in _SUSPECT_PARTS) or bool(_SUSPECT_WORDS.search(lower))
