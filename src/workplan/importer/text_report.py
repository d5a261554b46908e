"""The report for a person at the terminal: a table of the points, and the notices."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workplan.importer.errors import RejectedError
from workplan.importer.outcome import Outcome
from workplan.importer.result import Notice, ParsedPoint, ParsedSection, ParseResult, units_in
from workplan.importer.text.normalize import display_width
from workplan.locales.messages import one_line

_HEADINGS = ("行", "编号", "任务", "责任机构")
_WIDTHS = (6, 12, 42, 60)
_LAST_RULE_WIDTH = 20
_MAX_INFERRED = 40


def report_text(outcome: Outcome) -> str:
    """The report in both languages; each line ends with a line break."""
    if outcome.rejection:
        lines = _rejection(outcome.name, outcome.rejection)
    else:
        lines = _report(outcome, outcome.result or ParseResult())
    return "".join(f"{line}\n" for line in lines)


def _rejection(name: str, rejection: RejectedError) -> Iterator[str]:
    location = f"{name}:{rejection.line}" if rejection.line else name
    yield one_line("report_refused")
    yield f"{location}: {one_line(rejection.key, **rejection.details)}"


def _report(outcome: Outcome, result: ParseResult) -> Iterator[str]:
    yield f"{one_line('report_title')}: {result.title or '—'}"
    if result.approach:
        yield one_line("report_approach", line=result.approach_line, count=len(result.approach))
    else:
        yield one_line("report_no_approach")
    for level in result.levels:
        key = f"level_{level.role.name.lower()}"
        yield one_line(key, sample=level.sample or "—", count=len(level.numbers))
    yield ""
    yield from _table(result)
    yield ""
    yield one_line("report_counts", **_counts(result))
    yield from _notices(outcome.name, "report_known", outcome.inferred[:_MAX_INFERRED])
    yield from _notices(outcome.name, "report_to_check", outcome.to_review)
    yield ""
    count = len(outcome.to_review)
    yield one_line("report_items_to_check" if count else "report_nothing_to_check", count=count)


def _table(result: ParseResult) -> Iterator[str]:
    yield _row(*_HEADINGS)
    yield "  ".join("─" * width for width in (*_WIDTHS[:-1], _LAST_RULE_WIDTH))
    for section in result.sections:
        yield from _section_rows(section)


def _section_rows(section: ParsedSection) -> Iterator[str]:
    if section.full_heading:
        yield _row(str(section.line), "", section.full_heading, "")
    for point in section.points:
        if point.group:
            yield _row(str(point.group.line), "", f"  {point.group.label}{point.group.text}", "")
        number = f"  {point.label or point.num}"
        yield _row(str(point.line), number, _title(point), "、".join(point.units) or "—")


def _title(point: ParsedPoint) -> str:
    """The heading of a point, or its first words."""
    text = "".join(measure.text for measure in point.measures)
    return point.heading.rstrip("。") or f"〔{text[:18]}…〕"


def _row(*cells: str) -> str:
    padded = (_fit(cell, width) for cell, width in zip(cells, _WIDTHS, strict=True))
    return "  ".join(padded).rstrip()


def _fit(text: str, width: int) -> str:
    """A text cut or padded to a width in terminal columns."""
    fitted, used = "", 0
    for character in " ".join(text.split()):
        columns = display_width(character)
        if used + columns > width:
            return fitted[:-1] + "…" if used == width else fitted + "…"
        fitted, used = fitted + character, used + columns
    return fitted + " " * (width - used)


def _counts(result: ParseResult) -> dict[str, object]:
    characters = sum(len(piece.text) for piece in result.pieces)
    unplaced = sum(len(piece.text.strip()) for piece in result.unplaced)
    return {
        "sections": sum(bool(section.full_heading) for section in result.sections),
        "points": len(result.points),
        "notes": len(result.notes),
        "units": len(units_in(result.notes)),
        "characters": characters,
        "placed": characters - unplaced,
        "unplaced": len(result.unplaced),
    }


def _notices(name: str, key: str, notices: Sequence[Notice]) -> Iterator[str]:
    if notices:
        yield ""
        yield one_line(key, count=len(notices))
    for notice in notices:
        yield f"  {name}:{notice.line}: {one_line(notice.key, **notice.details)}"
