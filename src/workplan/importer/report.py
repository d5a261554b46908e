"""The report for a person at the terminal: a table of the points, and what to look at."""

from __future__ import annotations

import json
import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import Any

from workplan.importer.draft import metadata
from workplan.importer.outcome import Outcome
from workplan.importer.result import (
    Kind,
    Notice,
    ParsedMeasure,
    ParsedPoint,
    ParsedSection,
    ParseResult,
    Piece,
)
from workplan.locales.messages import bilingual, one_line

_HEADINGS = ("行", "编号", "任务", "责任机构")
_WIDTHS = (6, 12, 42, 60)
_MOST_INFERRED = 40


def report_text(outcome: Outcome) -> str:
    """The whole report, lines ended."""
    return "".join(f"{one}\n" for one in _lines(outcome))


def _lines(outcome: Outcome) -> Iterator[str]:
    if outcome.refusal:
        yield from _refused(outcome)
        return
    found = outcome.found or ParseResult()
    yield f"{one_line('report_title')}: {found.title or '—'}"
    yield (
        one_line("report_approach", line=found.approach_line, count=len(found.approach))
        if found.approach
        else one_line("report_no_approach")
    )
    yield from _levels(found)
    yield ""
    yield from _table(found)
    yield ""
    yield one_line("report_counts", **_counts(found))
    yield from _remarks(outcome.name, "report_known", outcome.to_know[:_MOST_INFERRED])
    yield from _remarks(outcome.name, "report_look", outcome.to_look_at)
    yield ""
    yield one_line(
        "report_fine" if not outcome.to_look_at else "report_to_look_at",
        count=len(outcome.to_look_at),
    )


def _refused(outcome: Outcome) -> Iterator[str]:
    refusal = outcome.refusal
    if refusal:
        place = f"{outcome.name}:{refusal.line}" if refusal.line else outcome.name
        yield one_line("report_refused")
        yield f"{place}: {' / '.join(bilingual(refusal.key, refusal.details))}"


def _levels(found: ParseResult) -> Iterator[str]:
    for level in found.levels:
        key = f"level_{level.role.name.lower()}"
        yield one_line(key, sample=level.sample or "—", count=len(level.numbers))


def _table(found: ParseResult) -> Iterator[str]:
    yield _row(*_HEADINGS)
    yield "  ".join("─" * (width if i < 3 else 20) for i, width in enumerate(_WIDTHS))
    for section in found.sections:
        if section.words:
            yield _row(str(section.line), "", section.words, "")
        for point in section.points:
            if point.group:
                yield _row(
                    str(point.group.line), "", f"  {point.group.label}{point.group.text}", ""
                )
            yield _row(
                str(point.line),
                f"  {point.label or point.num}",
                _name(point),
                "、".join(point.units) or "—",
            )


def _name(point: ParsedPoint) -> str:
    return point.heading.rstrip("。") or f"〔{''.join(m.text for m in point.measures)[:18]}…〕"


def _row(*cells: str) -> str:
    padded = (_padded(cell, width) for cell, width in zip(cells, _WIDTHS, strict=True))
    return "  ".join(padded).rstrip()


def _padded(text: str, width: int) -> str:
    """A text cut or filled to a width in columns, two for a Chinese character."""
    made, used = "", 0
    for character in " ".join(text.split()):
        own = 2 if unicodedata.east_asian_width(character) in "WF" else 1
        if used + own > width:
            return made[:-1] + "…" if used == width else made + "…"
        made, used = made + character, used + own
    return made + " " * (width - used)


def _counts(found: ParseResult) -> dict[str, object]:
    kinds = Counter(piece.kind for piece in found.pieces)
    characters = sum(len(piece.text) for piece in found.pieces)
    placed = characters - sum(len(piece.text.strip()) for piece in found.unplaced)
    return {
        "sections": sum(bool(section.words) for section in found.sections),
        "points": len(found.points),
        "notes": len(found.notes),
        "units": len({unit for note in found.notes for unit in note.says.units}),
        "characters": characters,
        "placed": placed,
        "unplaced": kinds[Kind.UNPLACED],
    }


def _remarks(name: str, key: str, remarks: list[Notice]) -> Iterator[str]:
    if remarks:
        yield ""
        yield one_line(key, count=len(remarks))
    for remark in remarks:
        yield f"  {name}:{remark.line}: {' / '.join(bilingual(remark.key, remark.details))}"


Record = dict[str, Any]


def report_json(outcome: Outcome) -> str:
    """The whole report as JSON; ``pieces`` put together give the text back."""
    return json.dumps(report(outcome), ensure_ascii=False, indent=1) + "\n"


def report(outcome: Outcome) -> Record:
    """The report as data."""
    found = outcome.found or ParseResult()
    return {
        "file": outcome.name,
        "exit": outcome.code,
        "refused": _rejection_record(outcome),
        "title": found.title,
        "year": metadata.year_in(found) or None,
        "issuer": metadata.issuer_in(found) or None,
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


def _rejection_record(outcome: Outcome) -> Record | None:
    refusal = outcome.refusal
    if refusal is None:
        return None
    chinese, english = bilingual(refusal.key, refusal.details)
    return {"reason": refusal.key, "line": refusal.line or None, "zh": chinese, "en": english}


def _section(section: ParsedSection) -> Record:
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


def _point(point: ParsedPoint, section: ParsedSection) -> Record:
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


def _measure(measure: ParsedMeasure) -> Record:
    record: Record = {"text": measure.text, "line": measure.line}
    return {"label": measure.label, **record} if measure.label else record


def _finding(remark: Notice) -> Record:
    chinese, english = bilingual(remark.key, remark.details)
    return {
        "line": remark.line,
        "key": remark.key,
        "look": remark.look,
        "zh": chinese,
        "en": english,
    }


def _piece(piece: Piece) -> Record:
    return {"kind": piece.kind.value, "line": piece.line, "text": piece.text}
