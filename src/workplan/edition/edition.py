"""One plan with what is computed from it once: who is responsible for what, what stands where."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from functools import cached_property

from workplan.edition.segments import searchable_segments
from workplan.edition.urls import Urls
from workplan.locales.locale import Locale, locale
from workplan.plan.glossary import Glossary, glossary_of
from workplan.plan.model import GlossaryEntry, Measure, Plan, Point, Section, Unit, UpperHeading
from workplan.plan.point_ids import PlacedPoint, groups, point_ids

MAX_POINTS_ON_ONE_PAGE = 60
"""Points that one page still lists; a larger plan has a page for each section."""

BOTH = "both"
"""The view that shows all languages side by side."""

_TITLE = re.compile("《([^》]*)》")


@dataclass(frozen=True, eq=False)
class Edition:
    """A plan of one year, ready to be shown.

    ``earlier`` is the edition before it; ``years`` are those of all editions, the newest first.
    """

    plan: Plan
    earlier: Edition | None = None
    years: tuple[int, ...] = ()

    @cached_property
    def point_names(self) -> dict[str, tuple[dict[str, str], dict[str, str]]]:
        """The numbers and headings of points that views have made."""
        return {}

    @property
    def languages(self) -> tuple[str, ...]:
        """The plan's languages, the authoritative one first."""
        return self.plan.languages

    @cached_property
    def urls(self) -> Urls:
        """The addresses of its pages."""
        return Urls(self.plan.year, self.large)

    @cached_property
    def large(self) -> bool:
        """Whether the plan has more points than one page can list."""
        return len(self.points) > MAX_POINTS_ON_ONE_PAGE

    @cached_property
    def content_hash(self) -> str:
        """The SHA-256 of the plan's content, in hexadecimal: the same for the same content."""
        content = json.dumps(self.plan.model_dump(mode="json"), sort_keys=True)
        return hashlib.sha256(content.encode()).hexdigest()

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

    @property
    def nothing(self) -> dict[str, str]:
        """No words in any language, for what a text may leave out."""
        return dict.fromkeys(self.languages, "")

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
    def section_position(self) -> dict[int, int]:
        """Each section's place in the order of the text, from 0, by its number."""
        return {section.num: i for i, section in enumerate(self.plan.sections)}

    @cached_property
    def group_of(self) -> dict[str, UpperHeading]:
        """The group that each point stands in, by the point's id; none for points in no group."""
        return groups(self._placed)

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

    @cached_property
    def targets(self) -> tuple[str, ...]:
        """The ids of the measures that have a target, in the order of the text."""
        return tuple(measure_id for measure_id, said in self.measures.items() if said.target)

    def has(self, kind: str) -> bool:
        """Whether there is anything to show on the page of units, targets, laws or terms."""
        return bool(self.targets if kind == "targets" else getattr(self.plan, kind))

    @cached_property
    def units_by_id(self) -> dict[str, Unit]:
        """The units by id, in the order of the file."""
        return {unit.id: unit for unit in self.plan.units}

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
    def named(self) -> dict[str, GlossaryEntry]:
        """Terms and laws by kind and id: ``term:case-files``."""
        laws = {f"law:{law.id}": law for law in self.plan.laws}
        return {**laws, **{f"term:{term.id}": term for term in self.plan.terms}}

    @cached_property
    def glossaries(self) -> dict[str, Glossary]:
        """A glossary for each language: its entries' forms are those of that language."""
        named = (*self.plan.laws, *self.plan.terms)
        return {tag: glossary_of(named, self.plan.language, tag) for tag in self.languages}

    @cached_property
    def glossary(self) -> Glossary:
        """The glossary of the authoritative language."""
        return self.glossaries[self.plan.language]

    @cached_property
    def segments(self) -> tuple[tuple[str, str], ...]:
        """Every aligned unit of the text by its address from the root, in the original."""
        return tuple(searchable_segments(self.plan, self.urls, self.points))

    @cached_property
    def title_marked(self) -> frozenset[str]:
        """The laws and terms, by kind and id, that the text puts between 《 and 》 somewhere."""
        first = self.plan.language
        marked = {title for _, text in self.segments for title in _TITLE.findall(text)}
        return frozenset(key for key, item in self.named.items() if item[first] in marked)

    @cached_property
    def occurrences(self) -> dict[str, tuple[str, ...]]:
        """The addresses where each term and law stands, by kind and id."""
        found: dict[str, list[str]] = {key: [] for key in self.named}
        for address, words in self.segments:
            for entry in self.glossary.mentioned(words):
                found[f"{entry.kind}:{entry.id}"].append(address)
        return {key: tuple(addresses) for key, addresses in found.items()}


def _in(tag: str, value: object) -> object:
    return value.get(tag, "") if isinstance(value, dict) else value


MAX_POINTS_PER_PRINT = 600
"""Points that one print still holds; a larger plan is printed by section, and as a document."""


def printed_whole(edition: Edition) -> bool:
    """Whether one print can hold the whole plan."""
    return len(edition.points) <= MAX_POINTS_PER_PRINT
