"""The body of each kind of page: the edition and a key to HTML.

This is what macros call and what the tests read; nothing here knows MkDocs.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from workplan.addresses import Links
from workplan.edition import Edition
from workplan.render import Renderer
from workplan.views import about, booklet, gongwen, home, plan, point, readers, targets, terms, units

Body = Callable[[Links, str], str]


@dataclass(frozen=True)
class Bodies:
    """Makes the bodies of an edition's pages."""

    edition: Edition
    site_url: str = ""
    """Where the site is published, if that is known: printed pages say it."""

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
            "units",
            "unit",
            "targets",
            "laws",
            "terms",
            "readers",
            "about",
            "booklet",
            "gongwen",
            "missing",
        )
        return {name: getattr(self, name) for name in names}

    def home(self, links: Links, _key: str = "") -> str:
        """The home page."""
        return self.renderer.page("home.html", home.home_view(self.edition, links))

    def plan(self, links: Links, _key: str = "") -> str:
        """The plan at a glance."""
        return self.renderer.page("plan.html", plan.plan_view(self.edition, links))

    def point(self, links: Links, key: str) -> str:
        """The page of the point with an id."""
        return self.renderer.page("point.html", point.point_view(self.edition, links, key))

    def units(self, links: Links, _key: str = "") -> str:
        """The index by unit."""
        return self.renderer.page("units.html", units.unit_cards(self.edition, links))

    def unit(self, links: Links, key: str) -> str:
        """The page of the unit with an id."""
        return self.renderer.page("unit.html", units.unit_view(self.edition, links, key))

    def targets(self, links: Links, _key: str = "") -> str:
        """The measurable targets."""
        return self.renderer.page("targets.html", targets.targets_view(self.edition, links))

    def laws(self, links: Links, _key: str = "") -> str:
        """The laws and documents cited."""
        return self.renderer.page("laws.html", terms.law_views(self.edition, links))

    def terms(self, links: Links, _key: str = "") -> str:
        """The terms."""
        return self.renderer.page("terms.html", terms.term_views(self.edition, links))

    def readers(self, links: Links, key: str) -> str:
        """The page for an audience."""
        return self.renderer.page("readers.html", readers.readers_view(self.edition, links, key))

    def about(self, _links: Links, _key: str = "") -> str:
        """The document's head and the notes on the text."""
        return self.renderer.page("about.html", about.about_view(self.edition))

    def booklet(self, links: Links, _key: str = "") -> str:
        """The whole plan for print."""
        view = booklet.booklet_view(self.edition, links, self.site_url)
        return self.renderer.page("booklet.html", view)

    def gongwen(self, links: Links, _key: str = "") -> str:
        """The plan in the form of an official document."""
        return self.renderer.page("gongwen.html", gongwen.gongwen_view(self.edition, links))

    def missing(self, links: Links, _key: str = "") -> str:
        """The page for an address that leads nowhere."""
        at = self.edition.addresses
        ways = {
            name: links.to(at_)
            for name, at_ in (("home", at.home), ("plan", at.plan), ("units", at.units))
        }
        return self.renderer.page("missing.html", ways)
