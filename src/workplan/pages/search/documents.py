"""What the search finds in the plan: its own text, and what we say of it.

The points come in the order of the plan; then what stands outside them: titles, the general
approach, parts, groups, and the headings of sections.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from workplan.edition.edition import Edition
from workplan.edition.links import localized_point_label, localized_section_label
from workplan.edition.texts import plain_heading
from workplan.pages.search.words import word_lengths
from workplan.plan.fields import Text
from workplan.plan.model import Measure, Point, Section


@dataclass(frozen=True)
class SearchDocument:
    """Something to find: what it is, in any language, and its texts in each."""

    identity: tuple[object, ...]
    texts: Mapping[str, tuple[object, ...]]

    def characters(self, language: str) -> Iterator[str]:
        """The strings among its texts in a language."""
        return _strings(self.texts[language])


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _strings(item)


def point_documents(edition: Edition) -> list[SearchDocument]:
    """The points: id, section, units; label, heading, measures, in Chinese the words' lengths."""
    return [_point(edition, point_id, point) for point_id, point in edition.points.items()]


def _point(edition: Edition, point_id: str, point: Point) -> SearchDocument:
    section = str(edition.section_of[point_id].num)
    units = tuple(edition.units[name].id for name in point.units)
    labels = localized_point_label(edition, point)
    texts: dict[str, tuple[object, ...]] = {}
    for language in edition.languages:
        heading = point.heading.get(language) if point.heading else ""
        measures = tuple(measure.get(language) for measure in point.measures)
        texts[language] = (labels[language], heading, measures)
        if language == "zh":
            texts[language] += (" ".join(map(word_lengths, (heading, *measures))),)
    return SearchDocument((point_id, section, units), texts)


def explanation_documents(edition: Edition, points: Iterable[str]) -> list[SearchDocument]:
    """What we say of the measures of points: id, audiences; explanations, and everyday words."""
    measures = (
        (f"{point_id}.{i}", measure)
        for point_id in points
        for i, measure in enumerate(edition.points[point_id].measures, start=1)
    )
    documents = (_explanations(edition, id_, measure) for id_, measure in measures)
    return [document for document in documents if any(map(any, document.texts.values()))]


def _explanations(edition: Edition, measure_id: str, measure: Measure) -> SearchDocument:
    explanations = dict(measure.readers.items())
    texts = {
        language: (
            tuple(text.get(language) for text in explanations.values()),
            measure.also.get(language, ()),
        )
        for language in edition.languages
    }
    return SearchDocument((measure_id, tuple(explanations)), texts)


def outside_documents(edition: Edition) -> list[SearchDocument]:
    """What stands outside the points: the URL and, of a section, its number; label, heading."""
    documents = [
        SearchDocument(
            (url,), {language: ("", text.get(language)) for language in edition.languages}
        )
        for url, text in _outside_texts(edition)
    ]
    for section in edition.plan.sections:
        titles = {
            language: section_title(edition, language, section) for language in edition.languages
        }
        identity = (edition.urls.section(section.num), str(section.num))
        documents.append(SearchDocument(identity, titles))
    return documents


def _outside_texts(edition: Edition) -> Iterator[tuple[str, Text]]:
    plan, urls = edition.plan, edition.urls
    yield urls.plan, plan.title
    if plan.general_approach:
        yield f"{urls.plan}#approach", plan.general_approach
    for section in plan.sections:
        for text in (section.part, *section.text):
            if text:
                yield urls.section(section.num), text
    for point_id, point in edition.points.items():
        if point.group:
            yield urls.point(point_id), point.group


def section_title(edition: Edition, language: str, section: Section) -> tuple[str, str]:
    """A section's label and heading; a plan without sections has one, called as the plan."""
    if section.heading is None:
        return "", edition.plan.title.get(language)
    label = localized_section_label(edition, section)[language]
    return label, plain_heading(edition, section.heading).get(language, "")
