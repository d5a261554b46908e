"""The draft of a plan's file, as data in the order in which the file has it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from workplan.importer.draft import metadata
from workplan.importer.draft.forms import fits, form_of
from workplan.importer.responsibility.duties import Duties
from workplan.importer.responsibility.unit_names import is_catch_all
from workplan.importer.result import (
    Found,
    FoundHeading,
    FoundMeasure,
    FoundNote,
    FoundPoint,
    FoundSection,
)
from workplan.importer.text.punctuation import standard, standard_label
from workplan.locales.pinyin import readings
from workplan.plan.checks.structure import numbers_run_on
from workplan.plan.model import Form
from workplan.plan.raw_plan import Tree
from workplan.plan.source_text import number_like

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
    tree = Tree({"sections": _as_read(data["sections"])})
    for finding in numbers_run_on(tree):
        record: Any = data
        for step in finding.path[:-1]:
            record = record[step]
        sample = Form().section if "points" in record else data["form"].get("point", Form().point)
        label = number_like(sample, record["num"])
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
class Wanted:
    """What a person says of the plan where the text does not, or other than it does."""

    year: int = 0
    issuer: str = ""
    in_translation: tuple[str, ...] = ("en",)


@dataclass
class Drafter:
    """Makes the draft's data from what was found."""

    found: Found
    wanted: Wanted = field(default_factory=Wanted)

    def data(self) -> Record:
        """The whole draft; what the text does not say is left out."""
        self.form = form_of(self.found)
        found, wanted = self.found, self.wanted
        year = wanted.year or metadata.year_in(found)
        issuer = wanted.issuer or standard(metadata.issuer_in(found))
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

    def _section(self, i: int, section: FoundSection) -> Record:
        record: Record = {"part": _above(section.part), "num": i}
        if section.label != number_like(self._sample("section"), i) and section.heading:
            record["label"] = standard_label(section.label)
        record |= {
            "heading": _text(section.heading),
            "text": [_text(sentence.text) for sentence in section.text],
            "note": "".join(standard(note.raw) for note in section.notes),
            "points": [self._point(point) for point in section.points],
        }
        return {key: value for key, value in record.items() if value or key == "label"}

    def _sample(self, kind: str) -> str:
        return self.form.get(kind) or str(getattr(Form(), kind))

    def _point(self, point: FoundPoint) -> Record:
        record: Record = {"group": _above(point.group), "num": point.num}
        if standard_label(point.label) != number_like(self._sample("point"), point.num):
            record["label"] = standard_label(point.label)
        record |= {
            "heading": _text(point.heading),
            "measures": [self._measure(measure) for measure in _measures(point)],
        }
        record |= self._assigned(point.notes, inside=bool(_inside(point)))
        empty = {"label", "units"}
        return {key: value for key, value in record.items() if value or key in empty}

    def _measure(self, measure: FoundMeasure) -> Record:
        record: Record = {"label": standard_label(measure.label), **_text(measure.text)}
        if measure.notes:
            record |= self._assigned(measure.notes, inside=False)
        return {key: value for key, value in record.items() if value}

    def _assigned(self, notes: list[FoundNote], *, inside: bool) -> Record:
        """Units, roles, deadline and the note as published, as far as the notes say them."""
        if not notes:
            return {} if inside else {"units": []}
        roles = [duty for note in notes for duty in note.says.roles]
        units = list(dict.fromkeys(standard(u) for note in notes for u in note.says.units))
        record: Record = {}
        if roles and len({unit for duty in roles for unit in duty.units}) == len(units):
            record["roles"] = _roles(notes)
        elif units or not inside:
            record["units"] = units
        record["deadline"] = _text("；".join(n.says.deadline for n in notes if n.says.deadline))
        if len(notes) > 1 or not self._in_form(notes[0]):
            record["duty_note"] = _raw(notes)
        return record

    def _in_form(self, note: FoundNote) -> bool:
        """Whether the plan's form gives the note back from its units alone."""
        if note.says.by_rule and not note.says.rule:
            listed = Duties(tuple(duty for duty in note.says.duties))
            return fits(FoundNote(note.line, note.raw, _plain(listed)), self.form)
        return fits(note, self.form)

    def _units(self) -> list[Record]:
        """The units in the order of the text, catch-alls last."""
        notes = [note for point in self.found.points for note in point.all_notes]
        names = list(dict.fromkeys(standard(unit) for note in notes for unit in note.says.units))
        ids = unit_ids(names)
        listed = sorted(names, key=is_catch_all)
        return [_unit(ids[name], name) for name in listed]

    def _provenance(self) -> Record:
        found = self.found
        written, released = metadata.written(found), metadata.released(found)
        known = {
            "index_number": metadata.index_number(found),
            "document_number": standard(metadata.document_number(found)),
            "written": written.isoformat() if written else "",
            "released": released.isoformat() if released else "",
        }
        return {key: value for key, value in known.items() if value}


def _text(words: str) -> Record:
    said = standard(words)
    return {"zh": said} if said else {}


def _above(heading: FoundHeading | None) -> Record:
    """A heading of the level above with its number."""
    if heading is None:
        return {}
    record = {"label": standard_label(heading.label), **_text(heading.text)}
    return {key: value for key, value in record.items() if value}


def _measures(point: FoundPoint) -> list[FoundMeasure]:
    """The measures; a point with nothing but a heading has that as its one sentence."""
    if point.measures:
        return point.measures
    heading, point.heading = point.heading, ""
    return [FoundMeasure(heading or "—", point.line)]


def _inside(point: FoundPoint) -> list[FoundNote]:
    return [note for measure in point.measures for note in measure.notes]


def _roles(notes: list[FoundNote]) -> dict[str, list[str]]:
    roles: dict[str, list[str]] = {}
    for note in notes:
        for duty in note.says.duties:
            roles.setdefault(duty.role or "责任单位", []).extend(map(standard, duty.units))
    return roles


def _raw(notes: list[FoundNote]) -> str:
    return "".join(standard(note.raw) for note in notes)


def _plain(says: Duties) -> Duties:
    """What a note says without roles that it does not state itself."""
    return Duties(tuple(type(duty)("", duty.units) for duty in says.duties))


def _unit(unit_id: str, name: str) -> Record:
    record: Record = {"id": unit_id, "name": {"zh": name}}
    return {**record, "catch_all": "true"} if is_catch_all(name) else record
