"""The report for programs: one object."""

from __future__ import annotations

import json
from typing import Any

from workplan.importer import facts
from workplan.importer.found import Found, FoundMeasure, FoundPoint, FoundSection, Piece, Remark
from workplan.importer.outcome import Outcome
from workplan.reports import both

Record = dict[str, Any]


def report_json(outcome: Outcome) -> str:
    """The whole report as JSON; ``pieces`` put together give the text back."""
    return json.dumps(report(outcome), ensure_ascii=False, indent=1) + "\n"


def report(outcome: Outcome) -> Record:
    """The report as data."""
    found = outcome.found or Found()
    return {
        "file": outcome.name,
        "exit": outcome.code,
        "refused": _refused(outcome),
        "title": found.title,
        "year": facts.year_in(found) or None,
        "issuer": facts.issuer_in(found) or None,
        "form": found.form,
        "general_approach": found.approach,
        "levels": [
            {"sample": level.sample, "role": level.role.value, "numbers": list(level.numbers)}
            for level in found.levels
        ],
        "sections": [_section(section) for section in found.sections if section.words],
        "points": [
            _point(point, section) for section in found.sections for point in section.points
        ],
        "unplaced": [{"line": piece.line, "text": piece.text.strip()} for piece in found.unplaced],
        "findings": [_finding(remark) for remark in found.remarks],
        "pieces": [_piece(piece) for piece in found.pieces],
    }


def _refused(outcome: Outcome) -> Record | None:
    refusal = outcome.refusal
    if refusal is None:
        return None
    chinese, english = both(refusal.key, refusal.details)
    return {"reason": refusal.key, "line": refusal.line or None, "zh": chinese, "en": english}


def _section(section: FoundSection) -> Record:
    return {
        "num": section.num,
        "label": section.label,
        "heading": section.heading,
        "section": section.words,
        "part": section.part.label + section.part.text if section.part else None,
        "text": "".join(sentence.text for sentence in section.text),
        "note": "\n".join(note.raw for note in section.notes),
        "points": len(section.points),
        "line": section.line,
    }


def _point(point: FoundPoint, section: FoundSection) -> Record:
    return {
        "section": section.words,
        "group": point.group.label + point.group.text if point.group else None,
        "num": point.num,
        "label": point.label,
        "heading": point.heading.rstrip("。"),
        "text": point.text,
        "measures": [_measure(measure) for measure in point.measures],
        "units": list(point.units),
        "roles": [{"role": duty.role, "units": list(duty.units)} for duty in point.roles],
        "deadline": point.deadline,
        "note": "\n".join(note.raw for note in point.all_notes),
        "notes": [{"line": note.line, "text": note.raw} for note in point.all_notes],
        "line": point.line,
    }


def _measure(measure: FoundMeasure) -> Record:
    record: Record = {"text": measure.text, "line": measure.line}
    return {"label": measure.label, **record} if measure.label else record


def _finding(remark: Remark) -> Record:
    chinese, english = both(remark.key, remark.details)
    return {
        "line": remark.line,
        "key": remark.key,
        "look": remark.look,
        "zh": chinese,
        "en": english,
    }


def _piece(piece: Piece) -> Record:
    return {"kind": piece.kind.value, "line": piece.line, "text": piece.text}
