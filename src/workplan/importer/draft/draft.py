"""The draft of a plan's file, as data in the order in which the file has it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from workplan.importer.draft import metadata
from workplan.importer.draft.forms import fits, style_of
from workplan.importer.responsibility.duties import Responsibilities
from workplan.importer.responsibility.unit_names import is_catch_all
from workplan.importer.result import (
    ParsedHeading,
    ParsedMeasure,
    ParsedNote,
    ParsedPoint,
    ParsedSection,
    ParseResult,
)
from workplan.importer.text.punctuation import fix_label, fix_punctuation
from workplan.locales.pinyin import readings
from workplan.plan.checks.structure import numbers_are_consecutive
from workplan.plan.model import SourceStyle
from workplan.plan.raw_plan import RawPlan
from workplan.plan.source_text import format_number

_LONGEST = 60


def unit_ids(names: Iterable[str]) -> dict[str, str]:
    """An id for each name, each once."""
    ids: dict[str, str] = {}
    for name in names:
        base = _id(name)
        made, i = base, 1
        while made in ids.values():
            i += 1
            made = f"{base}-{i}"
        ids[name] = made
    return ids


def _id(name: str) -> str:
    plain = unicodedata.normalize("NFKC", name)
    letters = re.sub("[^a-z0-9]", "", "".join(readings(plain)).lower())
    return letters[:_LONGEST] or "unit"


def label_odd_numbers(data: dict[str, Any]) -> None:
    """Gives numbers that do not run on their label, which says that they were published so."""
    tree = RawPlan({"sections": _as_read(data["sections"])})
    for finding in numbers_are_consecutive(tree):
        record: Any = data
        for step in finding.path[:-1]:
            record = record[step]
        sample = (
            SourceStyle().section
            if "points" in record
            else data["form"].get("point", SourceStyle().point)
        )
        label = format_number(sample, record["num"])
        items = list(record.items())
        at = [key for key, _ in items].index("num") + 1
        record.clear()
        record.update([*items[:at], ("label", label), *items[at:]])


def _as_read(value: Any) -> Any:
    """Data as it reads from a file: numbers are text."""
    if isinstance(value, dict):
        return {key: _as_read(item) for key, item in value.items()}
    return [_as_read(item) for item in value] if isinstance(value, list) else str(value)


Record = dict[str, Any]


@dataclass(frozen=True)
class Overrides:
    """What a person says of the plan where the text does not, or other than it does."""

    year: int = 0
    issuer: str = ""
    in_translation: tuple[str, ...] = ("en",)


@dataclass
class Drafter:
    """Makes the draft's data from what was found."""

    found: ParseResult
    wanted: Overrides = field(default_factory=Overrides)

    def data(self) -> Record:
        """The whole draft; what the text does not say is left out."""
        self.form = style_of(self.found)
        found, wanted = self.found, self.wanted
        year = wanted.year or metadata.year_in(found)
        issuer = wanted.issuer or fix_punctuation(metadata.issuer_in(found))
        data: Record = {
            "languages": ["zh"],
            "in_translation": list(wanted.in_translation),
            "year": year or None,
            "form": self.form,
            "title": _text(found.title),
            "issuer": _text(issuer),
            "general_approach": _text(found.approach),
            "sections": [self._section(i, s) for i, s in enumerate(found.sections, start=1)],
            "units": self._units(),
            "provenance": self._provenance(),
        }
        label_odd_numbers(data)
        return {key: value for key, value in data.items() if value}

    def _section(self, i: int, section: ParsedSection) -> Record:
        record: Record = {"part": _above(section.part), "num": i}
        if section.label != format_number(self._sample("section"), i) and section.heading:
            record["label"] = fix_label(section.label)
        record |= {
            "heading": _text(section.heading),
            "text": [_text(sentence.text) for sentence in section.text],
            "note": "".join(fix_punctuation(note.raw) for note in section.notes),
            "points": [self._point(point) for point in section.points],
        }
        return {key: value for key, value in record.items() if value or key == "label"}

    def _sample(self, kind: str) -> str:
        return self.form.get(kind) or str(getattr(SourceStyle(), kind))

    def _point(self, point: ParsedPoint) -> Record:
        record: Record = {"group": _above(point.group), "num": point.num}
        if fix_label(point.label) != format_number(self._sample("point"), point.num):
            record["label"] = fix_label(point.label)
        record |= {
            "heading": _text(point.heading),
            "measures": [self._measure(measure) for measure in _measures(point)],
        }
        record |= self._assigned(point.notes, inside=bool(_inside(point)))
        empty = {"label", "units"}
        return {key: value for key, value in record.items() if value or key in empty}

    def _measure(self, measure: ParsedMeasure) -> Record:
        record: Record = {"label": fix_label(measure.label), **_text(measure.text)}
        if measure.notes:
            record |= self._assigned(measure.notes, inside=False)
        return {key: value for key, value in record.items() if value}

    def _assigned(self, notes: list[ParsedNote], *, inside: bool) -> Record:
        """Units, roles, deadline and the note as published, as far as the notes say them."""
        if not notes:
            return {} if inside else {"units": []}
        roles = [duty for note in notes for duty in note.says.roles]
        units = list(dict.fromkeys(fix_punctuation(u) for note in notes for u in note.says.units))
        record: Record = {}
        if roles and len({unit for duty in roles for unit in duty.units}) == len(units):
            record["roles"] = _roles(notes)
        elif units or not inside:
            record["units"] = units
        record["deadline"] = _text("；".join(n.says.deadline for n in notes if n.says.deadline))
        if len(notes) > 1 or not self._in_form(notes[0]):
            record["duty_note"] = _raw(notes)
        return record

    def _in_form(self, note: ParsedNote) -> bool:
        """Whether the plan's form gives the note back from its units alone."""
        if note.says.by_rule and not note.says.rule:
            listed = Responsibilities(tuple(duty for duty in note.says.duties))
            return fits(ParsedNote(note.line, note.raw, _plain(listed)), self.form)
        return fits(note, self.form)

    def _units(self) -> list[Record]:
        """The units in the order of the text, catch-alls last."""
        notes = [note for point in self.found.points for note in point.all_notes]
        names = list(
            dict.fromkeys(fix_punctuation(unit) for note in notes for unit in note.says.units)
        )
        ids = unit_ids(names)
        listed = sorted(names, key=is_catch_all)
        return [_unit(ids[name], name) for name in listed]

    def _provenance(self) -> Record:
        found = self.found
        written, released = metadata.written(found), metadata.released(found)
        known = {
            "index_number": metadata.index_number(found),
            "document_number": fix_punctuation(metadata.document_number(found)),
            "written": written.isoformat() if written else "",
            "released": released.isoformat() if released else "",
        }
        return {key: value for key, value in known.items() if value}


