"""The body of each kind of page: the edition and a key to HTML.

This is what macros call and what the tests read; nothing here knows MkDocs.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from workplan.edition.edition import Edition
from workplan.edition.urls import RelativeUrls
from workplan.exports.downloads import Download, downloads
from workplan.pages.renderer import Renderer
from workplan.pages.views import (
    about,
    audiences,
    booklet,
    changes,
    home,
    measure,
    official_form,
    plan,
    point,
    terms,
    units,
)
from workplan.pages.views.downloads import FileView, downloads_view, pdf_views

Body = Callable[[RelativeUrls, str], str]


@dataclass(frozen=True)
class Bodies:
    """Makes the bodies of an edition's pages."""

    edition: Edition
    site: str = ""
    """The site's public address, or empty: the print edition says it."""
    pdfs: Path | None = None
    """The folder of PDFs that have been printed, if there is one."""

    @cached_property
    def renderer(self) -> Renderer:
        """The renderer of the edition."""
        return Renderer(self.edition)

    @property
    def kinds(self) -> dict[str, Body]:
        """The function that makes each kind of page, by the kind's name."""
        names = (
            "home",
            "plan",
            "point",
            "section",
            "changes",
            "units",
            "unit",
            "targets",
            "laws",
            "terms",
            "readers",
            "booklet",
            "gongwen",
            "downloads",
            "about",
            "missing",
        )
        return {name: getattr(self, name) for name in names}

    def home(self, links: RelativeUrls, _key: str = "") -> str:
        """The home page."""
        return self.renderer.page("home.html", home.home_view(self.edition, links))

    def plan(self, links: RelativeUrls, _key: str = "") -> str:
        """The plan at a glance."""
        return self.renderer.page("plan.html", plan.plan_view(self.edition, links))

    def point(self, links: RelativeUrls, key: str) -> str:
        """The page of the point with an id."""
        return self.renderer.page("point.html", point.point_view(self.edition, links, key))

    def section(self, links: RelativeUrls, key: str) -> str:
        """The page of the section with a number."""
        return self.renderer.page("section.html", plan.section_page_view(self.edition, links, key))

    def changes(self, links: RelativeUrls, _key: str = "") -> str:
        """What has changed since the edition before."""
        earlier = self.edition.earlier
        if earlier is None:
            raise LookupError("no earlier edition")
        view = changes.changes_view(self.edition, links, earlier)
        return self.renderer.page("changes.html", view)

    def units(self, links: RelativeUrls, _key: str = "") -> str:
        """The index by unit."""
        return self.renderer.page("units.html", units.units_view(self.edition, links))

    def unit(self, links: RelativeUrls, key: str) -> str:
        """The page of the unit with an id."""
        return self.renderer.page("unit.html", units.unit_view(self.edition, links, key))

    def targets(self, links: RelativeUrls, _key: str = "") -> str:
        """The measurable targets."""
        return self.renderer.page("targets.html", measure.targets_view(self.edition, links))

    def laws(self, links: RelativeUrls, _key: str = "") -> str:
        """The laws and documents cited."""
        return self.renderer.page("laws.html", terms.law_views(self.edition, links))

    def terms(self, links: RelativeUrls, _key: str = "") -> str:
        """The terms."""
        return self.renderer.page("terms.html", terms.term_views(self.edition, links))

    def readers(self, links: RelativeUrls, key: str) -> str:
        """The page for an audience."""
        return self.renderer.page("readers.html", audiences.readers_view(self.edition, links, key))

    def booklet(self, links: RelativeUrls, _key: str = "") -> str:
        """The whole plan for print."""
        view = booklet.booklet_view(self.edition, links, self.site)
        return self.renderer.page("booklet.html", view, pdfs=self._pdfs(links, "print"))

    def gongwen(self, links: RelativeUrls, _key: str = "") -> str:
        """The plan in the form of an official document."""
        view = official_form.gongwen_view(self.edition, links)
        return self.renderer.page("gongwen.html", view, pdfs=self._pdfs(links, "gongwen"))

    def _pdfs(self, links: RelativeUrls, kind: str) -> tuple[FileView, ...]:
        return pdf_views(self.edition, links, self.files, kind)

    @cached_property
    def files(self) -> tuple[Download, ...]:
        """The files to download, made once."""
        return downloads(self.edition, self.pdfs)

    def downloads(self, links: RelativeUrls, _key: str = "") -> str:
        """The downloads and the data dictionary."""
        view = downloads_view(self.edition, links, self.files)
        return self.renderer.page("downloads.html", view)

    def about(self, links: RelativeUrls, _key: str = "") -> str:
        """The document's head and the notes on the text."""
        return self.renderer.page("about.html", about.about_view(self.edition, links))

    def missing(self, links: RelativeUrls, _key: str = "") -> str:
        """The page for an address that leads nowhere."""
        at = self.edition.urls
        ways = {"home": at.home, "plan": at.plan}
        if self.edition.has("units"):
            ways["units"] = at.units
        ways = {name: links.to(address) for name, address in ways.items()}
        return self.renderer.page("missing.html", ways)
