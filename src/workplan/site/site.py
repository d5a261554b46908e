"""A whole site: the works of every edition, and all that does not come from hand-written pages.

What ties it to a site generator renders the hand-written pages and one frame, and asks for the
rest here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from workplan.edition.archive import ARCHIVE, load_editions
from workplan.edition.urls import RelativeUrls
from workplan.garbage import uncollected
from workplan.pages.frame import Frame
from workplan.pages.press import FEW
from workplan.pages.sitemap import hand_written
from workplan.parallel import beside
from workplan.site.assets import DATA, SCRIPT, STYLE, collect
from workplan.site.works import Works
from workplan.site.writing import write_files

PLAN = Path("data/plan.yaml")
HAND_WRITTEN = ("", "about/")
"""The addresses of the pages in docs/ that belong to the site map."""


@dataclass(frozen=True, repr=False)
class Publication:
    """The works of a project's editions, the newest first.

    ``plan`` is the plan's file, ``docs`` the folder of pages written by hand, ``address`` the
    site's public address or empty. It stands in MkDocs's configuration, which plugins print: so it
    has no long form.
    """

    plan: Path
    docs: Path
    shelf: tuple[Works, ...]
    address: str = ""

    @classmethod
    def of(
        cls, plan: Path, docs: Path, address: str = "", edit: str = "", pdfs: Path | None = None
    ) -> Publication:
        """The publication of a plan's file, with the styles and scripts of ``docs/``.

        ``edit`` is where files can be edited: ``…/edit/main/{path}``, or empty; ``pdfs`` is a
        folder of PDFs to offer, as ``make_pdfs`` fills it.

        Raises:
            PlanError: with every problem of every plan.
        """
        editions = load_editions(plan, PLAN.as_posix())
        assets = collect(docs / "assets", editions)
        place = edit.format(path=PLAN.as_posix())
        shelf = tuple(Works.of(edition, assets, address, place, pdfs) for edition in editions)
        return cls(plan, docs, shelf, address)

    @property
    def works(self) -> Works:
        """The works of this year's plan."""
        return self.shelf[0]

    @property
    def name(self) -> str:
        """The site's name in the plan's language."""
        plan = self.works.edition.plan
        return (plan.short_title or plan.title)[plan.language]

    @property
    def urls(self) -> list[str]:
        """The public addresses of all pages; none where the site knows no address of its own."""
        pages = [page for one in self.shelf for page in one.pages]
        return [self.address + page for page in (*HAND_WRITTEN, *pages)] if self.address else []

    def files(self) -> Iterator[tuple[str, bytes]]:
        """The plans' own files, the styles and scripts, with their addresses from the root."""
        for one in self.shelf:
            year = one.edition.plan.year
            old = self.plan.parent / ARCHIVE / f"{year}.yaml"
            file = self.plan if one is self.works else old
            yield one.edition.urls.data, file.read_bytes()
        yield from self.works.assets.published()

    def missing(self) -> dict[str, Any]:
        """What the template of the page for wrong addresses prints."""
        works, links = self.works, RelativeUrls("404.html", root="/")
        page = hand_written(works.edition, "404.html", {"kind": "missing"})
        return {
            "shell": works.shells.shell(page, links),
            "missing": works.bodies.missing(links),
            "style": works.assets.files[STYLE].decode(),
            "script": works.assets.folder + SCRIPT,
            "root": urlsplit(self.address).path,
        }

    @uncollected()
    def write(self, folder: Path, frame: Frame, *, plain: bool = False) -> None:
        """Writes all but the pages of ``docs/``: generated pages, downloads, fonts, data.

        ``plain`` leaves out the pages of this year's plan, which MkDocs has rendered itself.
        """
        for one in self.shelf:
            one.write_downloads(folder)
        many = sum(len(one.pages) for one in self.shelf) >= FEW
        with beside(partial(self._write_data, folder), worth=many):
            for one in self.shelf[1:] if plain else self.shelf:
                one.write_pages(frame, folder)

    def _write_data(self, folder: Path) -> None:
        """Writes what the browser reads for the search and the explanations, and the fonts."""
        for one in self.shelf:
            one.write_fonts(folder, self.docs)
        data = self.works.assets.data
        write_files(folder, ((DATA + name, content) for name, content in data.items()))
