"""The report for a person at the terminal: a table of the points, and what to look at."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator

from workplan.importer.found import Found, FoundPoint, Kind, Remark
from workplan.importer.outcome import Outcome
from workplan.reports import both, line

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
    found = outcome.found or Found()
    yield f"{line('report_title')}: {found.title or '—'}"
    yield (
        line("report_approach", line=found.approach_line, count=len(found.approach))
        if found.approach
        else line("report_no_approach")
    )
    yield from _levels(found)
    yield ""
    yield from _table(found)
    yield ""
    yield line("report_counts", **_counts(found))
    yield from _remarks(outcome.name, "report_known", outcome.to_know[:_MOST_INFERRED])
    yield from _remarks(outcome.name, "report_look", outcome.to_look_at)
    yield ""
    yield line(
        "report_fine" if not outcome.to_look_at else "report_to_look_at",
        count=len(outcome.to_look_at),
    )


def _refused(outcome: Outcome) -> Iterator[str]:
    refusal = outcome.refusal
    if refusal:
        place = f"{outcome.name}:{refusal.line}" if refusal.line else outcome.name
        yield line("report_refused")
        yield f"{place}: {' / '.join(both(refusal.key, refusal.details))}"


def _levels(found: Found) -> Iterator[str]:
    for level in found.levels:
        key = f"level_{level.role.name.lower()}"
        yield line(key, sample=level.sample or "—", count=len(level.numbers))


def _table(found: Found) -> Iterator[str]:
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


def _name(point: FoundPoint) -> str:
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


def _counts(found: Found) -> dict[str, object]:
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


def _remarks(name: str, key: str, remarks: list[Remark]) -> Iterator[str]:
    if remarks:
        yield ""
        yield line(key, count=len(remarks))
    for remark in remarks:
        yield f"  {name}:{remark.line}: {' / '.join(both(remark.key, remark.details))}"
