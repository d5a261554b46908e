"""The rule that some texts state once: the first unit named leads."""

from __future__ import annotations

from dataclasses import replace

from workplan.importer.responsibility.duties import Responsibility
from workplan.importer.responsibility.labels import LEAD_RULE
from workplan.importer.result import Kind, Notice, ParsedNote, ParseResult
from workplan.importer.text.normalize import normalize


def apply_lead_rule(found: ParseResult) -> None:
    """Gives the first unit of each note the role that the text's rule gives it.

    A rule in a note holds from there on (下同), one in the text before the points for all.
    """
    outside = _stated_outside(found)
    role = outside
    for point in found.points:
        for note in point.all_notes:
            role = _role_in(note.raw) or role
            if role:
                _apply(note, role)
    if outside:
        found.remarks.append(
            Notice(found.approach_line, "lead_rule", {"note": outside}, look=False)
        )


def _stated_outside(found: ParseResult) -> str:
    kinds = {Kind.HEAD, Kind.APPROACH}
    before = "".join(piece.text for piece in found.pieces if piece.kind in kinds)
    return _role_in("".join(before.split()))


def _role_in(text: str) -> str:
    match = LEAD_RULE.search(normalize(text))
    return match["role"] if match else ""


def _apply(note: ParsedNote, role: str) -> None:
    says = note.says
    if says.roles or not says.units:
        return
    first, rest = says.units[0], says.units[1:]
    duties = [Responsibility(role, (first,))]
    if rest:
        duties.append(Responsibility(says.duties[0].role or "责任单位", rest))
    note.says = replace(says, duties=tuple(duties), by_rule=True)
