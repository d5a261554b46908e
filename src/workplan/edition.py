"""One plan with what is computed from it once: who is responsible for what, what stands where."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from functools import cached_property

from workplan.addresses import Addresses
from workplan.glossary import Entry, Glossary, folded_forms
from workplan.ids import point_id
from workplan.language import Locale, locale
from workplan.model import Law, Measure, Named, Plan, Point, Section, Term, Unit
from workplan.published import units_note

LARGE = 60
"""Points that one page still lists; a larger plan has a page for each section."""

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
    def addresses(self) -> Addresses:
        """The addresses of its pages."""
        return Addresses(self.plan.year, self.large)

    @cached_property
    def large(self) -> bool:
        """Whether the plan has more points than one page can list."""
        return len(self.points) > LARGE

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

    @cached_property
    def section_of(self) -> dict[str, Section]:
        """The section of each point, by the point's id."""
        return {
            point_id(self.plan, section, point): section
            for section in self.plan.sections
            for point in section.points
        }

    @cached_property
    def points(self) -> dict[str, Point]:
        """All points by id, in the order of the text."""
        return {
            point_id(self.plan, section, point): point
            for section in self.plan.sections
            for point in section.points
        }

    @cached_property
    def points_in(self) -> dict[int, tuple[str, ...]]:
        """The ids of the points in each section, by the section's number."""
        return {
            section.num: tuple(point_id(self.plan, section, point) for point in section.points)
            for section in self.plan.sections
        }

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
                Entry(kind_of(item), item.id, item[first], folded_forms(item.get(tag), *item.forms))
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
        headings = [(at.section(s.num), s.heading[first]) for s in self.plan.sections]
        points = [
            (at.point(i), p.heading[first] + units_note(plan.form, p))
            for i, p in self.points.items()
        ]
        measures = [(at.measure(i), m[first]) for i, m in self.measures.items()]
        return (*head, *headings, *points, *measures)

    @cached_property
    def title_marked(self) -> frozenset[str]:
        """The laws and terms, by kind and id, that the text puts between 《 and 》 somewhere."""
        first = self.plan.language
        marked = {title for _, text in self.passages for title in _TITLE.findall(text)}
        return frozenset(key for key, item in self.named.items() if item[first] in marked)

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
