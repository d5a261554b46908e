"""What the portal's own pages show, without HTML."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from workplan.edition.texts import LocalizedText
from workplan.edition.urls import RelativeUrls
from workplan.portal.compare import CompareView, choices
from workplan.portal.lists import Catalog, ListedPlan, ListKind, PlanList, RegionList
from workplan.portal.manifest import IssuerRow
from workplan.portal.metadata import PlanMetadata
from workplan.portal.search.box import FOLDER, SearchForm

KINDS: tuple[ListKind, ...] = ("year", "topic", "unit", "bureau")
NEWEST_PLANS_SHOWN = 10
"""The plans that the home page names."""


@dataclass(frozen=True)
class Item:
    """A link in a list, what is said beside it, and the links below it."""

    name: LocalizedText
    href: str
    note: LocalizedText
    items: tuple[Item, ...] = ()


@dataclass(frozen=True)
class Group:
    """Links under a heading; the page's own, where there is no name."""

    id: str
    name: LocalizedText
    items: tuple[Item, ...]


@dataclass(frozen=True)
class ListView:
    """A page of lists."""

    title: LocalizedText
    lead: LocalizedText
    groups: tuple[Group, ...]
    search: SearchForm | None = None


@dataclass(frozen=True)
class Views:
    """Makes the views of one portal's pages."""

    catalog: Catalog

    def home(self, relative_urls: RelativeUrls) -> ListView:
        """The home page: what there is, and the ways to it."""
        catalog = self.catalog
        lead = catalog.ui_text(
            "portal_lead",
            issuers=len(catalog.issuers),
            plans=len(catalog.plans),
            points=sum(len(plan.metadata.headings) for plan in catalog.plans),
        )
        groups = [self._regions(relative_urls)]
        for kind in KINDS:
            items = tuple(self._list_item(relative_urls, each) for each in catalog.of_kind(kind))
            if items:
                groups.append(Group(kind, catalog.ui_text(f"portal_by_{kind}"), items))
        if newest := self._newest(relative_urls):
            groups.append(Group("newest", catalog.ui_text("portal_newest"), newest))
        name = catalog.settings.name.by_language
        return ListView(name, lead, tuple(groups), self._search(relative_urls))

    def not_found(self, relative_urls: RelativeUrls) -> ListView:
        """The page for addresses that lead nowhere: the ways on."""
        title, lead = map(self.catalog.ui_text, ("missing_title", "missing_lead"))
        return ListView(title, lead, (self._regions(relative_urls),), self._search(relative_urls))

    def compare(self, relative_urls: RelativeUrls) -> CompareView:
        """The page that compares two plans."""
        return CompareView(
            title=self.catalog.ui_text("compare_title"),
            lead=self.catalog.ui_text("compare_lead"),
            root=relative_urls.to(""),
            regions=tuple((region.path, region.name) for region in choices(self.catalog)),
        )

    def region(self, region: RegionList, relative_urls: RelativeUrls) -> ListView:
        """A region: the regions in it, and its own issuers with their years."""
        catalog = self.catalog
        parts = tuple(
            self._region_item(relative_urls, catalog.regions[path]) for path in region.parts
        )
        issuers = tuple(self._issuer_item(relative_urls, row) for row in region.issuers)
        groups = (
            Group("regions", catalog.ui_text("portal_regions"), parts),
            Group("issuers", catalog.ui_text("portal_issuers"), issuers),
        )
        lead = catalog.ui_text("portal_count_plans", count=len(catalog.plans_in(region)))
        shown = tuple(group for group in groups if group.items)
        return ListView(region.name, lead, shown)

    def buckets(self, plan_list: PlanList, relative_urls: RelativeUrls) -> ListView:
        """The page of a list: how many plans each of its buckets has."""
        by_year: dict[int, list[Item]] = {}
        for (year, region), plans in plan_list.buckets.items():
            item = Item(
                self.catalog.regions[region].name,
                relative_urls.to(plan_list.bucket_address(year, region)),
                self._count(plans),
            )
            by_year.setdefault(year, []).append(item)
        groups = tuple(
            Group(f"y{year}", self._same(str(year)), tuple(items))
            for year, items in by_year.items()
        )
        return ListView(plan_list.name, self._count(plan_list.plans), groups)

    def bucket(
        self, plan_list: PlanList, year: int, region: str, relative_urls: RelativeUrls
    ) -> ListView:
        """The plans of one year and region, with the points for which they are listed."""
        plans = plan_list.buckets[year, region]
        items = tuple(self._plan_item(relative_urls, plan) for plan in plans)
        bucket_name = self._joined(self.catalog.regions[region].name, self._same(str(year)))
        title = (
            bucket_name if plan_list.kind == "year" else self._joined(plan_list.name, bucket_name)
        )
        return ListView(title, self._count(plans), (Group("plans", {}, items),))

    def _regions(self, relative_urls: RelativeUrls) -> Group:
        """The widest regions, with those inside them."""
        top = (region for region in self.catalog.regions.values() if "/" not in region.path)
        items = tuple(self._region_item(relative_urls, region) for region in top)
        return Group("region", self.catalog.ui_text("portal_by_region"), items)

    def _search(self, relative_urls: RelativeUrls) -> SearchForm:
        """The search box: the years and the regions to choose from."""
        catalog, service = self.catalog, self.catalog.settings.search.service
        return SearchForm(
            folder=relative_urls.to(FOLDER),
            root=relative_urls.to(""),
            years=tuple(int(plan_list.value) for plan_list in catalog.of_kind("year")),
            regions=tuple((region.path, region.name) for region in catalog.regions.values()),
            service=service or "",
        )

    def _same(self, text: str) -> LocalizedText:
        return dict.fromkeys(self.catalog.languages, text)

    def _joined(self, *texts: LocalizedText) -> LocalizedText:
        return {
            language: " · ".join(text[language] for text in texts)
            for language in self.catalog.languages
        }

    def _count(self, plans: Sequence[ListedPlan]) -> LocalizedText:
        points = sum(len(plan.points) for plan in plans)
        if points:
            return self.catalog.ui_text("portal_count_points", count=len(plans), points=points)
        return self.catalog.ui_text("portal_count_plans", count=len(plans))

    def _region_item(self, relative_urls: RelativeUrls, region: RegionList) -> Item:
        inner = (self.catalog.regions[path] for path in region.parts)
        count = len(self.catalog.plans_in(region))
        return Item(
            region.name,
            relative_urls.to(region.address),
            self.catalog.ui_text("portal_count_plans", count=count),
            tuple(self._region_item(relative_urls, part) for part in inner),
        )

    def _list_item(self, relative_urls: RelativeUrls, plan_list: PlanList) -> Item:
        return Item(
            plan_list.name, relative_urls.to(plan_list.address), self._count(plan_list.plans)
        )

    def _issuer_item(self, relative_urls: RelativeUrls, row: IssuerRow) -> Item:
        years = tuple(
            Item(self._same(str(plan.year)), relative_urls.to(plan.address), self._points(plan))
            for plan in row.plans
        )
        issuer = self.catalog.filled(row.plans[0].issuer)
        return Item(issuer, relative_urls.to(f"{row.issuer}/"), {}, years)

    def _plan_item(self, relative_urls: RelativeUrls, plan: ListedPlan) -> Item:
        metadata = plan.metadata
        points = tuple(
            Item(
                self._numbered(id_, self.catalog.filled(metadata.headings[id_])),
                relative_urls.to(f"{metadata.address}points/{id_}/"),
                {},
            )
            for id_ in plan.points
        )
        title, issuer = map(self.catalog.filled, (metadata.title, metadata.issuer))
        return Item(title, relative_urls.to(metadata.address), issuer, points)

    def _numbered(self, id_: str, text: LocalizedText) -> LocalizedText:
        return {language: f"{id_} {heading}" for language, heading in text.items()}

    def _points(self, metadata: PlanMetadata) -> LocalizedText:
        return self.catalog.ui_text("points_count", count=len(metadata.headings))

    def _newest(self, relative_urls: RelativeUrls) -> tuple[Item, ...]:
        """The plans that were changed last, of those that state when."""
        dated = [plan for plan in self.catalog.plans if plan.metadata.updated]
        newest = sorted(dated, key=lambda plan: plan.metadata.updated, reverse=True)[
            :NEWEST_PLANS_SHOWN
        ]
        items = (self._plan_item(relative_urls, plan) for plan in newest)
        return tuple(
            replace(item, note=self._joined(item.note, self._same(plan.metadata.updated)))
            for item, plan in zip(items, newest, strict=True)
        )
