"""Where the duty notes stand: in brackets of any kind, after a label, or as a sentence."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workplan.importer.responsibility.duties import Responsibilities, read_responsibilities
from workplan.importer.responsibility.labels import (
    LABEL,
    VERB,
    label_at_start,
    labelled,
    only_a_label,
)
from workplan.importer.responsibility.unit_names import UNIT_END, is_unit
from workplan.importer.text.boundaries import Brackets, ItemBoundaries
from workplan.importer.text.normalize import normalize
from workplan.importer.text.visible_text import VisibleText

_OPENERS = "([〔【<"
_MAX_NOTE = 900

_Range = tuple[int, int]


@dataclass(frozen=True)
class Note:
    """A duty note: its range with brackets and the stop after them, and what it says."""

    start: int
    end: int
    raw: str
    says: Responsibilities


def find_notes(stream: VisibleText, start: int, end: int, numbers: Sequence[int]) -> list[Note]:
    """The notes of a range, in order; ``numbers`` are the positions where items begin."""
    items = ItemBoundaries(stream, sorted({*numbers, end}))
    pairs = [
        (a, b) for a, b in Brackets(stream.text).pairs(start, end, _OPENERS) if b - a <= _MAX_NOTE
    ]
    found = _outermost([(a, b + 1) for a, b in pairs if _is_note(stream.text[a + 1 : b])])
    found += _bare_lists(items, pairs, found)
    found += labelled(items, start, end, found)
    found += _sentences(items, start, end, found)
    return [_note(stream, a, b) for a, b in _merged(items, sorted(found))]


def _outermost(found: list[_Range]) -> list[_Range]:
    kept: list[_Range] = []
    for start, end in found:
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def _note(stream: VisibleText, start: int, end: int) -> Note:
    pieces = (stream.raw[a:b] for a, b in stream.paragraphs(start, end))
    raw = "\n".join(piece.strip() for piece in pieces)
    return Note(start, end, raw, read_responsibilities(_inside(raw)))


_AROUND = " \n。.;；,，、"
_LABEL_IN_BRACKETS = re.compile(
    r"^\s*[(（\[［〔【]([^()（）\[\]［］〔〕【】]+)[)）\]］〕】]\s*[:：]?"
)


def _inside(raw: str) -> str:
    """A note's words without the brackets around them; 【责任单位】 becomes 责任单位：."""
    tags = [_tag(line) for line in raw.split("\n")]
    if not any(tags):
        return "\n".join(_unwrapped(raw))
    lines = zip(tags, raw.split("\n"), strict=True)
    return "\n".join(
        tag or part for tag, line in lines for part in ([tag] if tag else _unwrapped(line))
    )


def _tag(line: str) -> str:
    """A line that begins with a label in brackets, with a colon in their place; else empty."""
    label = _LABEL_IN_BRACKETS.match(line)
    if label and only_a_label(label[1]) and line[label.end() :].strip():
        return f"{label[1]}：{line[label.end() :]}"
    return ""


def _unwrapped(line: str) -> Iterator[str]:
    """The insides of the brackets that a line consists of; the line itself where it has none."""
    line = line.strip(_AROUND)
    pairs = Brackets(normalize(line)).close
    at = 0
    while at in pairs and line[at] not in "《“":
        yield line[at + 1 : pairs[at]]
        at = pairs[at] + 1
        while at < len(line) and line[at] in _AROUND:
            at += 1
    if at < len(line):
        yield line[at:]


def _is_note(inside: str) -> bool:
    """Whether the inside of brackets is a note, by its label or by its verb."""
    inside = inside.strip()
    if label_at_start(inside):
        return True
    if not VERB.search(inside.rstrip(" 。;,")) and not LABEL.search(inside):
        return False
    clause = re.split("[,;]", inside)[0]
    names = read_responsibilities(clause).units
    return bool(names) and all(is_unit(name) for name in names[:3])


def _bare_lists(items: ItemBoundaries, pairs: list[_Range], found: list[_Range]) -> list[_Range]:
    """Brackets with nothing but units, at the end of an item without another note.

    They count where the text has several of them, or other notes in brackets.
    """
    taken = {a for a, _ in found}
    noted = {items.next(a) for a, _ in found}
    lists = [
        (a, b + 1)
        for a, b in pairs
        if a not in taken and items.ends(b + 1) and _only_units(items.stream.raw[a + 1 : b])
    ]
    if len(lists) >= _SEVERAL:
        return lists
    return [(a, b) for a, b in lists if found and items.next(a) not in noted]


_SEVERAL = 3


def _only_units(inside: str) -> bool:
    names = read_responsibilities(inside).units
    known = all(is_unit(name) and not re.search("[。《“]", name) for name in names)
    return bool(names) and known and any(UNIT_END.search(normalize(name)) for name in names)


def _sentences(items: ItemBoundaries, start: int, end: int, found: list[_Range]) -> list[_Range]:
    """Sentences that say nothing but who does it: 由办公室和法规处负责。"""
    taken = sorted(found)
    ends = [b for _, b in taken]
    sentences = [
        (a, b)
        for a, b in items.sentences(start, end)
        if _says_duty(items.stream.raw[a:b], apart=items.stream.begins(a)) and items.ends(b)
    ]
    return [(a, b) for a, b in sentences if not _overlaps(taken, ends, a, b)]


def _overlaps(taken: list[_Range], ends: list[int], start: int, end: int) -> bool:
    """Whether a range touches one of several that do not overlap and stand in order."""
    i = bisect_right(ends, start)
    return i < len(taken) and taken[i][0] < end


def _says_duty(sentence: str, *, apart: bool) -> bool:
    words = sentence.strip(" 。")
    if len(words) > _MAX_SENTENCE or not VERB.search(normalize(words)):
        return False
    says = read_responsibilities(words)
    sure = apart or words.startswith("由") or "、" in words or "牵头" in normalize(words)
    return bool(says.units) and sure and all(_plain_unit(name) for name in says.units)


_MAX_SENTENCE = 300


def _plain_unit(name: str) -> bool:
    return is_unit(name) and len(name) <= 24 and not re.search("[。，“”《》]", name)


def _merged(items: ItemBoundaries, found: list[_Range]) -> list[_Range]:
    """Neighbours joined: notes with nothing between them but marks, and the stop after each."""
    merged: list[_Range] = []
    for start, end in found:
        if merged and start < merged[-1][1]:
            continue
        stop = items.with_stop(end)
        if merged and items.touch(merged[-1][1], start):
            merged[-1] = (merged[-1][0], stop)
        else:
            merged.append((start, stop))
    return merged
