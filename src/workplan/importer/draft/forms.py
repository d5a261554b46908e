"""How a document writes its numbers and its notes: the form that most of them have."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from workplan.importer.result import ParsedNote, ParseResult
from workplan.importer.text.punctuation import fix_label, fix_punctuation
from workplan.plan.model import SourceStyle

_NUMERALS = re.compile("[一二三四五六七八九十百]+|[0-9]+")
_SEPARATORS = ("、", "，", "；", "及", "和", " ")

Shape = tuple[str, str, str]
"""What stands before the units of a note, between them and after them."""


def style_of(found: ParseResult) -> dict[str, str]:
    """The form of the plan's file: samples of the numbers, of the notes, and the separator."""
    form: dict[str, str] = {}
    if section := _sample(s.label for s in found.sections if s.label):
        form["section"] = section
    if point := _sample(p.label for p in found.points if p.label and not p.leaf):
        form["point"] = point
    shape = common_shape(found)
    if shape:
        form["units"] = f"{shape[0]}…{shape[2]}"
        form["separator"] = shape[1]
    return form


def _sample(labels: Iterable[str]) -> str:
    """The first number in the way in which most are written, as one that counts from 1."""
    listed = [fix_label(label) for label in labels]
    counted = Counter(_NUMERALS.sub("#", label, count=1) for label in listed)
    if not counted:
        return ""
    pattern = counted.most_common(1)[0][0]
    first = next(label for label in listed if _NUMERALS.sub("#", label, count=1) == pattern)
    numeral = _NUMERALS.search(first)
    if not numeral:
        return ""
    return _NUMERALS.sub("1" if numeral[0].isdigit() else "一", first, count=1)


def common_shape(found: ParseResult) -> Shape | None:
    """The shape that most of the simple notes at points' ends have."""
    notes = [note for point in found.points for note in point.notes]
    shapes = Counter(shape for note in notes if (shape := shape_of(note)))
    separators = Counter(shape[1] for note in notes if (shape := shape_of(note)) and shape[1])
    if not shapes:
        return None
    outer = Counter({(s[0], s[2]): 0 for s in shapes})
    for shape, count in shapes.items():
        outer[shape[0], shape[2]] += count
    before, after = outer.most_common(1)[0][0]
    separator = separators.most_common(1)[0][0] if separators else "、"
    return before, separator, after


def shape_of(note: ParsedNote) -> Shape | None:
    """The shape of a note that only lists units; None for one that says more."""
    if note.says.roles or note.says.deadline or note.says.people or note.says.rule:
        return None
    raw = fix_punctuation(note.raw)
    names = [fix_punctuation(unit) for unit in note.says.units]
    for separator in _SEPARATORS:
        joined = separator.join(names)
        if names and joined in raw and "…" not in raw:
            before, _, after = raw.partition(joined)
            return before, separator if len(names) > 1 else "", after
    return None


def fits(note: ParsedNote, form: dict[str, str]) -> bool:
    """Whether a note is written in the plan's form, so that its units say it all."""
    shape = shape_of(note)
    if shape is None or "units" not in form:
        return False
    before, _, after = form["units"].partition("…")
    return (shape[0], shape[2]) == (before, after) and shape[1] in {"", form["separator"]}


DEFAULTS = SourceStyle()
