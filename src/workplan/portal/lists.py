"""The portal's own pages: by region, kind of bureau, year, topic and kind of unit.

Every list is cut into fixed buckets, by year and region, so that a new plan changes few pages and
no address ever means another page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from workplan.edition.texts import LocalizedText
from workplan.locales.locale import ui_text
from workplan.portal.manifest import IssuerRow
from workplan.portal.metadata import PlanMetadata, PointIds
from workplan.portal.plan_files import region_paths
from workplan.portal.settings import Kind, Settings, TopicRule

ListKind = Literal["bureau", "year", "topic", "unit"]


@dataclass(frozen=True)
class ListedPlan:
    """A plan in a list, with the points for which it is there; none where it is listed whole."""

    issuer: str
    metadata: PlanMetadata
    points: PointIds = ()

    @property
    def region(self) -> str:
        """The path of its region."""
        return self.issuer.rpartition("/")[0]


@dataclass(frozen=True)
class PlanList:
    """All plans that have one value: a year, a topic, a kind of bureau or of unit."""

    kind: ListKind
    value: str
    name: LocalizedText
    plans: tuple[ListedPlan, ...]

    @property
    def address(self) -> str:
        """The address of the page that counts its buckets."""
        return f"by/{self.kind}/{self.value}/"

    @cached_property
    def buckets(self) -> dict[tuple[int, str], tuple[ListedPlan, ...]]:
        """Its plans by year and region, the newest years first."""
        plans_by_bucket: dict[tuple[int, str], list[ListedPlan]] = {}
        for plan in self.plans:
            plans_by_bucket.setdefault((plan.metadata.year, plan.region), []).append(plan)
        in_order = sorted(plans_by_bucket, key=lambda bucket: (-bucket[0], bucket[1]))
        return {bucket: tuple(plans_by_bucket[bucket]) for bucket in in_order}

    def bucket_address(self, year: int, region: str) -> str:
        """The address of a bucket's page."""
        return f"{self.address}{region if self.kind == 'year' else f'{year}/{region}'}/"


@dataclass(frozen=True)
class RegionList:
    """What one region has: the regions in it, and the issuers of its own."""

    path: str
    name: LocalizedText
    parts: tuple[str, ...]
    """The paths of the regions in it, one level down."""
    issuers: tuple[IssuerRow, ...]

    @property
    def address(self) -> str:
        """The address of its page."""
        return f"by/region/{self.path}/"


@dataclass(frozen=True)
class Catalog:
    """All that the portal's lists are made from, and its words in the languages of its name."""

    settings: Settings
    rows: Mapping[str, IssuerRow]

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """Those of the portal's name."""
        return tuple(self.settings.name.by_language)

    def ui_text(self, key: str, **details: object) -> LocalizedText:
        """A text of the user interface in each language."""
        return ui_text(self.languages, key, **details)

    def filled(self, text: LocalizedText) -> LocalizedText:
        """A text in every language of the portal, where it lacks one in the first that it has."""
        fallback = next(iter(text.values()))
        return {language: text.get(language, fallback) for language in self.languages}

    @cached_property
    def issuers(self) -> tuple[IssuerRow, ...]:
        """The issuers in the order of their paths.

        Not those of whom another version has told no plans, nor of a region that has gone from the
        settings: a build of another issuer alone leaves them as they are.
        """
        rows = (row for _, row in sorted(self.rows.items()))
        return tuple(row for row in rows if row.plans and row.region in self.settings.regions)

    @cached_property
    def plans(self) -> tuple[ListedPlan, ...]:
        """All plans, by issuer, the newest first."""
        return tuple(ListedPlan(row.issuer, plan) for row in self.issuers for plan in row.plans)

    @cached_property
    def regions(self) -> dict[str, RegionList]:
        """The regions that have plans, or have regions with plans, by path."""
        rows: dict[str, list[IssuerRow]] = {}
        for row in self.issuers:
            rows.setdefault(row.region, []).append(row)
        used = {path for region in rows for path in region_paths(region)}
        ordered = [path for path in self.settings.regions if path in used]
        return {
            path: RegionList(
                path,
                self.filled(self.settings.regions[path].by_language),
                tuple(other for other in ordered if other.rpartition("/")[0] == path),
                tuple(rows.get(path, ())),
            )
            for path in ordered
        }

    @cached_property
    def lists(self) -> tuple[PlanList, ...]:
        """Every list that has plans, in the order of the settings; years the newest first."""
        topics = self._by_points("topic", self.settings.topics, lambda plan: plan.topics)
        units = self._by_points("unit", self.settings.units, lambda plan: plan.units)
        plan_lists = (*self._years(), *self._bureaus(), *topics, *units)
        return tuple(plan_list for plan_list in plan_lists if plan_list.plans)

    def of_kind(self, kind: ListKind) -> tuple[PlanList, ...]:
        """The lists of a kind."""
        return tuple(plan_list for plan_list in self.lists if plan_list.kind == kind)

    def plans_in(self, region: RegionList) -> list[ListedPlan]:
        """The plans of a region, with those of the regions in it."""
        return [plan for plan in self.plans if plan.issuer.startswith(f"{region.path}/")]

    def _years(self) -> Iterator[PlanList]:
        for year in sorted({plan.metadata.year for plan in self.plans}, reverse=True):
            name = dict.fromkeys(self.languages, str(year))
            plans = tuple(plan for plan in self.plans if plan.metadata.year == year)
            yield PlanList("year", str(year), name, plans)

    def _bureaus(self) -> Iterator[PlanList]:
        for kind in self.settings.bureaus:
            plans = tuple(plan for plan in self.plans if kind.id in plan.metadata.bureaus)
            yield PlanList("bureau", kind.id, self.filled(kind.name.by_language), plans)

    def _by_points(
        self,
        kind: ListKind,
        values: Iterable[Kind | TopicRule],
        points_of: Callable[[PlanMetadata], Mapping[str, PointIds]],
    ) -> Iterator[PlanList]:
        """The lists of plans that have points of a topic or of a kind of unit."""
        for value in values:
            points = ((plan, points_of(plan.metadata).get(value.id, ())) for plan in self.plans)
            plans = tuple(replace(plan, points=ids) for plan, ids in points if ids)
            yield PlanList(kind, value.id, self.filled(value.name.by_language), plans)
