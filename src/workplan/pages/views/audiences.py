"""Our explanations by audience: beside a point, on a page for each audience, and in brief."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from workplan.edition.edition import Edition
from workplan.edition.links import PointLink, UnitLink, point_link, unit_links
from workplan.edition.texts import LocalizedText, localized
from workplan.edition.urls import RelativeUrls
from workplan.plan.model import AUDIENCES, Audience, Topic


@dataclass(frozen=True)
class PointExplanations:
    """The explanations of a point's measures for one audience."""

    audience: Audience
    href: str
    """The link to the first of them on the audience's page."""
    explanations: tuple[tuple[str, LocalizedText], ...]
    """The id of each explained measure, with the explanation."""


@dataclass(frozen=True)
class MeasureForAudience:
    """A measure that concerns the audience."""

    id: str
    anchor: str
    """Its id where it stands on the page for the first time; empty where it does again."""
    explanation: LocalizedText
    """Empty where a topic names a measure that is not explained to the audience."""
    sentence: LocalizedText
    href: str
    units: tuple[UnitLink, ...]


@dataclass(frozen=True)
class AudienceGroup:
    """Measures that belong together: those of a topic, or else of a point."""

    anchor: str
    name: LocalizedText
    """The topic's name; empty for a point."""
    point: PointLink | None
    summary: tuple[LocalizedText, ...]
    measures: tuple[MeasureForAudience, ...]


@dataclass(frozen=True)
class AudienceView:
    """The page of an audience: by its topics, or by point where it has none."""

    audience: str
    groups: tuple[AudienceGroup, ...]


@dataclass(frozen=True)
class AudienceLink:
    """The link to an audience's page, with its topics."""

    name: Audience
    href: str
    topics: tuple[tuple[LocalizedText, str], ...]
    """The name of each topic with the link to its place on the page."""


@dataclass(frozen=True)
class BriefTopic:
    """A topic in brief, with the audiences whose pages say more."""

    id: str
    """Its anchor on the page."""
    name: LocalizedText
    summary: tuple[LocalizedText, ...]
    more: tuple[tuple[Audience, str], ...]
    """Each audience with the link to the topic on its page."""


@dataclass(frozen=True)
class BriefView:
    """What concerns whom, to be read in five minutes."""

    audiences: tuple[AudienceLink, ...]
    topics: tuple[BriefTopic, ...]


def point_explanations(
    edition: Edition, relative_urls: RelativeUrls, point_id: str
) -> tuple[PointExplanations, ...]:
    """The explanations of a point's measures for each audience that has any."""
    explanations: dict[Audience, list[tuple[str, LocalizedText]]] = {}
    for i, measure in enumerate(edition.points[point_id].measures, start=1):
        for audience, text in measure.readers.items():
            item = (f"{point_id}.{i}", localized(edition, text))
            explanations.setdefault(audience, []).append(item)
    return tuple(
        PointExplanations(
            audience=audience,
            href=f"{relative_urls.to(edition.urls.audience(audience))}#{explanations[audience][0][0]}",
            explanations=tuple(explanations[audience]),
        )
        for audience in AUDIENCES
        if audience in explanations
    )


def audience_links(edition: Edition, relative_urls: RelativeUrls) -> tuple[AudienceLink, ...]:
    """The audiences that the plan concerns."""
    return tuple(
        AudienceLink(
            name=audience,
            href=relative_urls.to(edition.urls.audience(audience)),
            topics=tuple(
                (
                    localized(edition, topic.name),
                    relative_urls.to(edition.urls.topic(audience, topic.id)),
                )
                for topic in edition.topics_for(audience)
            ),
        )
        for audience in edition.audiences
    )


def brief_view(edition: Edition, relative_urls: RelativeUrls) -> BriefView:
    """The topics in the order of the file."""
    return BriefView(
        audiences=audience_links(edition, relative_urls),
        topics=tuple(
            BriefTopic(
                id=f"topic-{topic.id}",
                name=localized(edition, topic.name),
                summary=_summary(edition, topic),
                more=tuple(
                    (audience, relative_urls.to(edition.urls.topic(audience, topic.id)))
                    for audience in AUDIENCES
                    if audience in topic.readers
                ),
            )
            for topic in edition.plan.topics
        ),
    )


def audience_view(edition: Edition, relative_urls: RelativeUrls, audience: str) -> AudienceView:
    """The view for parents, teachers or staff."""
    if edition.topics_for(audience):
        return AudienceView(audience, tuple(_topics(edition, relative_urls, audience)))
    return AudienceView(audience, tuple(_points(edition, relative_urls, audience)))


def _summary(edition: Edition, topic: Topic) -> tuple[LocalizedText, ...]:
    return tuple(localized(edition, line) for line in topic.summary)


def _topics(
    edition: Edition, relative_urls: RelativeUrls, audience: str
) -> Iterator[AudienceGroup]:
    shown: set[str] = set()
    for topic in edition.topics_for(audience):
        # The checks of a plan report an id that it does not have.
        measure_ids = [
            measure_id for measure_id in topic.measures if measure_id in edition.measures
        ]
        yield AudienceGroup(
            anchor=f"topic-{topic.id}",
            name=localized(edition, topic.name),
            point=None,
            summary=_summary(edition, topic),
            measures=tuple(_measures(edition, relative_urls, audience, measure_ids, shown)),
        )


def _points(
    edition: Edition, relative_urls: RelativeUrls, audience: str
) -> Iterator[AudienceGroup]:
    """The points with measures that are explained to the audience."""
    by_point: dict[str, list[str]] = {}
    for measure_id, measure in edition.measures.items():
        if measure.readers.get(audience):
            by_point.setdefault(measure_id.rpartition(".")[0], []).append(measure_id)
    for point_id, measure_ids in by_point.items():
        measures = tuple(_measures(edition, relative_urls, audience, measure_ids, set()))
        point = point_link(edition, relative_urls, point_id)
        yield AudienceGroup(f"point-{point_id}", {}, point, (), measures)


def _measures(
    edition: Edition,
    relative_urls: RelativeUrls,
    audience: str,
    measure_ids: Iterable[str],
    shown: set[str],
) -> Iterator[MeasureForAudience]:
    """Measures as a page shows them; adds their ids to those that it has shown."""
    for measure_id in measure_ids:
        measure = edition.measures[measure_id]
        explanation = measure.readers.get(audience)
        point = edition.points[measure_id.rpartition(".")[0]]
        yield MeasureForAudience(
            id=measure_id,
            anchor="" if measure_id in shown else measure_id,
            explanation=localized(edition, explanation),
            sentence=localized(edition, measure),
            href=relative_urls.to(edition.urls.measure(measure_id)),
            units=unit_links(edition, relative_urls, measure if measure.units else point),
        )
        shown.add(measure_id)
