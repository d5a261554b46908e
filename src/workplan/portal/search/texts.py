"""The texts of a plan as the search over many plans reads them: its pack."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from workplan.edition.edition import Edition
from workplan.edition.texts import LocalizedText, localized
from workplan.pages.data_script import data_script, script_data
from workplan.plan.model import Measure, Point, Term

WordsByMeasure = dict[str, tuple[tuple[str, ...], ...]]
"""Everyday words by language, those of each measure in the order of the measures."""


@dataclass(frozen=True)
class PointText:
    """A point: its heading, its measures in their order, and readers' words for them."""

    id: str
    heading: LocalizedText
    measures: dict[str, tuple[str, ...]]
    also: WordsByMeasure = field(default_factory=dict)

    def texts(self) -> Iterator[str]:
        """All that it is found by."""
        yield from self.heading.values()
        for measures in self.measures.values():
            yield from measures
        for listed in self.also.values():
            for words in listed:
                yield from words

    def pack(self) -> list[object]:
        """What a browser reads of it."""
        return [self.id, self.heading, self.measures, *([self.also] if self.also else [])]

    @classmethod
    def from_pack(
        cls,
        point_id: str,
        heading: LocalizedText,
        measures: dict[str, list[str]],
        also: dict[str, list[list[str]]] | None = None,
    ) -> PointText:
        """Reads what ``pack`` has written."""
        words = {language: tuple(map(tuple, listed)) for language, listed in (also or {}).items()}
        return cls(
            point_id,
            heading,
            {language: tuple(texts) for language, texts in measures.items()},
            words,
        )


@dataclass(frozen=True)
class PlanTexts:
    """A plan and its points; ``address`` leads from the portal's root to the whole plan."""

    address: str
    issuer: LocalizedText
    title: LocalizedText
    year: int
    region: tuple[str, ...]
    points: tuple[PointText, ...]

    def pack(self) -> bytes:
        """The file that a browser reads to show what was found in the plan."""
        data = {
            "address": self.address,
            "issuer": self.issuer,
            "title": self.title,
            "year": self.year,
            "region": self.region,
            "points": [point.pack() for point in self.points],
        }
        return data_script(data).encode()

    @classmethod
    def from_pack(cls, pack: bytes) -> PlanTexts:
        """Reads what ``pack`` has written."""
        data = script_data(pack.decode())
        points = tuple(PointText.from_pack(*point) for point in data.pop("points"))
        return cls(**{**data, "region": tuple(data["region"]), "points": points})


def plan_texts(edition: Edition, address: str, region: tuple[str, ...]) -> PlanTexts:
    """The texts of an edition, which stands at an address of the portal."""
    plan = edition.plan
    terms = {term.get(plan.language): term for term in plan.terms if term.also}
    return PlanTexts(
        address=address,
        issuer=localized(edition, plan.issuer),
        title=localized(edition, plan.title),
        year=plan.year,
        region=region,
        points=tuple(_point(edition, id_, point, terms) for id_, point in edition.points.items()),
    )


def _point(edition: Edition, point_id: str, point: Point, terms: Mapping[str, Term]) -> PointText:
    texts = [localized(edition, measure) for measure in point.measures]
    measures = {
        language: tuple(text.get(language, "") for text in texts)
        for language in edition.languages
        if any(language in text for text in texts)
    }
    heading = localized(edition, point.heading)
    return PointText(point_id, heading, measures, _everyday_words(edition, point, terms))


def _everyday_words(edition: Edition, point: Point, terms: Mapping[str, Term]) -> WordsByMeasure:
    """The words of the measures and of the terms in them; nothing where there are none.

    ``terms`` are those that have such words, as the plan calls them.
    """
    owners: list[tuple[Measure | Term, ...]] = []
    for measure in point.measures:
        text = measure.get(edition.plan.language)
        owners.append((measure, *(term for name, term in terms.items() if name in text)))
    words = {
        language: tuple(
            tuple(dict.fromkeys(word for owner in row for word in owner.also.get(language, ())))
            for row in owners
        )
        for language in edition.languages
    }
    return {language: listed for language, listed in words.items() if any(listed)}
