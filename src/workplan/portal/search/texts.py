"""The texts of a plan as the search over many plans reads them: its pack."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workplan.edition.edition import Edition
from workplan.edition.texts import LocalizedText, localized
from workplan.plan.model import Point
from workplan.search.data_script import data_script, script_data


@dataclass(frozen=True)
class PointText:
    """A point: its heading, and its measures in their order, by language."""

    id: str
    heading: LocalizedText
    measures: dict[str, tuple[str, ...]]

    def texts(self) -> Iterator[str]:
        """All its texts."""
        yield from self.heading.values()
        for measures in self.measures.values():
            yield from measures


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
        points = [[point.id, point.heading, point.measures] for point in self.points]
        data = {
            "address": self.address,
            "issuer": self.issuer,
            "title": self.title,
            "year": self.year,
            "region": self.region,
            "points": points,
        }
        return data_script(data).encode()

    @classmethod
    def from_pack(cls, pack: bytes) -> PlanTexts:
        """Reads what ``pack`` has written."""
        data = script_data(pack.decode())
        points = tuple(
            PointText(id_, heading, {tag: tuple(texts) for tag, texts in measures.items()})
            for id_, heading, measures in data.pop("points")
        )
        return cls(**{**data, "region": tuple(data["region"]), "points": points})


def plan_texts(edition: Edition, address: str, region: tuple[str, ...]) -> PlanTexts:
    """The texts of an edition, which stands at an address of the portal."""
    plan = edition.plan
    return PlanTexts(
        address=address,
        issuer=localized(edition, plan.issuer),
        title=localized(edition, plan.title),
        year=plan.year,
        region=region,
        points=tuple(_point(edition, id_, point) for id_, point in edition.points.items()),
    )


def _point(edition: Edition, point_id: str, point: Point) -> PointText:
    texts = [localized(edition, measure) for measure in point.measures]
    measures = {
        language: tuple(text.get(language, "") for text in texts)
        for language in edition.languages
        if any(language in text for text in texts)
    }
    heading = localized(edition, point.heading) if point.heading else {}
    return PointText(point_id, heading, measures)
