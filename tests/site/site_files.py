"""A site written without MkDocs: everything but the theme's skeleton and the fonts."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from conftest import ROOT

from workplan.pages.layout import CONTENT, PLACEHOLDERS, PageLayout
from workplan.site.layouts import WrittenPage
from workplan.site.site import HAND_WRITTEN, Site, write_files

LAYOUT = PageLayout.parse(
    f"<!doctype html><html lang='zh'><head>{PLACEHOLDERS.head}</head><body>{PLACEHOLDERS.header}"
    f'<main><div id="content"><!-- {CONTENT} --></div></main>'
    f"{PLACEHOLDERS.footer}{PLACEHOLDERS.script}</body></html>"
)
WRITTEN = {"": "home", "about/": "about"}


def files_of(site: Site) -> Iterator[tuple[str, bytes]]:
    """The files of a site, with their paths from its root."""
    yield from site.files()
    for edition_site in site.editions:
        yield from chain(edition_site.page_files(LAYOUT), edition_site.downloads())
        yield from edition_site.scripts_data.items()
    for address in HAND_WRITTEN:
        page = WrittenPage(address, {"kind": WRITTEN[address]}, LAYOUT)
        yield f"{address}index.html", page.html(site.current).encode()


def write_site(plan: Path, folder: Path) -> Site:
    """Writes the site of a plan's file, and gives it."""
    site = Site.load(plan, ROOT / "docs")
    write_files(folder, files_of(site))
    styles = (
        site.current.edition.urls.fonts + name for name in ("pages.css", "official_document.css")
    )
    write_files(folder, ((name, b"") for name in ("assets/icon.svg", "assets/share.png", *styles)))
    return site
