"""The addresses of pages from the site's root, and links from one page to another.

Addresses carry the year, so that they stay valid when the next year's plan is published.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property


@dataclass(frozen=True)
class SiteContext:
    """Where an edition stands: alone on its site, or in a portal among others."""

    home: str = ""
    """The address of the issuer's home page from the site's root: ``zhejiang/jiaoyuting/``."""
    file: str = "data/plan.yaml"
    """The plan's file, as pages name it."""
    has_office_files: bool = True
    """Whether the files for Word and Excel are published, or made on request."""
    portal: dict[str, str] = field(default_factory=dict)
    """The portal's name by language; empty where the edition stands alone."""


STANDALONE = SiteContext()

COMPARE = "compare/"
"""The page of a portal that compares any two plans."""


@dataclass(frozen=True)
class Urls:
    """The addresses of one edition's pages, from the site's root."""

    year: int
    has_section_pages: bool = False
    """Whether each section has a page of its own, as in a large plan."""
    home: str = ""
    """The home page of all editions."""

    @property
    def about(self) -> str:
        """The page about the text."""
        return f"{self.home}about/"

    @property
    def feed(self) -> str:
        """The Atom feed of all editions."""
        return f"{self.home}feed.xml"

    def edition(self, year: int) -> str:
        """The whole plan of a year."""
        return f"{self.home}{year}/"

    @property
    def plan(self) -> str:
        """The whole plan."""
        return self.edition(self.year)

    def section(self, num: int) -> str:
        """A section: its anchor in the whole plan, or its own page in a large plan."""
        if self.has_section_pages:
            return f"{self.plan}sections/{num}/"
        return f"{self.plan}#section-{num}"

    def point(self, point_id: str) -> str:
        """A point's page."""
        return f"{self.plan}points/{point_id}/"

    def measure(self, measure_id: str) -> str:
        """A measure's anchor on its point's page."""
        return f"{self.point(measure_id.rpartition('.')[0])}#{measure_id}"

    @property
    def units(self) -> str:
        """The index of responsible units."""
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
        """The laws and documents that the plan cites."""
        return f"{self.plan}laws/"

    def law(self, law_id: str) -> str:
        """A law's anchor on the page of laws."""
        return f"{self.laws}#{law_id}"

    @property
    def terms(self) -> str:
        """The terms."""
        return f"{self.plan}terms/"

    def term(self, term_id: str) -> str:
        """A term's anchor on the page of terms."""
        return f"{self.terms}#{term_id}"

    @property
    def brief(self) -> str:
        """What concerns parents, teachers and staff, in five minutes."""
        return f"{self.plan}for/"

    def audience(self, audience: str) -> str:
        """The page for parents, teachers or staff."""
        return f"{self.brief}{audience}/"

    def topic(self, audience: str, topic_id: str) -> str:
        """A topic's anchor on an audience's page."""
        return f"{self.audience(audience)}#topic-{topic_id}"

    @property
    def changes(self) -> str:
        """The changes since the edition before."""
        return f"{self.plan}changes/"

    @property
    def booklet(self) -> str:
        """The whole plan for print."""
        return f"{self.plan}print/"

    @property
    def official_document(self) -> str:
        """The plan in the official-document format (公文)."""
        return f"{self.plan}gongwen/"

    @property
    def downloads(self) -> str:
        """The downloads."""
        return f"{self.plan}downloads/"

    def download(self, name: str) -> str:
        """A file to download, by its name: ``plan.xlsx``."""
        return f"{self.downloads}{name}"

    def unit_workbook(self, unit_id: str) -> str:
        """The workbook with a unit's tasks."""
        return self.download(f"units/{unit_id}.xlsx")

    @property
    def scripts_data(self) -> str:
        """The folder of what the edition gives to scripts."""
        return f"{self.home}assets/data/{self.year}/"

    @property
    def fonts(self) -> str:
        """The folder of the fonts for prints and of the style sheets that declare them."""
        return f"{self.scripts_data}print/"

    @property
    def data(self) -> str:
        """The plan's YAML file, published beside the pages."""
        return f"{self.plan}plan.yaml"


@dataclass(frozen=True)
class RelativeUrls:
    """Links from the page at the address ``page``, from the site's root.

    With ``root``, a path such as ``/`` or ``/plan/``, links start there instead of being relative:
    the page that a server shows for any unknown address needs such links.
    """

    page: str
    root: str = ""

    def to(self, address: str) -> str:
        """The link to an address; ``#9.2`` alone for an anchor on this page."""
        if self.root:
            return self.root + address
        path, mark, fragment = address.partition("#")
        if path == self.page and mark:
            return mark + fragment
        return self._relative(path) + mark + fragment

    @cached_property
    def _folders(self) -> tuple[str, ...]:
        """The folders that this page is in, from the site's root."""
        return tuple(self.page.split("/")[:-1])

    def _relative(self, path: str) -> str:
        """The way from this page's folder to a path; folders keep their final slash.

        Every link of a page takes it, and ``posixpath.relpath`` takes three times as long.
        """
        *folders, name = path.split("/")
        shared = 0
        for own_folder, other_folder in zip(self._folders, folders, strict=False):
            if own_folder != other_folder:
                break
            shared += 1
        return "../" * (len(self._folders) - shared) + "/".join((*folders[shared:], name)) or "./"
