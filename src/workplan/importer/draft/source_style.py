"""Infers how a document writes numbers and notes: the style of most of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from statistics import mode
from typing import NamedTuple

from workplan.importer.result import ParsedNote, ParseResult
from workplan.importer.text.punctuation import fix_label, fix_punctuation

_NUMERALS = re.compile("[一二三四五六七八九十百]+|[0-9]+")
_SEPARATORS = ("、", "，", "；", "及", "和", " ")


class NotePattern(NamedTuple):
    """How a note lists units: the text before them, their separator, the text after them."""

    before: str
    separator: str
    after: str


def source_style(result: ParseResult) -> dict[str, str]:
    """The style as in the plan's file: samples of numbers and notes, and the separator.

    That of notes is the style of most of those at the ends of points that only list units.
    """
    style: dict[str, str] = {}
    if section := _sample(section.label for section in result.sections):
        style["section"] = section
    if point := _sample(point.label for point in result.points if not point.leaf):
        style["point"] = point
    notes = (note for point in result.points for note in point.notes)
    if patterns := [pattern for note in notes if (pattern := _pattern_of(note))]:
        before, after = mode((pattern.before, pattern.after) for pattern in patterns)
        style["units"] = f"{before}…{after}"
        separators = [pattern.separator for pattern in patterns if pattern.separator]
        style["separator"] = mode(separators or ["、"])
    return style


def is_written_in(style: dict[str, str], note: ParsedNote) -> bool:
    """Whether a note is written in the style, so that its units are enough to restore it."""
    pattern = _pattern_of(note)
    if pattern is None or "units" not in style:
        return False
    before, _, after = style["units"].partition("…")
    has_separator = pattern.separator in {"", style["separator"]}
    return (pattern.before, pattern.after) == (before, after) and has_separator


def _sample(labels: Iterable[str]) -> str:
    """How most labels are written, with the numeral for 1; empty if they have none."""
    samples = [
        _NUMERALS.sub(_first_numeral, fix_label(label), count=1) for label in labels if label
    ]
    sample = mode(samples) if samples else ""
    return sample if _NUMERALS.search(sample) else ""


def _first_numeral(numeral: re.Match[str]) -> str:
    return "1" if numeral[0].isdigit() else "一"


def _pattern_of(note: ParsedNote) -> NotePattern | None:
    """The pattern of a note; None if it does more than list units."""
    content = note.responsibilities
    if content.roles or content.deadline or content.people or content.states_lead_rule:
        return None
    raw = fix_punctuation(note.raw)
    units = [fix_punctuation(unit) for unit in content.units]
    for separator in _SEPARATORS:
        joined = separator.join(units)
        if units and joined in raw and "…" not in raw:
            before, _, after = raw.partition(joined)
            return NotePattern(before, separator if len(units) > 1 else "", after)
    return None
