"""A plan of one year with everything that is computed from it once."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from functools import cached_property

from workplan.edition.segments import plan_segments
from workplan.edition.urls import STANDALONE, SiteContext, Urls
from workplan.locales.locale import Locale, locale, ui_text
from workplan.plan.glossary import Glossary, glossary_of
from workplan.plan.model import (
    AUDIENCES,
    Audience,
    GlossaryEntry,
    Measure,
    Plan,
    Point,
    Section,
    Term,
    Topic,
    Unit,
    UpperHeading,
)
from workplan.plan.point_ids import PlacedPoint, group_headings, point_ids

MAX_POINTS_ON_ONE_PAGE = 60
"""A plan with more points has a page for each section."""

MAX_POINTS_PER_PRINT = 600
"""A plan with more points is printed by section, and as a Word document."""

ALL_LANGUAGES = "both"
"""The name of the view that shows all languages side by side."""

JARGON = ("campaign", "system")
"""The kinds of terms that the text coins; other kinds are words that readers know."""

_TITLE_MARKS = re.compile("《([^》]*)》")


@dataclass(frozen=True, eq=False)
class Edition:
    """A plan of one year, ready to be shown.

    ``earlier`` is the edition before it; ``years`` are those of all editions, the newest first.
    """

    plan: Plan
    earlier: Edition | None = None
    years: tuple[int, ...] = ()
    site_context: SiteContext = STANDALONE

    @property
    def languages(self) -> tuple[str, ...]:
        """The plan's languages, the authoritative one first."""
        return self.plan.languages

    @cached_property
    def urls(self) -> Urls:
        """The addresses of its pages."""
        return Urls(self.plan.year, self.large, self.site_context.home)

    @cached_property
    def large(self) -> bool:
        """Whether the plan has more than ``MAX_POINTS_ON_ONE_PAGE`` points."""
        return len(self.points) > MAX_POINTS_ON_ONE_PAGE

    @cached_property
    def content_hash(self) -> str:
        """The SHA-256 of the plan's content, in hexadecimal."""
        content = json.dumps(self.plan.model_dump(mode="json"), sort_keys=True)
        return hashlib.sha256(content.encode()).hexdigest()

    @cached_property
    def locales(self) -> dict[str, Locale]:
        """The locale of each of the plan's languages."""
        return {language: locale(language) for language in self.languages}

    def ui_text(self, key: str, **details: object) -> dict[str, str]:
        """A text of the user interface in each language, with its details filled in.

        A detail may be a dictionary by language, of which each language takes its own value.
        """
        return ui_text(self.languages, key, **details)

    @property
    def empty_text(self) -> dict[str, str]:
        """An empty text in each language, for a text that a plan may leave out."""
        return dict.fromkeys(self.languages, "")

    @cached_property
    def _placed_points(self) -> dict[str, PlacedPoint]:
        return dict(point_ids(self.plan.sections, self.plan.form))

    @cached_property
    def section_of(self) -> dict[str, Section]:
        """The section of each point, by the point's id."""
        return {point_id: placed.section for point_id, placed in self._placed_points.items()}

    @cached_property
    def points(self) -> dict[str, Point]:
        """All points by id, in the order of the text."""
        return {point_id: placed.point for point_id, placed in self._placed_points.items()}

    @cached_property
    def points_in(self) -> dict[int, tuple[str, ...]]:
        """The ids of the points in each section, by the section's number."""
        ids: dict[int, list[str]] = {section.num: [] for section in self.plan.sections}
        for point_id, section in self.section_of.items():
            ids[section.num].append(point_id)
        return {num: tuple(point_ids) for num, point_ids in ids.items()}

    @cached_property
    def sections(self) -> dict[int, Section]:
        """The sections by their numbers, in the order of the text."""
        return {section.num: section for section in self.plan.sections}

    @cached_property
    def group_of(self) -> dict[str, UpperHeading]:
        """The heading of each point's group, by the point's id; points in no group are absent."""
        return group_headings(self._placed_points)

    @cached_property
    def position(self) -> dict[str, int]:
        """The position of each point in the text, from 0, by the point's id."""
        return {point_id: i for i, point_id in enumerate(self.points)}

    @cached_property
    def point_ids(self) -> tuple[str, ...]:
        """The ids of all points, in the order of the text."""
        return tuple(self.points)

    @cached_property
    def measures(self) -> dict[str, Measure]:
        """All measures by id: ``9.2`` is the second of point 9."""
        return {
            f"{point_id}.{i}": measure
            for point_id, point in self.points.items()
            for i, measure in enumerate(point.measures, start=1)
        }

    @cached_property
    def targets(self) -> tuple[str, ...]:
        """The ids of the measures that have a target, in the order of the text."""
        return tuple(id_ for id_, measure in self.measures.items() if measure.target)

    def has(self, kind: str) -> bool:
        """Whether the plan has any ``units``, ``targets``, ``laws`` or ``terms``."""
        return bool(self.targets if kind == "targets" else getattr(self.plan, kind))

    @cached_property
    def audiences(self) -> tuple[Audience, ...]:
        """The audiences that a measure is explained to or a topic is for."""
        addressed = {
            name for measure in self.measures.values() for name, _ in measure.readers.items()
        }
        addressed |= {name for topic in self.plan.topics for name in topic.readers}
        return tuple(audience for audience in AUDIENCES if audience in addressed)

    def topics_for(self, audience: str) -> tuple[Topic, ...]:
        """The topics of an audience, in the order of the file."""
        return tuple(topic for topic in self.plan.topics if audience in topic.readers)

    @cached_property
    def units_by_id(self) -> dict[str, Unit]:
        """The units by id, in the order of the file."""
        return {unit.id: unit for unit in self.plan.units}

    @cached_property
    def units(self) -> dict[str, Unit]:
        """The units by their name in the authoritative language."""
        return {unit.name[self.plan.language]: unit for unit in self.plan.units}

    @cached_property
    def points_of(self) -> dict[str, tuple[str, ...]]:
        """The ids of the points that each unit is responsible for, by the unit's id."""
        ids: dict[str, list[str]] = {unit.id: [] for unit in self.plan.units}
        for point_id, point in self.points.items():
            for name in point.units:
                ids[self.units[name].id].append(point_id)
        return {unit_id: tuple(point_ids) for unit_id, point_ids in ids.items()}

    @cached_property
    def glossary_entries(self) -> dict[str, GlossaryEntry]:
        """Laws and terms by kind and id: ``term:case-files``."""
        laws = {f"law:{law.id}": law for law in self.plan.laws}
        return {**laws, **{f"term:{term.id}": term for term in self.plan.terms}}

    @cached_property
    def explained_in_text(self) -> frozenset[str]:
        """The laws and the terms, by kind and id, that a text links to their explanations.

        Of the terms only jargon: what the text coins, and what a rendering alone says little of.
        """
        return frozenset(
            key
            for key, entry in self.glossary_entries.items()
            if not isinstance(entry, Term) or entry.kind in JARGON or entry.gloss
        )

    @cached_property
    def glossaries(self) -> dict[str, Glossary]:
        """A glossary for each language, with the entries' wordings in that language."""
        entries = (*self.plan.laws, *self.plan.terms)
        return {
            language: glossary_of(entries, self.plan.language, language)
            for language in self.languages
        }

    @cached_property
    def glossary(self) -> Glossary:
        """The glossary of the authoritative language."""
        return self.glossaries[self.plan.language]

    @cached_property
    def segments(self) -> tuple[tuple[str, str], ...]:
        """The address from the site's root and the original text of each segment of the plan."""
        return tuple(plan_segments(self.plan, self.urls, self.points))

    @cached_property
    def title_marked(self) -> frozenset[str]:
        """The laws and terms, by kind and id, that the text puts in 《》 somewhere."""
        language = self.plan.language
        titles = {title for _, text in self.segments for title in _TITLE_MARKS.findall(text)}
        return frozenset(
            key for key, entry in self.glossary_entries.items() if entry[language] in titles
        )

    @cached_property
    def occurrences(self) -> dict[str, tuple[str, ...]]:
        """The addresses of the segments that mention each term and law, by kind and id."""
        addresses: dict[str, list[str]] = {key: [] for key in self.glossary_entries}
        for address, text in self.segments:
            for entry in self.glossary.mentioned(text):
                addresses[f"{entry.kind}:{entry.id}"].append(address)
        return {key: tuple(segments) for key, segments in addresses.items()}


def fits_one_print(edition: Edition) -> bool:
    """Whether one print can hold the whole plan."""
    return len(edition.points) <= MAX_POINTS_PER_PRINT
