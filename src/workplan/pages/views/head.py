"""What stands in a page's head: its titles, its named values, and the files that it loads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from workplan.edition.edition import Edition
from workplan.edition.texts import LocalizedText, localized
from workplan.edition.urls import RelativeUrls
from workplan.pages.sitemap import Page
from workplan.pages.views.layout import Meta, site_name
from workplan.pages.views.structured_data import open_graph, structured_data

ARTICLES = ("plan", "point")
"""The kinds of page that show the document itself."""


def meta_tags(
    edition: Edition, kind: str, title: LocalizedText, description: LocalizedText
) -> tuple[Meta, ...]:
    """The tags of a page: the site's, the column's, and for the document's pages the article's."""
    first = edition.plan.language
    summary = {"description": " ".join(_short(said) for said in description.values())}
    tags = {**summary, **_site(edition), **_column(edition, kind)}
    if kind in ARTICLES:
        tags |= _article(edition, title.get(first, ""))
    return tuple(Meta(name, content) for name, content in tags.items() if content)


def _site(edition: Edition) -> dict[str, str]:
    first = edition.plan.language
    return {
        "SiteName": site_name(edition)[first],
        "SiteIDCode": edition.plan.site.site_id_code or "",
    }


def _column(edition: Edition, kind: str) -> dict[str, str]:
    first = edition.plan.language
    if kind == "home":
        return {}
    name = edition.say(f"column_{kind}")[first]
    return {"ColumnName": name, "ColumnType": edition.say("column_type")[first]}


def _article(edition: Edition, title: str) -> dict[str, str]:
    plan = edition.plan
    released = plan.provenance.released
    return {
        "ArticleTitle": title,
        "PubDate": f"{released.isoformat()} 00:00" if released else "",
        "ContentSource": localized(edition, plan.issuer)[plan.language],
        "Url": plan.provenance.url or "",
    }


def _short(text: str) -> str:
    """At most 160 characters, as search engines show them."""
    return text if len(text) <= 160 else text[:159].rstrip() + "…"


ICON = "assets/icon.svg"
SHEETS_OF_PAPER = ("booklet", "gongwen")
"""The pages that are sheets of paper, on screens too."""


@dataclass(frozen=True)
class LinkedFile:
    """A file that pages load: its path from the site's root, and the hash browsers check."""

    path: str
    integrity: str


@dataclass(frozen=True)
class LinkedAssets:
    """The styles and scripts that pages load."""

    style: LinkedFile
    booklet: LinkedFile
    """The style of the pages that are sheets of paper, and of no others."""
    script: LinkedFile
    preloads: tuple[str, ...]
    """The paths of the modules that the script imports, which a browser would find late."""


@dataclass(frozen=True)
class FileLink:
    """A file as a page refers to it."""

    href: str
    integrity: str


@dataclass(frozen=True)
class HeadView:
    """All that a page's head shows."""

    title: str
    """The browser tab's title where all languages are shown."""
    titles: LocalizedText
    """The same in the view of one language."""
    meta: tuple[Meta, ...]
    shared: dict[str, str]
    """Open Graph's properties."""
    linked: str
    """JSON-LD, or empty."""
    canonical: str
    icon: str
    style: FileLink | None
    booklet: FileLink | None
    """The style of sheets of paper, where the page is made of them."""
    fonts: str
    """The style sheet that names the fonts of prints: browsers load and await what they need."""
    preloads: tuple[str, ...]


def head_view(
    edition: Edition, links: RelativeUrls, page: Page, assets: LinkedAssets, site: str
) -> HeadView:
    """The head of a page; ``site`` is the site's public address, or empty where it has none."""
    return HeadView(
        title=" · ".join(dict.fromkeys(page.title.values())),
        titles=_titles(page.title, site_name(edition)),
        meta=meta_tags(edition, page.kind, page.title, page.description),
        shared=open_graph(edition, page, site) if page.kind != "missing" else {},
        linked=structured_data(edition, page, site),
        canonical=site + page.address if site else "",
        **_files(edition, links, page, assets),
    )


def _files(
    edition: Edition, links: RelativeUrls, page: Page, assets: LinkedAssets
) -> dict[str, Any]:
    """What the page loads; one that stands in for any address brings all of it along."""
    if page.kind == "missing":
        return {"icon": "", "style": None, "booklet": None, "fonts": "", "preloads": ()}
    rules = "gongwen.css" if page.kind == "gongwen" else "pages.css"
    return {
        "icon": links.to(ICON),
        "style": _link(links, assets.style),
        "booklet": _link(links, assets.booklet) if page.kind in SHEETS_OF_PAPER else None,
        "fonts": links.to(edition.urls.fonts + rules),
        "preloads": tuple(map(links.to, assets.preloads)),
    }


def _link(links: RelativeUrls, file: LinkedFile) -> FileLink:
    return FileLink(links.to(file.path), file.integrity)


def _titles(title: LocalizedText, site: LocalizedText) -> LocalizedText:
    return {
        tag: said if said == site[tag] else f"{said} – {site[tag]}" for tag, said in title.items()
    }
