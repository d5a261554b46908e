"""The portal's own pages as HTML: the same layout as the plans', with the portal's head."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from functools import partial
from urllib.parse import urlsplit

from workplan.edition.texts import LocalizedText
from workplan.edition.urls import COMPARE, RelativeUrls
from workplan.pages.layout import PageLayout, PageParts, script_element
from workplan.pages.renderer import render_template
from workplan.pages.ui_writer import UiWriter
from workplan.pages.views.breadcrumb import Crumb
from workplan.pages.views.head import (
    ICON,
    HeadView,
    LinkedAssets,
    file_link,
    tab_titles,
)
from workplan.pages.views.layout import HeaderView, NavItem, view_choices
from workplan.portal.compare import CompareView
from workplan.portal.feeds import FEED
from workplan.portal.lists import Catalog, PlanList
from workplan.portal.plan_files import region_paths
from workplan.portal.views import KINDS, ListView, Views
from workplan.site.csp import with_connection
from workplan.site.site import NOT_FOUND

PortalView = ListView | CompareView

DATA = "portal"
"""The folder of what the portal's own pages give to scripts."""
FONTS = f"assets/data/{DATA}/print/pages.css"


@dataclass(frozen=True)
class PortalPage:
    """A page of the portal's own; ``above`` are its levels, the page itself the last."""

    address: str
    template: str
    view: Callable[[RelativeUrls], PortalView]
    above: tuple[tuple[LocalizedText, str], ...] = ()
    root: str = ""
    """Where its links start, as of the page that stands for any other address; or empty."""

    @property
    def relative_urls(self) -> RelativeUrls:
        """The links from this page."""
        return RelativeUrls(self.address, self.root)

    @property
    def path(self) -> str:
        """The file, from the portal's root."""
        return self.address if self.root else f"{self.address}index.html"

    @property
    def is_listed(self) -> bool:
        """Whether the page has an address of its own, for site maps."""
        return not self.root


@dataclass(frozen=True)
class PortalPages:
    """All pages of the portal's own; ``layout`` is what the theme rendered."""

    catalog: Catalog
    layout: PageLayout
    assets: LinkedAssets

    @property
    def views(self) -> Views:
        """What makes the pages' views."""
        return Views(self.catalog)

    def pages(self) -> Iterator[PortalPage]:
        """Every page, in the order of the site map."""
        yield PortalPage("", "portal_home.html", self.views.home)
        for region in self.catalog.regions.values():
            view = partial(self.views.region, region)
            yield PortalPage(region.address, "portal_list.html", view, self._to_region(region.path))
        for plan_list in self.catalog.lists:
            yield from self._list_pages(plan_list)
        yield PortalPage(COMPARE, "portal_compare.html", self.views.compare)
        root = urlsplit(self.catalog.settings.site_url).path or "/"
        yield PortalPage(NOT_FOUND, "portal_home.html", self.views.not_found, root=root)

    def html(self, page: PortalPage) -> bytes:
        """A page as HTML."""
        relative_urls = page.relative_urls
        view = page.view(relative_urls)
        parts = asdict(self._parts(page, relative_urls, view))
        text = self.layout.fill({**parts, ":": self._render(page.template, view)})
        if view.search and view.search.service:
            text = with_connection(text, view.search.service)
        return text.encode()

    def _list_pages(self, plan_list: PlanList) -> Iterator[PortalPage]:
        kind = self.catalog.ui_text(f"portal_by_{plan_list.kind}")
        above = ((kind, f"#{plan_list.kind}"), (plan_list.name, plan_list.address))
        view = partial(self.views.buckets, plan_list)
        yield PortalPage(plan_list.address, "portal_list.html", view, above)
        for year, region in plan_list.buckets:
            address = plan_list.bucket_address(year, region)
            shown = partial(self.views.bucket, plan_list, year, region)
            region_name = self.catalog.regions[region].name
            crumb = region_name if plan_list.kind == "year" else _with_year(region_name, year)
            yield PortalPage(address, "portal_list.html", shown, (*above, (crumb, address)))

    def _navigation(self, page: PortalPage, relative_urls: RelativeUrls) -> Iterator[NavItem]:
        kinds = ("region", *(kind for kind in KINDS if self.catalog.of_kind(kind)))
        addresses = {f"portal_by_{kind}": (f"#{kind}", f"by/{kind}/") for kind in kinds}
        addresses["portal_compare"] = (COMPARE, COMPARE)
        for key, (address, folder) in addresses.items():
            is_current = page.address.startswith(folder)
            yield NavItem(self.catalog.ui_text(key), relative_urls.to(address), is_current)

    def _to_region(self, path: str) -> tuple[tuple[LocalizedText, str], ...]:
        around = (self.catalog.regions[region_path] for region_path in region_paths(path))
        crumbs = ((region.name, region.address) for region in around)
        return ((self.catalog.ui_text("portal_by_region"), "#region"), *crumbs)

    def _render(self, template: str, view: object, **context: object) -> str:
        return render_template(template, UiWriter(self.catalog), view, **context)

    def _parts(self, page: PortalPage, relative_urls: RelativeUrls, view: PortalView) -> PageParts:
        crumbs = (Crumb(name, {}, relative_urls.to(address)) for name, address in page.above[:-1])
        last = (Crumb(page.above[-1][0], {}, ""),) if page.above else ()
        head = self._head(page, relative_urls, view)
        return PageParts(
            head=self._render("head.html", head),
            header=self._render("header.html", self._header(page, relative_urls)),
            breadcrumb=self._render("breadcrumb.html", (*crumbs, *last)),
            footer=self._render("portal_footer.html", view, feed=head.feed),
            script=script_element(self.assets, relative_urls),
            kind="portal",
        )

    def _head(self, page: PortalPage, relative_urls: RelativeUrls, view: PortalView) -> HeadView:
        settings = self.catalog.settings
        name = settings.name.by_language
        return HeadView(
            title=" – ".join(dict.fromkeys((*view.title.values(), *name.values()))),
            titles=tab_titles(view.title, name),
            meta={},
            open_graph={},
            structured_data="",
            canonical=settings.site_url + page.address if settings.url and page.is_listed else "",
            feed=relative_urls.to(FEED) if settings.url else "",
            icon=relative_urls.to(ICON),
            style=file_link(relative_urls, self.assets.style),
            booklet=None,
            fonts=relative_urls.to(FONTS),
            preloads=tuple(map(relative_urls.to, self.assets.preloads)),
        )

    def _header(self, page: PortalPage, relative_urls: RelativeUrls) -> HeaderView:
        notice = self.catalog.settings.notice
        return HeaderView(
            data=DATA,
            search=relative_urls.to("#search"),
            site_name=self.catalog.settings.name.by_language,
            context=self.catalog.filled(notice.by_language) if notice else {},
            home=relative_urls.to(""),
            navigation=tuple(self._navigation(page, relative_urls)),
            views=view_choices(self.catalog),
            portal=None,
            untranslated={},
        )


def _with_year(region_name: LocalizedText, year: int) -> LocalizedText:
    return {language: f"{year} · {name}" for language, name in region_name.items()}
