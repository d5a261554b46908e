"""Applies the rule that some texts state once: the first unit of each note leads."""

from __future__ import annotations

import re
from dataclasses import replace

from workplan.importer.responsibility.labels import LEAD_RULE
from workplan.importer.responsibility.note_parser import Responsibility
from workplan.importer.result import Kind, Notice, ParsedNote, ParseResult
from workplan.importer.text.normalize import normalize

DEFAULT_ROLE = "责任单位"
_MARKS = {"逗号": ",", "顿号": "、", "分号": ";", "句号": "。"}


def apply_lead_rule(result: ParseResult) -> None:
    """Gives the first units of each note the role from the text's rule.

    A rule in a note applies from there on (下同), one in the text before the points to all of them.
    """
    text = "".join(piece.text for piece in result.pieces_of(Kind.HEAD, Kind.APPROACH))
    rule = _rule_in("".join(text.split()))
    if rule:
        result.notices.append(
            Notice(result.approach_line, "lead_rule", {"note": rule["role"]}, needs_review=False)
        )
    for point in result.points:
        for note in point.all_notes:
            rule = _rule_in(note.raw) or rule
            if rule:
                _apply(note, rule)


def _rule_in(text: str) -> re.Match[str] | None:
    """The rule: ``role`` is that of the first unit, or of the units before a ``mark``."""
    return LEAD_RULE.search(normalize(text))


def _apply(note: ParsedNote, rule: re.Match[str]) -> None:
    stated = note.responsibilities
    if stated.roles or not stated.units:
        return
    count = _count_before(_MARKS[rule["mark"]], note) if rule["mark"] else 1
    leading, others = stated.units[:count], stated.units[count:]
    entries = [Responsibility(rule["role"], leading)]
    if others:
        entries.append(Responsibility(stated.entries[0].role or DEFAULT_ROLE, others))
    note.responsibilities = replace(stated, entries=tuple(entries), from_lead_rule=True)


def _count_before(mark: str, note: ParsedNote) -> int:
    """The number of units before the first mark after a unit; all of them without a mark."""
    position, units = 0, note.responsibilities.units
    for count, unit in enumerate(units, start=1):
        position = note.raw.find(unit, position) + len(unit)
        if normalize(note.raw[position:].lstrip()[:1]) == mark:
            return count
    return len(units)
