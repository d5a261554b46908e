"""Builds the data of the draft, in the order of the plan's file."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain, count
from typing import Any

from workplan.importer.draft import metadata
from workplan.importer.draft.source_style import is_written_in, source_style
from workplan.importer.responsibility.lead_rule import DEFAULT_ROLE
from workplan.importer.responsibility.unit_names import is_catch_all
from workplan.importer.result import (
    HEAD_FIELDS,
    Notice,
    ParsedHeading,
    ParsedMeasure,
    ParsedNote,
    ParsedPoint,
    ParsedSection,
    ParseResult,
    units_in,
)
from workplan.importer.text.punctuation import fix_label, fix_punctuation
from workplan.locales.messages import one_line
from workplan.locales.pinyin import readings
from workplan.plan.checks.structure import numbers_are_consecutive
from workplan.plan.model import SourceStyle
from workplan.plan.raw_plan import RawPlan
from workplan.plan.source_text import format_number
from workplan.plan.yaml_writer import COMMENTS

Record = dict[str, Any]

_MAX_ID = 60


@dataclass(frozen=True)
class Overrides:
    """What the user states in place of the document; 0 and "" leave it to the document."""

    year: int = 0
    issuer: str = ""
    in_translation: tuple[str, ...] = ("en",)
    written: str | None = None
    """The date of writing, as YYYY-MM-DD; "" for none."""
    official: bool = False
    """Whether the site is the issuer's own."""


@dataclass
class DraftBuilder:
    """Builds the draft from a parse result."""

    result: ParseResult
    overrides: Overrides

    @cached_property
    def _style(self) -> dict[str, str]:
        return source_style(self.result)

    def data(self) -> Record:
        """The whole draft; what the document does not state is empty."""
        result, overrides = self.result, self.overrides
        issuer = overrides.issuer or fix_punctuation(metadata.issuer_in(result))
        data: Record = {
            "languages": ["zh"],
            "in_translation": list(overrides.in_translation),
            COMMENTS: _draft_comments(
                notice for notice in result.notices if notice.field in HEAD_FIELDS
            ),
            "year": overrides.year or metadata.year_in(result),
            "form": self._style,
            "title": _text(result.title),
            "issuer": _text(issuer),
            "general_approach": _text(result.approach),
            "sections": [
                self._section(i, section) for i, section in enumerate(result.sections, start=1)
            ],
            "units": self._units(),
            "provenance": self._provenance(),
            "official": "true" if overrides.official else "false",
        }
        _label_irregular_numbers(data["sections"], self._sample("point"))
        return data

    def _section(self, i: int, section: ParsedSection) -> Record:
        record: Record = {"part": _heading(section.part), "num": i}
        if section.label != format_number(self._sample("section"), i) and section.heading:
            record["label"] = fix_label(section.label)
        record |= {
            "heading": _text(section.heading),
            "text": [_text(sentence.text) for sentence in section.intro],
            "note": _joined(section.notes),
            "points": [self._point(point) for point in section.points],
        }
        return _without_empty(record, "label")

    def _sample(self, kind: str) -> str:
        return self._style.get(kind) or str(getattr(SourceStyle(), kind))

    def _point(self, point: ParsedPoint) -> Record:
        record: Record = {
            "group": _heading(point.group),
            "num": point.num,
            COMMENTS: _draft_comments(self.result.notices_in(point)),
        }
        if fix_label(point.label) != format_number(self._sample("point"), point.num):
            record["label"] = fix_label(point.label)
        measures = point.measures
        if measures:
            record["heading"] = _text(point.heading)
        else:  # a heading without text is the point's only measure
            measures = [ParsedMeasure(point.heading or "—", point.line)]
        record["measures"] = [self._measure(measure) for measure in measures]
        if point.notes:
            record |= self._responsibility(point.notes, needs_units=not point.notes_in_text)
        elif not point.notes_in_text:
            record["units"] = []
        return _without_empty(record, "label", "units")

    def _measure(self, measure: ParsedMeasure) -> Record:
        record: Record = {"label": fix_label(measure.label), **_text(measure.text)}
        if measure.notes:
            record |= self._responsibility(measure.notes, needs_units=True)
        return _without_empty(record)

    def _responsibility(self, notes: list[ParsedNote], *, needs_units: bool) -> Record:
        """Units or roles, the deadline, and the note as published if its style is irregular."""
        record: Record = {}
        roles = [role for note in notes for role in note.responsibilities.roles]
        units = _unit_names(notes)
        if roles and len({unit for role in roles for unit in role.units}) == len(units):
            record["roles"] = _units_by_role(notes)
        elif units or needs_units:
            record["units"] = units
        deadlines = (note.responsibilities.deadline for note in notes)
        record["deadline"] = _text("；".join(filter(None, deadlines)))
        if len(notes) > 1 or not self._is_regular(notes[0]):
            record["duty_note"] = _joined(notes)
        return record

    def _is_regular(self, note: ParsedNote) -> bool:
        """Whether the plan's style is enough to restore a note from its units."""
        content = note.responsibilities
        if content.from_lead_rule and not content.states_lead_rule:
            entries = tuple(replace(entry, role="") for entry in content.entries)
            content = replace(content, entries=entries, deadline="", people=())
        return is_written_in(self._style, replace(note, responsibilities=content))

    def _units(self) -> list[Record]:
        """The units in the order of the text, catch-alls last."""
        names = _unit_names(note for point in self.result.points for note in point.all_notes)
        ids = _unit_ids(names)
        return [_unit(ids[name], name) for name in sorted(names, key=is_catch_all)]

    def _provenance(self) -> Record:
        result = self.result
        written, released = self.overrides.written, metadata.date_released(result)
        if written is None:
            written = metadata.iso_date(metadata.date_written(result))
        return _without_empty(
            {
                "index_number": metadata.index_number(result),
                "document_number": fix_punctuation(metadata.document_number(result)),
                "written": written,
                "released": metadata.iso_date(released),
                "validity": _text(metadata.validity(result)),
            }
        )


