"""One plan with what is computed from it once: who is responsible for what, what stands where."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from workplan.addresses import Addresses
from workplan.glossary import Entry, Glossary, entry_forms
from workplan.ids import PlacedPoint, point_ids
from workplan.language import Locale, locale
from workplan.model import Above, Law, Measure, Named, Plan, Point, Section, Term, Unit
from workplan.published import units_note


@dataclass(frozen=True)
class Edition:
    """A plan of one year, ready to be shown."""

    plan: Plan

    @property
    def languages(self) -> tuple[str, ...]:
        """The plan's languages, the authoritative one first."""
        return self.plan.languages

    @cached_property
    def addresses(self) -> Addresses:
        """The addresses of its pages."""
        return Addresses(self.plan.year)

    @cached_property
    def locales(self) -> dict[str, Locale]:
        """The words of the site in each of its languages."""
        return {tag: locale(tag) for tag in self.languages}

    def say(self, key: str, **details: object) -> dict[str, str]:
        """A UI word in each language; a detail that is itself by language is taken from it."""
        return {
            tag: words.say(key, **{name: _in(tag, value) for name, value in details.items()})
            for tag, words in self.locales.items()
        }

    @cached_property
    def _placed(self) -> dict[str, PlacedPoint]:
        return dict(point_ids(self.plan))

    @cached_property
    def section_of(self) -> dict[str, Section]:
        """The section of each point, by the point's id."""
        return {point: placed.section for point, placed in self._placed.items()}

    @cached_property
    def points(self) -> dict[str, Point]:
        """All points by id, in the order of the text."""
        return {point: placed.point for point, placed in self._placed.items()}

    @cached_property
    def points_in(self) -> dict[int, tuple[str, ...]]:
        """The ids of the points in each section, by the section's number."""
        found: dict[int, list[str]] = {section.num: [] for section in self.plan.sections}
        for point, placed in self._placed.items():
            found[placed.section.num].append(point)
        return {section: tuple(points) for section, points in found.items()}

    @cached_property
    def group_of(self) -> dict[str, Above]:
        """The group that each point stands in, by the point's id; none for points in no group."""
        found: dict[str, Above] = {}
        for points in self.points_in.values():
            group = None
            for point in points:
                own = self._placed[point]
                group = own.point.group or (None if own.own else group)
                if group:
                    found[point] = group
        return found

    @cached_property
    def position(self) -> dict[str, int]:
        """Each point's place in the order of the text, from 0."""
        return {point: i for i, point in enumerate(self.points)}

    @cached_property
    def point_ids(self) -> tuple[str, ...]:
        """The ids of all points, in the order of the text."""
        return tuple(self.points)

    @cached_property
    def measures(self) -> dict[str, Measure]:
        """All measures by id: ``9.2`` is the second of point 9."""
        return {
            f"{point}.{i}": measure
            for point, record in self.points.items()
            for i, measure in enumerate(record.measures, start=1)
        }

    def has(self, kind: str) -> bool:
        """Whether there is anything to show on the page of units, targets, laws or terms."""
        if kind == "targets":
            return any(measure.target for measure in self.measures.values())
        return bool(getattr(self.plan, kind))

    @cached_property
    def units(self) -> dict[str, Unit]:
        """The units by the name that the points give them."""
        return {unit.name[self.plan.language]: unit for unit in self.plan.units}

    @cached_property
    def points_of(self) -> dict[str, tuple[str, ...]]:
        """The ids of the points that each unit is responsible for, by the unit's id."""
        found: dict[str, list[str]] = {unit.id: [] for unit in self.plan.units}
        for point, record in self.points.items():
            for name in record.units:
                found[self.units[name].id].append(point)
        return {unit: tuple(points) for unit, points in found.items()}

    @cached_property
    def named(self) -> dict[str, Named]:
        """Terms and laws by kind and id: ``term:case-files``."""
        laws = {f"law:{law.id}": law for law in self.plan.laws}
        return {**laws, **{f"term:{term.id}": term for term in self.plan.terms}}

    @cached_property
    def glossaries(self) -> dict[str, Glossary]:
        """A glossary for each language: its entries' forms are those of that language."""
        return {tag: self._glossary(tag) for tag in self.languages}

    def _glossary(self, tag: str) -> Glossary:
        first = self.plan.language
        return Glossary(
            tuple(
                Entry(kind_of(item), item.id, item[first], entry_forms(item.get(tag), item.forms))
                for item in (*self.plan.laws, *self.plan.terms)
            )
        )

    @cached_property
    def glossary(self) -> Glossary:
        """The glossary of the authoritative language."""
        return self.glossaries[self.plan.language]

    @cached_property
    def passages(self) -> tuple[tuple[str, str], ...]:
        """Every aligned unit of the text by its address from the root, in the original."""
        plan, first, at = self.plan, self.plan.language, self.addresses
        head = [(at.plan, self.plan.title[first])]
        if self.plan.general_approach:
            head.append((f"{at.plan}#approach", self.plan.general_approach[first]))
        headings = [
            (at.section(section.num), passage[first])
            for section in plan.sections
            for passage in (section.part, section.heading, *section.text)
            if passage
        ]
        points = [(at.point(i), self._head_of(point)) for i, point in self.points.items()]
        measures = [(at.measure(i), m[first]) for i, m in self.measures.items()]
        return (*head, *headings, *points, *measures)

    def _head_of(self, point: Point) -> str:
        """What a point's page says in the original besides its measures."""
        first = self.plan.language
        headings = "".join(passage[first] for passage in (point.group, point.heading) if passage)
        return headings + units_note(self.plan.form, point)

    @cached_property
    def occurrences(self) -> dict[str, tuple[str, ...]]:
        """The addresses where each term and law stands, by kind and id."""
        found: dict[str, list[str]] = {key: [] for key in self.named}
        for address, words in self.passages:
            for entry in self.glossary.mentioned(words):
                found[f"{entry.kind}:{entry.id}"].append(address)
        return {key: tuple(addresses) for key, addresses in found.items()}


def kind_of(item: Named) -> str:
    """The kind of a named record: ``law`` or ``term``."""
    return "law" if isinstance(item, Law) else "term"


def is_inferred(item: Named) -> bool:
    """Whether a term's explanation is inferred."""
    return isinstance(item, Term) and item.inferred


def _in(tag: str, value: object) -> object:
    return value.get(tag, "") if isinstance(value, dict) else value
