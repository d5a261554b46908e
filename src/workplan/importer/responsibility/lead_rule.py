"""Applies the rule that some texts state once: the first unit of each note leads."""

from __future__ import annotations

from dataclasses import replace

from workplan.importer.responsibility.labels import LEAD_RULE
from workplan.importer.responsibility.note_parser import Responsibility
from workplan.importer.result import Kind, Notice, ParsedNote, ParseResult
from workplan.importer.text.normalize import normalize

DEFAULT_ROLE = "责任单位"


def apply_lead_rule(result: ParseResult) -> None:
    """Gives the first unit of each note the role from the text's rule.

    A rule in a note applies from there on (下同), one in the text before the points to all of them.
    """
    text = "".join(piece.text for piece in result.pieces_of(Kind.HEAD, Kind.APPROACH))
    role = _role_in("".join(text.split()))
    if role:
        result.notices.append(
            Notice(result.approach_line, "lead_rule", {"note": role}, needs_review=False)
        )
    for point in result.points:
        for note in point.all_notes:
            role = _role_in(note.raw) or role
            if role:
                _apply(note, role)


def _role_in(text: str) -> str:
    match = LEAD_RULE.search(normalize(text))
    return match["role"] if match else ""


def _apply(note: ParsedNote, role: str) -> None:
    stated = note.responsibilities
    if stated.roles or not stated.units:
        return
    leading, others = stated.units[0], stated.units[1:]
    entries = [Responsibility(role, (leading,))]
    if others:
        entries.append(Responsibility(stated.entries[0].role or DEFAULT_ROLE, others))
    note.responsibilities = replace(stated, entries=tuple(entries), from_lead_rule=True)
