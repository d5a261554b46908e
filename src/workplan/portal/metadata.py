"""What the portal's lists need to know of each plan: plain data that crosses processes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from workplan.edition.edition import Edition
from workplan.edition.links import point_heading
from workplan.edition.texts import LocalizedText, localized
from workplan.portal.settings import Kind, Settings

PointIds = tuple[str, ...]


@dataclass(frozen=True)
class PlanMetadata:
    """One plan as lists show it; ``address`` is that of its whole text from the portal's root."""

    address: str
    year: int
    title: LocalizedText
    issuer: LocalizedText
    updated: str
    """The day of the last change, YYYY-MM-DD; or empty."""
    headings: dict[str, LocalizedText]
    """The headings of all points by id."""
    topics: dict[str, PointIds]
    """The points of each of the portal's topics, by the topic's id."""
    units: dict[str, PointIds]
    """The points of each kind of unit, by the kind's id."""
    bureaus: tuple[str, ...]
    """The kinds of bureau that its issuer is of."""
    unmatched_units: tuple[str, ...]
    """The units that are of no kind."""
    texts: str
    """The hash of the pack of texts that the search reads."""


def plan_metadata(edition: Edition, settings: Settings, pack: bytes) -> PlanMetadata:
    """The metadata of an edition; what matches no kind and no topic is guessed to be none."""
    plan, language = edition.plan, edition.plan.language
    names = [unit.name[language] for unit in plan.units if not unit.catch_all]
    kinds = {name: _kinds(name, settings.units) for name in names}
    return PlanMetadata(
        address=edition.urls.plan,
        year=plan.year,
        title=localized(edition, plan.title),
        issuer=localized(edition, plan.issuer),
        updated=plan.site.updated.isoformat() if plan.site.updated else "",
        headings={id_: point_heading(edition, point) for id_, point in edition.points.items()},
        topics=_topics(edition, settings),
        units={kind.id: _points_of_kind(edition, kinds, kind) for kind in settings.units},
        bureaus=_kinds(plan.issuer[language], settings.bureaus),
        unmatched_units=tuple(name for name in names if not kinds[name]),
        texts=hashlib.sha256(pack).hexdigest()[:16],
    )


def _kinds(name: str, kinds: Iterable[Kind]) -> tuple[str, ...]:
    return tuple(kind.id for kind in kinds if any(word in name for word in kind.words))


def _points_of_kind(edition: Edition, kinds: dict[str, tuple[str, ...]], kind: Kind) -> PointIds:
    """The points for which a unit of a kind is responsible."""
    return tuple(
        id_
        for id_, point in edition.points.items()
        if any(kind.id in kinds.get(name, ()) for name in point.units)
    )


def _topics(edition: Edition, settings: Settings) -> dict[str, PointIds]:
    """The points that have a topic's words, or cite one of its laws, in the plan's language."""
    language = edition.plan.language
    texts = {
        id_: "\n".join(
            text[language] for text in (point.heading, *point.measures) if text is not None
        )
        for id_, point in edition.points.items()
    }
    return {
        topic.id: tuple(
            id_
            for id_, text in texts.items()
            if any(word in text for word in (*topic.words, *topic.laws))
        )
        for topic in settings.topics
    }
