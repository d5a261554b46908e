"""Where each page stands: addresses from the site's root, and links from one page to another.

Addresses carry the year from the first day and never die.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Urls:
    """The addresses of one edition's pages, from the site's root; the home page is empty.

    In a large plan each section has a page of its own.
    """

    year: int
    large: bool = False

    home = ""
    about = "about/"

    @property
    def plan(self) -> str:
        """The plan at a glance."""
        return f"{self.year}/"

    def section(self, num: int) -> str:
        """A section's place in the plan at a glance, or its page in a large plan."""
        return f"{self.plan}sections/{num}/" if self.large else f"{self.plan}#section-{num}"

    def point(self, point_id: str) -> str:
        """A point's page."""
        return f"{self.plan}points/{point_id}/"

    def measure(self, measure_id: str) -> str:
        """A measure's place on its point's page."""
        return f"{self.point(measure_id.rpartition('.')[0])}#{measure_id}"

    @property
    def units(self) -> str:
        """The index by responsible unit."""
        return f"{self.plan}units/"

    def unit(self, unit_id: str) -> str:
        """A unit's page."""
        return f"{self.units}{unit_id}/"

    @property
    def targets(self) -> str:
        """The measurable targets."""
        return f"{self.plan}targets/"

    @property
    def laws(self) -> str:
        """The laws and documents cited."""
        return f"{self.plan}laws/"

    def law(self, law_id: str) -> str:
        """A law's place on the page of laws."""
        return f"{self.laws}#{law_id}"

    @property
    def terms(self) -> str:
        """The terms."""
        return f"{self.plan}terms/"

    def term(self, term_id: str) -> str:
        """A term's place on the page of terms."""
        return f"{self.terms}#{term_id}"

    def readers(self, audience: str) -> str:
        """The page for parents, teachers or staff."""
        return f"{self.plan}for/{audience}/"

    @property
    def changes(self) -> str:
        """What has changed since the edition before."""
        return f"{self.plan}changes/"

    @property
    def booklet(self) -> str:
        """The whole plan for print."""
        return f"{self.plan}print/"

    @property
    def gongwen(self) -> str:
        """The plan in the form of an official document."""
        return f"{self.plan}gongwen/"

    @property
    def downloads(self) -> str:
        """The downloads."""
        return f"{self.plan}downloads/"

    def download(self, name: str) -> str:
        """A file to download, by its name there: ``plan.xlsx``."""
        return f"{self.downloads}{name}"

    def unit_workbook(self, unit_id: str) -> str:
        """A unit's own task table."""
        return self.download(f"units/{unit_id}.xlsx")

    @property
    def fonts(self) -> str:
        """The folder of the fonts of prints, and of the style sheets that name them."""
        return f"assets/data/{self.year}/print/"

    @property
    def data(self) -> str:
        """The plan's own file, as published beside the pages."""
        return f"{self.plan}plan.yaml"


@dataclass(frozen=True)
class RelativeUrls:
    """Links from the page at ``here``, an address from the root.

    With ``root``, a path such as ``/`` or ``/plan/``, links start there instead of being relative:
    for the page that stands in for any address that leads nowhere.
    """

    here: str
    root: str = ""

    def to(self, address: str) -> str:
        """The relative link to an address; ``#9.2`` alone for a place on this page."""
        if self.root:
            return self.root + address
        path, mark, fragment = address.partition("#")
        if path == self.here and mark:
            return mark + fragment
        return self._relative(path) + mark + fragment

    @cached_property
    def _ways_up(self) -> list[tuple[str, str]]:
        """This page's folder and those above it, each with the way up to it."""
        folders = self.here.split("/")[:-1]
        above = ("".join(f"{name}/" for name in folders[:n]) for n in range(len(folders), -1, -1))
        return [(folder, "../" * n) for n, folder in enumerate(above)]

    def _relative(self, path: str) -> str:
        """The way up from this page's folder and down to a path."""
        for folder, up in self._ways_up:
            if path.startswith(folder):
                return up + path[len(folder) :] or "./"
        raise ValueError(path)  # the root is above every path
