"""A page's head: its titles, its meta tags, and the files that it loads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from workplan.edition.edition import Edition
from workplan.edition.texts import LocalizedText
from workplan.edition.urls import RelativeUrls
from workplan.pages.sitemap import Page
from workplan.pages.views.feed import has_feed
from workplan.pages.views.layout import site_name
from workplan.pages.views.structured_data import open_graph, structured_data

ICON = "assets/icon.svg"

ARTICLE_KINDS = ("plan", "point")
"""The kinds of page that show the document itself."""

PAGINATED_KINDS = ("booklet", "official_document")
"""The kinds of page that are a print preview."""

_COLUMNS = {"point": "plan", "section": "plan", "unit": "units", "audience": "brief"}
"""The kinds of page that belong to the column of another."""

MAX_DESCRIPTION_CHARACTERS = 160
"""What search engines show of a description."""


@dataclass(frozen=True)
class LinkedFile:
    """A file that pages load: its address, and its hash for browsers to check."""

    address: str
    integrity: str


@dataclass(frozen=True)
class LinkedAssets:
    """The style sheets and scripts that pages load, with their addresses from the site's root."""

    style: LinkedFile
    booklet: LinkedFile
    """The style sheet of the pages that are sheets of paper."""
    script: LinkedFile
    preloads: tuple[str, ...]
    """The addresses of the modules that the script imports, which browsers would discover late."""


@dataclass(frozen=True)
class HeadView:
    """A page's head."""

    title: str
    """The browser tab's title where all languages are shown."""
    titles: LocalizedText
    """The browser tab's title in the view of one language."""
    meta: dict[str, str]
    """The contents of meta tags by name."""
    open_graph: dict[str, str]
    """Open Graph's properties."""
    structured_data: str
    """JSON-LD, or empty."""
    canonical: str
    feed: str
    """The Atom feed, or empty."""
    icon: str
    style: LinkedFile | None
    booklet: LinkedFile | None
    """The style sheet of sheets of paper, on pages that are made of them."""
    fonts: str
    """The style sheet that declares the fonts for print; browsers load those that they need."""
    preloads: tuple[str, ...]


def head_view(
    edition: Edition, relative_urls: RelativeUrls, page: Page, assets: LinkedAssets, site: str
) -> HeadView:
    """The head of a page; ``site`` is the site's public address, or empty where it has none."""
    return HeadView(
        title=_title(edition, page),
        titles=tab_titles(page.title, site_name(edition)),
        meta=meta_tags(edition, page.kind, page.title, page.description),
        open_graph=open_graph(edition, page, site) if page.kind != "missing" else {},
        structured_data=structured_data(edition, page, site),
        canonical=site + page.address if site else "",
        feed=relative_urls.to(edition.urls.feed) if has_feed(edition, site) else "",
        **_files(edition, relative_urls, page, assets),
    )


def meta_tags(
    edition: Edition, kind: str, title: LocalizedText, description: LocalizedText
) -> dict[str, str]:
    """The meta tags that China's rules for government sites ask of the site, column and article."""
    language = edition.plan.language
    summary = " ".join(map(_truncated, description.values()))
    tags = {"description": summary, **_site_tags(edition), **_column_tags(edition, kind)}
    if kind in ARTICLE_KINDS:
        tags |= _article_tags(edition, title.get(language, ""))
    return {name: content for name, content in tags.items() if content}


def _site_tags(edition: Edition) -> dict[str, str]:
    return {
        "SiteName": site_name(edition)[edition.plan.language],
        "SiteIDCode": edition.plan.site.site_id_code or "",
    }


def _column_tags(edition: Edition, kind: str) -> dict[str, str]:
    """The column that a page belongs to; it has the title of its page, or a word of its own."""
    if kind == "home":
        return {}
    ui_texts = edition.locales[edition.plan.language].ui_texts
    column = _COLUMNS.get(kind, kind)
    name = f"column_{column}"
    return {
        "ColumnName": ui_texts[name if name in ui_texts else f"{column}_title"],
        "ColumnType": ui_texts["column_type"],
    }


def _article_tags(edition: Edition, title: str) -> dict[str, str]:
    plan = edition.plan
    released = plan.provenance.released
    return {
        "ArticleTitle": title,
        "PubDate": f"{released.isoformat()} 00:00" if released else "",
        "ContentSource": plan.issuer[plan.language],
        "Url": plan.provenance.url or "",
    }


def _truncated(text: str) -> str:
    limit = MAX_DESCRIPTION_CHARACTERS
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def _files(
    edition: Edition, relative_urls: RelativeUrls, page: Page, assets: LinkedAssets
) -> dict[str, Any]:
    """The files that a page loads; one for any unknown address carries everything inline."""
    if page.kind == "missing":
        return {"icon": "", "style": None, "booklet": None, "fonts": "", "preloads": ()}
    fonts = "official_document.css" if page.kind == "official_document" else "pages.css"
    return {
        "icon": relative_urls.to(ICON),
        "style": file_link(relative_urls, assets.style),
        "booklet": file_link(relative_urls, assets.booklet)
        if page.kind in PAGINATED_KINDS
        else None,
        "fonts": relative_urls.to(edition.urls.fonts + fonts),
        "preloads": tuple(map(relative_urls.to, assets.preloads)),
    }


def file_link(relative_urls: RelativeUrls, file: LinkedFile) -> LinkedFile:
    """A file with its address from a page."""
    return LinkedFile(relative_urls.to(file.address), file.integrity)


def _title(edition: Edition, page: Page) -> str:
    """The page's title in all languages, and the plan's name unless that is the page's title."""
    names = dict.fromkeys(page.title.values())
    if page.kind not in ("home", "plan"):
        names[site_name(edition)[edition.plan.language]] = None
    return " – ".join(names)


def tab_titles(title: LocalizedText, site: LocalizedText) -> LocalizedText:
    """The browser tab's title by language: the page's, and the site's unless that is the same."""
    return {
        language: text if text == site[language] else f"{text} – {site[language]}"
        for language, text in title.items()
    }
