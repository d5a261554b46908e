"""Finds responsibility notes: in brackets of any kind, after a label, or as a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workplan.importer.responsibility.labels import (
    ANY_LABEL,
    LABEL,
    VERB,
    is_label,
    labelled_ranges,
)
from workplan.importer.responsibility.note_parser import Responsibilities, parse_note
from workplan.importer.responsibility.unit_names import (
    UNIT_END,
    is_plain_name,
    is_unit,
    unit_names,
)
from workplan.importer.text.boundaries import ItemBoundaries, RangeSet, closing_brackets
from workplan.importer.text.normalize import normalize
from workplan.importer.text.visible_text import Range, VisibleText
from workplan.locales.han import HAN

_OPENERS = "([〔【<"
_OUTER_MARKS = " \n。.;；,，、"
_LABEL_IN_BRACKETS = re.compile(
    r"^\s*[(（\[［〔【]([^()（）\[\]［］〔〕【】]+)[)）\]］〕】]\s*[:：]?"
)
_INNER_LABEL = re.compile(r"(?<=[^\s【〔\[(（])[【〔\[]([^【】〔〕\[\]]{2,12})[】〕\]][:：]?")
_MAX_BRACKETED_NOTE, _MAX_SENTENCE = 900, 300
_GOES_ON = re.compile(f"[,、{HAN}]")
_ENDS_SENTENCE = "。;!?)〕】]"
_MIN_BARE_LISTS = 3
_MIN_SHARE_LABELLED = 0.5


@dataclass(frozen=True)
class Note:
    """A responsibility note: its range with brackets and the stop after them, and its contents."""

    start: int
    end: int
    raw: str
    responsibilities: Responsibilities


def find_notes(
    visible: VisibleText, start: int, end: int, item_starts: Sequence[int]
) -> list[Note]:
    """The notes of a range, in order; ``item_starts`` are where numbered items begin."""
    items = ItemBoundaries(visible, sorted({*item_starts, end}))
    pairs = [
        (opening, closing)
        for opening, closing in sorted(closing_brackets(visible.text).items())
        if start <= opening and closing < end and visible.text[opening] in _OPENERS
        if closing - opening <= _MAX_BRACKETED_NOTE
    ]
    notes = [pair for pair in pairs if _is_note(visible.text[pair[0] + 1 : pair[1]])]
    notes = _without_notes_inside_sentences(items, notes)
    ranges = [(opening, closing + 1) for opening, closing in notes]
    ranges += _bare_lists(items, pairs, ranges)
    ranges += labelled_ranges(items, start, end, ranges)
    ranges += _sentences(items, start, end, ranges)
    return [_note(visible, *note_range) for note_range in _merged(items, sorted(ranges))]


def _note(visible: VisibleText, start: int, end: int) -> Note:
    raw = "\n".join(visible.raw_text(*paragraph) for paragraph in visible.paragraphs(start, end))
    return Note(start, end, raw, parse_note(_without_brackets(raw)))


def _without_brackets(raw: str) -> str:
    """A note's text without the brackets around it; 【责任单位】 becomes 责任单位：."""
    raw = _INNER_LABEL.sub(_as_label, raw)
    lines = raw.split("\n")
    labelled = [_with_colon(line) for line in lines]
    if not any(labelled):
        return "\n".join(_insides(raw))
    parts: list[str] = []
    for line, label in zip(lines, labelled, strict=True):
        parts += [label] if label else _insides(line)
    return "\n".join(parts)


def _as_label(match: re.Match[str]) -> str:
    """A label in brackets after other words, with a colon in their place."""
    return f"；{match[1]}：" if is_label(match[1]) else match[0]


def _with_colon(line: str) -> str:
    """A line with a label in brackets, with a colon in their place; empty for other lines."""
    label = _LABEL_IN_BRACKETS.match(line)
    if label and is_label(label[1]) and line[label.end() :].strip():
        return f"{label[1]}：{line[label.end() :]}"
    return ""


def _insides(line: str) -> Iterator[str]:
    """The insides of the brackets at the beginning of a line, and the text after them."""
    line = line.strip(_OUTER_MARKS)
    closing = closing_brackets(normalize(line))
    position = 0
    while position in closing and line[position] not in "《“":
        yield line[position + 1 : closing[position]]
        after = line[closing[position] + 1 :]
        position = len(line) - len(after.lstrip(_OUTER_MARKS))
    if position < len(line):
        yield line[position:]