def _text(words: str) -> Record:
    said = fix_punctuation(words)
    return {"zh": said} if said else {}


def _above(heading: ParsedHeading | None) -> Record:
    """A heading of the level above with its number."""
    if heading is None:
        return {}
    record = {"label": fix_label(heading.label), **_text(heading.text)}
    return {key: value for key, value in record.items() if value}


def _measures(point: ParsedPoint) -> list[ParsedMeasure]:
    """The measures; a point with nothing but a heading has that as its one sentence."""
    if point.measures:
        return point.measures
    heading, point.heading = point.heading, ""
    return [ParsedMeasure(heading or "—", point.line)]


def _inside(point: ParsedPoint) -> list[ParsedNote]:
    return [note for measure in point.measures for note in measure.notes]


def _roles(notes: list[ParsedNote]) -> dict[str, list[str]]:
    roles: dict[str, list[str]] = {}
    for note in notes:
        for duty in note.says.duties:
            roles.setdefault(duty.role or "责任单位", []).extend(map(fix_punctuation, duty.units))
    return roles


def _raw(notes: list[ParsedNote]) -> str:
    return "".join(fix_punctuation(note.raw) for note in notes)


def _plain(says: Responsibilities) -> Responsibilities:
    """What a note says without roles that it does not state itself."""
    return Responsibilities(tuple(type(duty)("", duty.units) for duty in says.duties))


def _unit(unit_id: str, name: str) -> Record:
    record: Record = {"id": unit_id, "name": {"zh": name}}
    return {**record, "catch_all": "true"} if is_catch_all(name) else record
