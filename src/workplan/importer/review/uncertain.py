"""What to look at: what the importer is not certain of, and where draft and source differ."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workplan.importer.outcome import Outcome
from workplan.importer.result import Kind, Notice, ParseResult
from workplan.importer.review.draft_fields import DraftBlock
from workplan.locales.messages import bilingual

_IN_PLAN = {Kind.TITLE, Kind.APPROACH, Kind.SECTION, Kind.POINT, Kind.MEASURE, Kind.NOTE}
_WORD_RUN = re.compile(r"[\u3400-\u9fff\w%]{2,}")
# What notes say around the names of units: labels, and verbs after them.
_IN_NOTES = re.compile(
    r"(?:责任|責任|單位|負責|牵头|配合|主办|协办|承办|承担|分工|完成|负责|落实|参与|部门|单位|机构|处室|科室|股室|"
    r"时限|时间|主体|按|等|职责|领导|其他|共同|会同|指导|组织|实施|由|和|及|的|领域|任务)+"
)
_NUMBER = re.compile(
    r"(?:第|[专项重点]{0,2}(?:行动|任务|工程|板块|举措|措施|项目|事项))?[一二三四五六七八九十百\d]+(?:[条章节部分])*"
)
_MAX_EXCERPT = 40


@dataclass(frozen=True)
class UncertainPlace:
    """A place to look at: in which block, at which field (-1 for none), and why.

    ``messages`` are in Chinese and in English.
    """

    block: int
    field: int
    messages: tuple[str, str]
    needs_review: bool = True

    @property
    def target(self) -> str:
        """The id of the block or the field on the page."""
        return f"b{self.block}-{self.field}" if self.field >= 0 else f"b{self.block}"


def uncertain_places(outcome: Outcome, blocks: Sequence[DraftBlock]) -> list[UncertainPlace]:
    """All places, those that must be reviewed first, each part in the order of the source."""
    places = [*_not_in_source(blocks)]
    if rejection := outcome.rejection:
        places.append(UncertainPlace(0, -1, bilingual(rejection.key, rejection.details)))
    if outcome.result:
        places += _not_in_draft(outcome.result, blocks)
        places += [_placed(notice, outcome, blocks) for notice in outcome.result.notices]
    return sorted(places, key=lambda place: (not place.needs_review, place.block, place.field))


def _not_in_source(blocks: Sequence[DraftBlock]) -> Iterator[UncertainPlace]:
    for i, block in enumerate(blocks):
        for j, field in enumerate(block.fields):
            if field.span is None:
                details = {"words": field.text[:_MAX_EXCERPT], "line": str(field.line)}
                yield UncertainPlace(i, j, bilingual("review_not_in_source", details))


def _not_in_draft(result: ParseResult, blocks: Sequence[DraftBlock]) -> Iterator[UncertainPlace]:
    """Words of the plan's own text that stand in no field."""
    starts = [block.start for block in blocks]
    covered = sorted(field.span for block in blocks for field in block.fields if field.span)
    position = 0
    for piece in result.pieces:
        start, position = position, position + len(piece.text)
        if piece.kind not in _IN_PLAN:
            continue
        for gap_start, gap_end in _gaps(start, position, covered):
            gap_text = piece.text[gap_start - start : gap_end - start].strip()
            if _has_content(gap_text, piece.kind):
                details = {"words": gap_text[:_MAX_EXCERPT]}
                block = max(0, bisect_right(starts, gap_start) - 1)
                yield UncertainPlace(block, -1, bilingual("review_not_in_draft", details))


def _gaps(start: int, end: int, covered: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The parts of a range that no covered range overlaps."""
    first_index = max(0, bisect_right(covered, (start, start)) - 2)
    for covered_start, covered_end in covered[first_index:]:
        if covered_start >= end:
            break
        if start < covered_start:
            yield start, covered_start
        start = max(start, covered_end)
    if start < end:
        yield start, end


def _has_content(text: str, kind: Kind) -> bool:
    for match in _WORD_RUN.finditer("".join(text.split())):
        content = _IN_NOTES.sub("", match[0]) if kind is Kind.NOTE else match[0]
        if content and not _NUMBER.fullmatch(content):
            return True
    return False


def _placed(notice: Notice, outcome: Outcome, blocks: Sequence[DraftBlock]) -> UncertainPlace:
    """A notice of the importer, at the block and field of its place."""
    position = notice.position
    if position < 0:
        position = len("\n".join(outcome.document.text.split("\n")[: notice.line]))
    block = max(0, bisect_right([block.start for block in blocks], position) - 1)
    fields = blocks[block].fields
    by_place = (
        i
        for i, field in enumerate(fields)
        if field.span and field.span[0] <= position < field.span[1]
    )
    by_name = (i for i, field in enumerate(fields) if field.name == notice.field)
    field = next(by_place, next(by_name, -1))
    return UncertainPlace(block, field, bilingual(notice.key, notice.details), notice.needs_review)
