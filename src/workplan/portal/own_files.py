"""Every file of the portal's own: its pages, their data, feeds and site map."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from workplan.pages.layout import PageLayout
from workplan.pages.script_words import word_files
from workplan.portal.compare import compare_files
from workplan.portal.feeds import feeds
from workplan.portal.fonts import FontSlice, shared_style
from workplan.portal.lists import Catalog
from workplan.portal.manifest import IssuerRow, digest
from workplan.portal.metadata import PlanMetadata
from workplan.portal.pages import DATA, FONTS, PortalPages
from workplan.portal.project import PortalProject
from workplan.portal.search_files import box_files
from workplan.portal.sitemap import sitemap, sitemap_index
from workplan.site.fonts.faces import SANS
from workplan.site.fonts.webfonts import WebFont


@dataclass(frozen=True)
class OwnFile:
    """A file that is made when what it is made from has changed."""

    path: str
    input_hash: str
    """The hash of what it is made from."""
    make: Callable[[], bytes]


def own_files(
    project: PortalProject, rows: Mapping[str, IssuerRow], layout: PageLayout, style: bytes
) -> Iterator[OwnFile]:
    """The files of the portal's own, pages after what they load; ``style`` names their fonts."""
    catalog = Catalog(project.settings, rows)
    pages = PortalPages(catalog, layout, project.assets.linked)
    for name, text in word_files(catalog).items():
        yield _file(f"assets/data/{DATA}/{name}", text.encode())
    for name, content in compare_files(catalog):
        yield _file(f"assets/data/{DATA}/{name}", content)
    yield _file(FONTS, style)
    for path, content in box_files(catalog):
        yield _file(path, content)
    for path, content in feeds(catalog):
        yield _file(path, content)
    portal_pages = [*pages.pages()]
    for page in portal_pages:
        shown = digest(project.own_pages_hash, repr(page.view(page.relative_urls)))
        yield OwnFile(page.path, shown, partial(pages.html, page))
    if url := project.settings.site_url:
        yield _file(
            "by/sitemap.xml", sitemap(url + page.address for page in portal_pages if page.is_listed)
        )
        maps = ("by/", *(f"{issuer}/" for issuer in sorted(rows)))
        yield _file("sitemap.xml", sitemap_index(f"{url}{folder}sitemap.xml" for folder in maps))


def own_style(
    project: PortalProject, rows: Mapping[str, IssuerRow]
) -> tuple[bytes, frozenset[FontSlice]]:
    """The style sheet of the fonts of prints of the portal's own pages, and the fonts."""
    names = "".join(_names(plan) for row in rows.values() for plan in row.plans)
    characters = "".join(sorted({*names, *project.characters}))
    return shared_style((WebFont(face, characters) for face in SANS), FONTS)


def portal_hash(project: PortalProject, rows: Mapping[str, IssuerRow]) -> str:
    """The hash of all that the portal is made from."""
    input_hashes = (f"{issuer}={row.input_hash}" for issuer, row in sorted(rows.items()))
    return digest(project.own_pages_hash, *input_hashes)


def _names(plan: PlanMetadata) -> str:
    texts = (plan.title, plan.issuer, *plan.headings.values())
    return "".join(name for text in texts for name in text.values())


def _file(path: str, content: bytes) -> OwnFile:
    return OwnFile(path, digest(content), lambda: content)
