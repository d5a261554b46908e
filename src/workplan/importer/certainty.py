"""How certain each field of a parse result is: the model behind the report and the draft's remarks.

A field is uncertain if a notice about it has to be reviewed, inferred if a notice only states what
was inferred, and certain if there is none.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from workplan.importer.result import Notice, ParsedPoint, ParseResult

HEAD_FIELDS = ("title", "year", "issuer")
POINT_FIELDS = ("num", "heading", "text", "units", "roles", "deadline")


class Certainty(StrEnum):
    """How sure it is that a field is what the document says."""

    CERTAIN = "certain"
    INFERRED = "inferred"
    UNCERTAIN = "uncertain"


@dataclass(frozen=True)
class FieldCertainty:
    """The certainty of a field; ``reason`` is the key of the notice that says why."""

    certainty: Certainty = Certainty.CERTAIN
    reason: str = ""


def head_fields(result: ParseResult) -> dict[str, FieldCertainty]:
    """The certainty of title, year and issuer."""
    return _fields(HEAD_FIELDS, result.notices)


def point_fields(result: ParseResult, point: ParsedPoint) -> dict[str, FieldCertainty]:
    """The certainty of each field of a point."""
    return _fields(POINT_FIELDS, notices_in(result.notices, point))


def notices_in(notices: Iterable[Notice], point: ParsedPoint) -> list[Notice]:
    """The notices about fields of a point, or about its notes."""
    start, end = point.span
    return [notice for notice in notices if start <= notice.position < end]


def _fields(names: Sequence[str], notices: Sequence[Notice]) -> dict[str, FieldCertainty]:
    fields = dict.fromkeys(names, FieldCertainty())
    for notice in sorted(notices, key=lambda notice: notice.needs_review):
        if notice.field in fields:
            certainty = Certainty.UNCERTAIN if notice.needs_review else Certainty.INFERRED
            fields[notice.field] = FieldCertainty(certainty, notice.key)
    return fields
