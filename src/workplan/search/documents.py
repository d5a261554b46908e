"""All that the search can find, in the order of the plan.

The points come first; then what stands outside them: titles, the general approach, parts, groups,
and the headings of sections.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from workplan.edition.edition import Edition
from workplan.edition.links import localized_point_label, localized_section_label, section_heading
from workplan.plan.fields import Text
from workplan.plan.model import Point, Section


@dataclass(frozen=True)
class SearchDocument:
    """One text to find.

    ``identity`` is a point's id, section and units, or the URL of what stands outside the points;
    ``texts`` are a label and a heading in each language, of a point its measures too.
    """

    identity: tuple[object, ...]
    texts: Mapping[str, tuple[str, str, tuple[str, ...]]]

    def record(self) -> list[object]:
        """The document as the browser reads it."""
        return [*self.identity, self.texts]

    def text(self, language: str) -> str:
        """All its text in a language."""
        label, heading, measures = self.texts[language]
        return label + heading + "".join(measures)


def point_documents(edition: Edition) -> list[SearchDocument]:
    """The points in all languages."""
    return [_point(edition, point_id, point) for point_id, point in edition.points.items()]


def _point(edition: Edition, point_id: str, point: Point) -> SearchDocument:
    section = str(edition.section_of[point_id].num)
    units = [edition.units[name].id for name in point.units]
    labels = localized_point_label(edition, point)
    texts = {
        language: (
            labels[language],
            point.heading.get(language) if point.heading else "",
            tuple(measure.get(language) for measure in point.measures),
        )
        for language in edition.languages
    }
    return SearchDocument((point_id, section, units), texts)


def outside_documents(edition: Edition) -> list[SearchDocument]:
    """What stands outside the points, in all languages."""
    documents = [
        SearchDocument((url,), {tag: ("", text.get(tag), ()) for tag in edition.languages})
        for url, text in _outside_texts(edition)
    ]
    for section in edition.plan.sections:
        titles = {tag: (*section_title(edition, tag, section), ()) for tag in edition.languages}
        documents.append(SearchDocument((edition.urls.section(section.num),), titles))
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
    return label, section_heading(edition, section).get(language, "")