def _is_note(inside: str) -> bool:
    """Whether the inside of brackets is a note, by its label or by its verb."""
    inside = inside.strip()
    if ANY_LABEL.match(inside):
        return True
    clauses = re.split("[,;。]", inside)
    with_verb = next((i for i, clause in enumerate(clauses) if VERB.search(clause.strip())), None)
    if with_verb is None and not LABEL.search(inside):
        return False
    units = parse_note(clauses[0]).units
    names = [name for clause in clauses[1:with_verb] for name in unit_names(clause)]
    before_verb = names if with_verb else []
    return bool(units) and all(map(is_unit, [*units[:3], *before_verb]))


def _without_notes_inside_sentences(items: ItemBoundaries, notes: list[Range]) -> list[Range]:
    """Bracketed notes without those in the middle of a sentence.

    A sentence that goes on after its note is written only in texts without labels, and with
    nothing but names of units in the note.
    """
    text = items.visible.text
    labelled = [
        bool(ANY_LABEL.match(text[opening + 1 : closing].strip())) for opening, closing in notes
    ]
    are_labelled = sum(labelled) > _MIN_SHARE_LABELLED * len(notes)
    return [
        (opening, closing)
        for (opening, closing), has_label in zip(notes, labelled, strict=True)
        if has_label
        or not _is_inside_sentence(items, opening, closing)
        or (
            not are_labelled
            and all(map(is_plain_name, parse_note(text[opening + 1 : closing]).units))
        )
    ]


def _is_inside_sentence(items: ItemBoundaries, opening: int, closing: int) -> bool:
    """Whether brackets stand between words of the same paragraph and item."""
    text, after = items.visible.text, closing + 1
    at_edge = items.is_end(after) or text[opening - 1 : opening] in _ENDS_SENTENCE
    return not at_edge and bool(_GOES_ON.match(text, after))


def _bare_lists(items: ItemBoundaries, pairs: list[Range], notes: list[Range]) -> list[Range]:
    """Brackets with units and nothing else, at the end of an item.

    They are notes if the text has several of them, or if it has other notes in brackets and the
    item has none.
    """
    note_starts = {start for start, _ in notes}
    items_with_notes = {items.next_start(start) for start in note_starts}
    lists = [
        (opening, closing + 1)
        for opening, closing in pairs
        if opening not in note_starts
        and items.is_end(closing + 1)
        and _lists_units(items.visible.raw[opening + 1 : closing])
    ]
    if len(lists) >= _MIN_BARE_LISTS:
        return lists
    return [
        (start, end)
        for start, end in lists
        if notes and items.next_start(start) not in items_with_notes
    ]


def _lists_units(inside: str) -> bool:
    units = parse_note(inside).units
    return all(is_unit(name) and not re.search("[。《“]", name) for name in units) and any(
        UNIT_END.search(normalize(name)) for name in units
    )


def _sentences(items: ItemBoundaries, start: int, end: int, notes: list[Range]) -> list[Range]:
    """Sentences that only say who is responsible: 由办公室和法规处负责。"""
    visible, taken = items.visible, RangeSet(notes)
    return [
        (sentence_start, sentence_end)
        for sentence_start, sentence_end in items.sentences(start, end)
        if _states_responsibility(
            visible.raw[sentence_start:sentence_end],
            begins_paragraph=visible.begins_paragraph(sentence_start),
        )
        and (
            items.is_end(sentence_end)
            or visible.raw[sentence_start:sentence_end].strip().startswith("由")
        )
        and not taken.overlaps(sentence_start, sentence_end)
    ]


def _states_responsibility(sentence: str, *, begins_paragraph: bool) -> bool:
    statement = sentence.strip(" 。")
    normalized = normalize(statement)
    if len(statement) > _MAX_SENTENCE or not VERB.search(normalized):
        return False
    units = parse_note(statement).units
    is_likely = (
        begins_paragraph or statement.startswith("由") or "、" in statement or "牵头" in normalized
    )
    return bool(units) and is_likely and all(map(_is_unquoted_name, units))


def _is_unquoted_name(name: str) -> bool:
    return is_plain_name(name) and not re.search("[，“”《》]", name)


def _merged(items: ItemBoundaries, ranges: list[Range]) -> list[Range]:
    """Ranges with the stops after them; notes with only marks between them become one."""
    merged: list[Range] = []
    for start, end in ranges:
        if merged and start < merged[-1][1]:
            continue
        past_stop = items.past_stop(end)
        if merged and items.are_adjacent(merged[-1][1], start):
            merged[-1] = (merged[-1][0], past_stop)
        else:
            merged.append((start, past_stop))
    return merged
