"""One edition's part of a site: its pages, downloads, fonts, and what it gives to scripts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from workplan.edition.edition import Edition
from workplan.exports.downloads import CHECKSUMS_NAME, checksums
from workplan.pages.explanations import explanations_script
from workplan.pages.layout import PageLayout, PageRenderer
from workplan.pages.renderer import Renderer
from workplan.pages.script_words import word_files
from workplan.pages.search import index_files
from workplan.pages.sitemap import Page, site_pages
from workplan.site.fonts.webfonts import font_file, font_files


@dataclass(frozen=True, repr=False)
class EditionSite:
    """One edition with what renders its pages.

    It is put into MkDocs's configuration, which plugins print, and so has no long form.
    """

    edition: Edition
    pages: PageRenderer

    @property
    def renderer(self) -> Renderer:
        """What renders the content of its pages."""
        return self.pages.renderer

    @cached_property
    def generated(self) -> dict[str, Page]:
        """The generated pages by address, in the order of the site map."""
        return {page.address: page for page in site_pages(self.edition)}

    def page_files(self, layout: PageLayout) -> Iterator[tuple[str, bytes]]:
        """The generated pages, with their paths from the site's root."""
        for address, page in self.generated.items():
            yield f"{address}index.html", self.pages.page(layout, page).encode()

    def downloads(self) -> Iterator[tuple[str, bytes]]:
        """The files to download and their checksums, with their paths from the site's root."""
        urls, files = self.edition.urls, self.renderer.files
        yield from ((urls.download(file.export.name), file.data) for file in files)
        yield urls.download(CHECKSUMS_NAME), checksums(files)

    @cached_property
    def scripts_data(self) -> dict[str, bytes]:
        """What the edition gives to scripts, by its path from the site's root."""
        files = {
            **index_files(self.edition),
            **word_files(self.edition),
            "explanations.js": explanations_script(self.edition),
        }
        folder = self.edition.urls.scripts_data
        return {folder + name: text.encode() for name, text in files.items()}

    def fonts(self, docs: Path) -> Iterator[tuple[str, bytes]]:
        """The fonts of prints, with their paths; ``docs`` holds the pages written by hand."""
        for name, data in font_files(self.edition, docs).items():
            yield self.edition.urls.fonts + name, data

    def font(self, docs: Path, path: str) -> bytes | None:
        """One of them, without making the others."""
        return font_file(self.edition, docs, path.removeprefix(self.edition.urls.fonts))
