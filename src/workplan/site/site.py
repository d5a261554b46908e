"""A whole site: every edition's pages, and all files that are not written by hand.

What ties it to a site generator renders the hand-written pages and one layout, and asks for the
rest here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from workplan.edition.archive import load_editions
from workplan.edition.urls import RelativeUrls
from workplan.exports.plan_yaml import plan_yaml
from workplan.pages.layout import CONTENT, PLACEHOLDERS, PageLayout, PageRenderer, placeholder
from workplan.pages.renderer import KINDS, Renderer
from workplan.pages.sitemap import hand_written
from workplan.pages.views.feed import feed_view
from workplan.site.assets import SCRIPT, Assets, collect
from workplan.site.edition_site import EditionSite
from workplan.site.site_address import require_site_address
from workplan.site.stylesheets import SITE

PLAN = Path("data/plan.yaml")
HAND_WRITTEN = ("", "about/")
"""The addresses of the pages in docs/ that belong to the site map."""
LAYOUT, LAYOUT_TEXT = "workplan-layout.md", f"<!-- {CONTENT} -->\n"
"""The page that is rendered once for all generated pages; it is not published."""
NOT_FOUND = "404.html"


@dataclass(frozen=True, repr=False)
class Site:
    """The site of a project, its editions the newest first.

    ``docs`` is the folder of pages written by hand, ``url`` the site's public address or empty. It
    is put into MkDocs's configuration, which plugins print, and so has no long form.
    """

    docs: Path
    assets: Assets
    editions: tuple[EditionSite, ...]
    url: str = ""

    @classmethod
    def load(
        cls, plan: Path, docs: Path, url: str = "", edit: str = "", pdfs: Path | None = None
    ) -> Site:
        """The site of a plan's file, with the styles and scripts of ``docs/``.

        ``edit`` is where files can be edited: ``…/edit/main/{path}``, or empty; ``pdfs`` is a
        folder of PDFs to offer, as ``make_pdfs`` fills it.

        Raises:
            BuildError: ``url`` is no address of a site.
            PlanError: with every problem of every plan.
        """
        require_site_address(url)
        editions = load_editions(plan, PLAN.as_posix())
        languages = (language for edition in editions for language in edition.languages)
        assets = collect(docs / "assets", languages)
        edit_url = edit.format(path=PLAN.as_posix())
        sites = (
            EditionSite(
                edition, PageRenderer(Renderer(edition, url, pdfs), assets.linked, edit_url)
            )
            for edition in editions
        )
        return cls(docs, assets, tuple(sites), url)

    @property
    def current(self) -> EditionSite:
        """This year's edition."""
        return self.editions[0]

    @property
    def name(self) -> str:
        """The site's name in the plan's language."""
        plan = self.current.edition.plan
        return (plan.short_title or plan.title)[plan.language]

    @property
    def page_urls(self) -> list[str]:
        """The public addresses of all pages; none where the site knows no address of its own."""
        addresses = [address for edition in self.editions for address in edition.generated]
        return [self.url + address for address in (*HAND_WRITTEN, *addresses)] if self.url else []

    def files(self) -> Iterator[tuple[str, bytes]]:
        """The plans' data, the styles and scripts, with their paths from the site's root."""
        for site in self.editions:
            yield site.edition.urls.data, plan_yaml(site.edition.plan)
        yield from self.assets.published()

    def generated_files(self, layout: PageLayout) -> Iterator[tuple[str, bytes]]:
        """All that no site generator makes: generated pages, downloads, fonts, data."""
        for site in self.editions:
            yield from site.page_files(layout)
            yield from site.downloads()
            yield from site.fonts(self.docs)
            yield from site.scripts_data.items()
        if feed := feed_view([site.edition for site in self.editions], self.url):
            renderer = self.current.renderer
            yield renderer.edition.urls.feed, renderer.render("feed.xml", feed).encode()

    @property
    def theme_values(self) -> dict[str, Any]:
        """What templates and hand-written pages may name beside macros.

        Plain values, which every site generator takes as settings (MkDocs's ``extra``).
        """
        site = self.current
        return {
            "parts": asdict(PLACEHOLDERS),
            "bilingual": len(site.edition.languages) > 1,
            "addresses": [escape(url) for url in self.page_urls],
            "missing": {
                "content": site.renderer.body("missing", self._not_found_urls),
                "style": self.assets.files[SITE].decode(),
                "script": self.assets.folder + SCRIPT,
                "root": urlsplit(self.url).path,
            },
        }

    def not_found_page(self, layout: PageLayout) -> str:
        """The page for addresses that lead nowhere; its template has printed its content."""
        page = hand_written(self.current.edition, NOT_FOUND, {"kind": "missing"})
        return layout.fill(asdict(self.current.pages.parts(page, self._not_found_urls)))

    @property
    def _not_found_urls(self) -> RelativeUrls:
        return RelativeUrls(NOT_FOUND, root=urlsplit(self.url).path or "/")


def page_macros() -> dict[str, Callable[..., str]]:
    """What hand-written pages may name: ``{{ point_page("9") }}`` for each kind of page."""
    return {f"{kind}_page": _macro(kind) for kind in KINDS}


def _macro(kind: str) -> Callable[..., str]:
    """The macro of a kind; it leaves a comment, so that plan text never passes through Markdown."""

    def page(key: str = "") -> str:
        return f"<!-- {placeholder(f'{kind}:{key}')} -->"

    return page


def write_files(folder: Path, files: Iterable[tuple[str, bytes]]) -> None:
    """Writes files at their paths below a folder, each before the next is asked for."""
    for path, data in files:
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
