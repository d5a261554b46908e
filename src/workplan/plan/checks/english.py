"""The English side, as TRANSLATING.md wants it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workplan.plan.checks.segments import HEADINGS, SENTENCES, SegmentPair, segment_pairs
from workplan.plan.errors import Finding
from workplan.plan.raw_plan import RawPlan

_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_WORDS = {
    "0": "zero", "1": "one", "2": "two", "3": "three", "4": "four", "5": "five", "6": "six",
    "7": "seven", "8": "eight", "9": "nine",
}  # fmt: skip
_RANK = re.compile(r"\bNo\. \d+")
_SENTENCE_END = re.compile(r"[.!?][”’)]*\s+(?=[A-Z“])")
_ABBREVIATIONS = re.compile(r"\b(?:No|St|Dr|Mr|Ms|vs|etc)\.")

# What the style guide rules out in the text of the plan, and what to write instead.
_RULED_OUT = {
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
}
_INSTEAD = {re.compile(pattern, re.IGNORECASE): instead for pattern, instead in _RULED_OUT.items()}
# What a sentence must at least have to break one of them: a quick look clears nearly every one.
_SUSPECT_WORDS = re.compile(r"\b(?:we|our)\b")
_SUSPECT_PIECES = (
    "shall", "should", "must", "pupil",
    "ise", "ising", "isation", "supervis", "headm", "leverag", "empower", "ecosystem", "synerg",
    "led by", "programme", "centre", "catalogue", "enrolment", "labour", "favour", "licence",
)  # fmt: skip
# Words in -ise that American English writes so too.
_TRUE_ISE = re.compile(
    r"\b(?:otherwise|exercis\w+|rais\w+|advis\w+|promis\w+|compris\w+|enterpris\w+|franchis\w+"
    r"|surpris\w+|revis\w+|practis\w+|expertise|likewise|precise|concise|wise|rise[ns]?|noise)\b",
    re.IGNORECASE,
)


def quotation_marks_are_curly(tree: RawPlan) -> Iterator[Finding]:
    """English takes “ ” and ’, not straight quotation marks and apostrophes."""
    for path, text in tree.translatable:
        words = text.get("en")
        if isinstance(words, str) and re.search("[\"']", words):
            yield Finding.at((*path, "en"), "straight_quotes")


def a_sentence_stays_one_sentence(tree: RawPlan) -> Iterator[Finding]:
    """One Chinese sentence is one English sentence, ended by a full stop."""
    for pair in segment_pairs(tree, "en", *SENTENCES):
        if _is_split(pair.translation) and _is_split(_ABBREVIATIONS.sub("", pair.translation)):
            yield Finding.at(pair.path, "sentence_split")
        if not pair.translation.rstrip("”’)").endswith((".", "!", "?")):
            yield Finding.at(pair.path, "sentence_end")


def _is_split(words: str) -> bool:
    return bool(_SENTENCE_END.search(words))


def headings_have_no_full_stop(tree: RawPlan) -> Iterator[Finding]:
    """An English heading ends without a full stop."""
    for pair in segment_pairs(tree, "en", *HEADINGS):
        if pair.translation.endswith("."):
            yield Finding.at(pair.path, "heading_stop")


def numbers_are_kept(tree: RawPlan) -> Iterator[Finding]:
    """Numbers are those of the Chinese: words for one to nine, figures from 10, no percent sign."""
    for pair in segment_pairs(tree, "en", *HEADINGS, *SENTENCES):
        yield from _number_findings(pair)


def _number_findings(pair: SegmentPair) -> Iterator[Finding]:
    said = pair.translation
    plain = _RANK.sub("", said) if "No. " in said else said
    original = _NUMBER.findall(pair.original)
    figures = _NUMBER.findall(plain)
    if "%" in plain:
        yield Finding.at(pair.path, "percent_sign")
    for number in figures:
        if number not in original:
            yield Finding.at(pair.path, "number_added", number=number)
    for number in original:
        word = _WORDS.get(number, number)
        if (word != number or number not in figures) and not _has_word(plain, word):
            yield Finding.at(pair.path, "number_lost", number=number, word=word)


def _has_word(text: str, word: str) -> bool:
    return word in text.lower() and bool(re.search(rf"\b{re.escape(word)}\b", text, re.IGNORECASE))


def words_are_those_of_the_style_guide(tree: RawPlan) -> Iterator[Finding]:
    """The plan's English keeps to American spelling and to the style guide's plain register."""
    for pair in segment_pairs(tree, "en", *HEADINGS, *SENTENCES):
        if not _is_suspect(pair.translation):
            continue
        words = _TRUE_ISE.sub("", pair.translation)
        for pattern, instead in _INSTEAD.items() if _is_suspect(words) else ():
            if match := pattern.search(words):
                yield Finding.at(pair.path, "style_word", word=match[0], instead=instead)


def _is_suspect(words: str) -> bool:
    text = words.lower()
    if any(piece in text for piece in _SUSPECT_PIECES):
        return True
    return ("we" in text or "our" in text) and bool(_SUSPECT_WORDS.search(text))
