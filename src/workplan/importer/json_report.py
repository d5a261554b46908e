"""The report for programs, as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from workplan.importer.draft import metadata
from workplan.importer.errors import RejectedError
from workplan.importer.outcome import Outcome
from workplan.importer.result import (
    HEAD_FIELDS,
    POINT_FIELDS,
    Notice,
    ParsedHeading,
    ParsedMeasure,
    ParsedNote,
    ParsedPoint,
    ParsedSection,
    ParseResult,
)
from workplan.locales.messages import bilingual

Record = dict[str, Any]


def report_json(outcome: Outcome) -> str:
    """The report as JSON text; the texts of ``pieces`` joined are the whole document."""
    return json.dumps(_report(outcome), ensure_ascii=False, indent=1) + "\n"


def _report(outcome: Outcome) -> Record:
    result = outcome.result or ParseResult()
    return {
        "file": outcome.name,
        "exit": outcome.exit_code,
        "refused": _rejection(outcome.rejection) if outcome.rejection else None,
        "title": result.title,
        "title_span": result.title_span,
        "year": metadata.year_in(result) or None,
        "issuer": metadata.issuer_in(result) or None,
        "fields": _certainty(HEAD_FIELDS, result.notices),
        "form": result.layout,
        "general_approach": result.approach,
        "general_approach_span": result.approach_span,
        "levels": list(map(asdict, result.levels)),
        "sections": [_section(section) for section in result.sections if section.full_heading],
        "points": [
            _point(result, point, section)
            for section in result.sections
            for point in section.points
        ],
        "unplaced": [{"line": piece.line, "text": piece.text.strip()} for piece in result.unplaced],
        "findings": [_notice(notice) for notice in result.notices],
        "pieces": list(map(asdict, result.pieces)),
    }


def _rejection(rejection: RejectedError) -> Record:
    chinese, english = bilingual(rejection.key, rejection.details)
    return {"reason": rejection.key, "line": rejection.line or None, "zh": chinese, "en": english}


def _section(section: ParsedSection) -> Record:
    return {
        "num": section.num,
        "label": section.label,
        "heading": section.heading,
        "section": section.full_heading,
        "part": _full_heading(section.part),
        "part_text": section.part.intro if section.part else "",
        "part_units": section.part.units if section.part else [],
        "text": "".join(sentence.text for sentence in section.intro),
        "note": _joined(section.notes),
        "points": len(section.points),
        "line": section.line,
        "span": section.span,
    }


def _point(result: ParseResult, point: ParsedPoint, section: ParsedSection) -> Record:
    return {
        "section": section.full_heading,
        "group": _full_heading(point.group),
        "group_text": point.group.intro if point.group else "",
        "group_units": point.group.units if point.group else [],
        "num": point.num,
        "label": point.label,
        "heading": point.heading.rstrip("。"),
        "text": point.text,
        "measures": [_measure(measure) for measure in point.measures],
        "units": point.units,
        "roles": list(map(asdict, point.roles)),
        "deadline": point.deadline,
        "note": _joined(point.all_notes),
        "notes": [
            {"line": note.line, "text": note.raw, "span": note.span} for note in point.all_notes
        ],
        "fields": _certainty(POINT_FIELDS, result.notices_in(point)),
        "line": point.line,
        "span": point.span,
        "heading_span": point.heading_span,
    }


def _certainty(names: Sequence[str], notices: Sequence[Notice]) -> Record:
    """How certain each field is, and the key of the notice that says why.

    A field is uncertain if a notice about it has to be reviewed, inferred if a notice only states
    what was inferred, and certain if there is none.
    """
    fields: Record = {name: {"certainty": "certain", "reason": None} for name in names}
    for notice in sorted(notices, key=lambda notice: notice.needs_review):
        if notice.field in fields:
            certainty = "uncertain" if notice.needs_review else "inferred"
            fields[notice.field] = {"certainty": certainty, "reason": notice.key}
    return fields


def _full_heading(heading: ParsedHeading | None) -> str | None:
    return heading.label + heading.text if heading else None


def _joined(notes: list[ParsedNote]) -> str:
    return "\n".join(note.raw for note in notes)


def _measure(measure: ParsedMeasure) -> Record:
    record: Record = {"text": measure.text, "line": measure.line, "span": measure.span}
    return {"label": measure.label, **record} if measure.label else record


def _notice(notice: Notice) -> Record:
    chinese, english = bilingual(notice.key, notice.details)
    return {
        "line": notice.line,
        "key": notice.key,
        "look": notice.needs_review,
        "field": notice.field or None,
        "position": notice.position if notice.position >= 0 else None,
        "zh": chinese,
        "en": english,
    }
