"""All that building one plan's site needs, made once: the way from a plan to its pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from workplan.edition.edition import Edition
from workplan.exports.downloads import SUMS_NAME, checksums
from workplan.pages.bodies import Bodies
from workplan.pages.frame import Frame, hole
from workplan.pages.layout import Shells
from workplan.pages.press import Press
from workplan.pages.sitemap import Page, site_pages
from workplan.site.assets import Assets
from workplan.site.fonts.webfonts import font_file, font_files
from workplan.site.writing import write_files


@dataclass(frozen=True, repr=False)
class Works:
    """One plan's edition, assets, bodies and shells.

    It stands in MkDocs's configuration, which plugins print: so it has no long form.
    """

    edition: Edition
    assets: Assets
    bodies: Bodies
    shells: Shells

    @classmethod
    def of(
        cls,
        edition: Edition,
        assets: Assets,
        site: str = "",
        edit: str = "",
        pdfs: Path | None = None,
    ) -> Works:
        """The works of an edition; ``Shells`` says what ``site`` and ``edit`` are."""
        bodies = Bodies(edition, site, pdfs)
        return cls(edition, assets, bodies, Shells(bodies, assets, site, edit))

    @cached_property
    def pages(self) -> dict[str, Page]:
        """The generated pages by address, in the order of the site map."""
        return {page.address: page for page in site_pages(self.edition)}

    @cached_property
    def press(self) -> Press:
        """What prints a page into a frame."""
        return Press(self.bodies, self.shells)

    def write_pages(self, frame: Frame, folder: Path) -> None:
        """Writes all generated pages below a folder."""
        self.press.write(frame, [*self.pages.values()], folder)

    def downloads(self) -> Iterator[tuple[str, bytes]]:
        """The files to download and their checksums, with their addresses from the root."""
        at, files = self.edition.urls, self.bodies.files
        yield from ((at.download(file.export.name), file.data) for file in files)
        yield at.download(SUMS_NAME), checksums(files)

    def download(self, address: str) -> bytes | None:
        """The file to download at an address, if there is one."""
        files = {file.export.name: file for file in self.bodies.files}
        name = address.removeprefix(self.edition.urls.downloads)
        if name == SUMS_NAME:
            return checksums(self.bodies.files)
        return files[name].data if name in files else None

    def write_downloads(self, folder: Path) -> None:
        """Writes the files to download below a folder, with their checksums."""
        write_files(folder, self.downloads())

    def font(self, docs: Path, address: str) -> bytes | None:
        """The font of prints, or the style sheet of fonts, at an address."""
        name = address.removeprefix(self.edition.urls.fonts)
        return font_file(self.edition, docs, name)

    def write_fonts(self, folder: Path, docs: Path) -> None:
        """Writes the fonts of prints below a folder; ``docs`` holds the pages written by hand."""
        at, files = self.edition.urls.fonts, font_files(self.edition, docs)
        write_files(folder, ((at + name, data) for name, data in files.items()))


def page_names(works: Works) -> dict[str, object]:
    """What hand-written pages may name: ``{{ point_page("9") }}`` for each kind of body.

    ``bilingual`` tells them whether there is a translation to speak of.
    """
    macros = {f"{kind}_page": _macro(kind) for kind in works.bodies.kinds}
    return {**macros, "bilingual": len(works.edition.languages) > 1}


def _macro(kind: str) -> Callable[..., str]:
    """The macro of a kind; what it leaves is a comment, so plan text never passes Markdown."""

    def page(key: str = "") -> str:
        return f"<!-- {hole(f'{kind}:{key}')} -->"

    return page