def _draft_comments(notices: Iterable[Notice]) -> list[str]:
    """What to look at in the source, in both languages."""
    return list(
        dict.fromkeys(
            f"{one_line('draft_check', line=notice.line)} {one_line(notice.key, **notice.details)}"
            for notice in notices
            if notice.needs_review
        )
    )


def _without_empty(record: Record, *required: str) -> Record:
    """A record without empty values, except those of the keys in ``required``."""
    return {key: value for key, value in record.items() if value or key in required}


def _text(text: str) -> Record:
    return _without_empty({"zh": fix_punctuation(text)})


def _heading(heading: ParsedHeading | None) -> Record:
    """A heading of an upper level, with its number."""
    if heading is None:
        return {}
    text = heading.published or heading.text
    units = list(map(fix_punctuation, heading.units))
    return _without_empty({"label": fix_label(heading.label), **_text(text), "units": units})


def _joined(notes: list[ParsedNote]) -> str:
    return "".join(fix_punctuation(note.raw) for note in notes)


def _unit_names(notes: Iterable[ParsedNote]) -> list[str]:
    return list(dict.fromkeys(map(fix_punctuation, units_in(notes))))


def _units_by_role(notes: list[ParsedNote]) -> dict[str, list[str]]:
    roles: dict[str, list[str]] = {}
    for note in notes:
        for entry in note.responsibilities.entries:
            units = map(fix_punctuation, entry.units)
            roles.setdefault(entry.role or DEFAULT_ROLE, []).extend(units)
    return roles


def _unit(unit_id: str, name: str) -> Record:
    record: Record = {"id": unit_id, "name": {"zh": name}}
    return {**record, "catch_all": "true"} if is_catch_all(name) else record


def _unit_ids(names: Iterable[str]) -> dict[str, str]:
    """A unique id for each name."""
    ids: dict[str, str] = {}
    for name in names:
        base = _romanized(name)
        candidates = chain([base], (f"{base}-{i}" for i in count(2)))
        ids[name] = next(unit_id for unit_id in candidates if unit_id not in ids.values())
    return ids


def _romanized(name: str) -> str:
    plain = unicodedata.normalize("NFKC", name)
    letters = re.sub("[^a-z0-9]", "", "".join(readings(plain)).lower())
    return letters[:_MAX_ID] or "unit"


def _label_irregular_numbers(sections: list[Record], sample: str) -> None:
    """Labels the points whose numbers are out of order, to state that they were published so.

    The numbers of sections are never: they are counted.
    """
    for finding in numbers_are_consecutive(RawPlan({"sections": _as_text(sections)})):
        point: Any = {"sections": sections}
        for step in finding.path[:-1]:
            point = point[step]
        items = list(point.items())
        after_num = list(point).index("num") + 1
        items.insert(after_num, ("label", format_number(sample, point["num"])))
        point.clear()
        point.update(items)


def _as_text(value: Any) -> Any:
    """Data as read from a file, in which numbers are text."""
    if isinstance(value, dict):
        return {key: _as_text(item) for key, item in value.items()}
    return [_as_text(item) for item in value] if isinstance(value, list) else str(value)
