"""What a page says of itself to machines: schema.org in JSON-LD, and Open Graph for messengers.

Only what the plan's file says; addresses only where the site knows its own.
"""

from __future__ import annotations

import json
from typing import Any

from workplan.edition.edition import Edition
from workplan.edition.texts import localized
from workplan.exports.registry import exports
from workplan.pages.sitemap import Page

PICTURE = "assets/share.png"
_WORKS = {
    "plan": "CreativeWork",
    "point": "CreativeWork",
    "home": "WebSite",
    "downloads": "Dataset",
}


def structured_data(edition: Edition, page: Page, site: str) -> str:
    """The JSON-LD of a page, safe inside a script element; empty where there is nothing to say."""
    if page.kind not in _WORKS:
        return ""
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": _WORKS[page.kind],
        "name": list(page.title.values()),
        "inLanguage": list(edition.languages),
        "publisher": _publisher(edition),
    }
    if site:
        data["url"] = site + page.address
    if page.kind == "point":
        data |= _place(edition, page, site)
    if page.kind == "plan" and edition.plan.provenance.url:
        data["isBasedOn"] = edition.plan.provenance.url
    if page.kind == "downloads":
        data |= _dataset(edition, page, site)
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _publisher(edition: Edition) -> dict[str, Any]:
    """The bureau that issued the plan; the site itself may be anyone's."""
    return {"@type": "GovernmentOrganization", "name": edition.plan.issuer[edition.plan.language]}


def _place(edition: Edition, page: Page, site: str) -> dict[str, Any]:
    whole: dict[str, Any] = {
        "@type": "CreativeWork",
        "name": edition.plan.title[edition.plan.language],
    }
    if site:
        whole["url"] = site + edition.urls.plan
    return {"position": edition.position[page.key] + 1, "isPartOf": whole}


def _dataset(edition: Edition, page: Page, site: str) -> dict[str, Any]:
    """The files with the plan as data; their addresses where the site knows its own."""
    files = [
        {"@type": "DataDownload", "name": export.name, "encodingFormat": export.media_type}
        | ({"contentUrl": site + edition.urls.download(export.name)} if site else {})
        for export in exports(edition).values()
        if export.group == "data"
    ]
    said = " ".join(page.description.values())
    name = list(localized(edition, edition.plan.title).values())
    return {
        "name": name,
        "description": said,
        "version": edition.content_hash,
        "distribution": files,
    }


def open_graph(edition: Edition, page: Page, site: str) -> dict[str, str]:
    """Open Graph's properties; the picture and the address need a site that knows its own."""
    first = edition.plan.language
    tags = {
        "og:type": "website" if page.kind == "home" else "article",
        "og:title": " · ".join(dict.fromkeys(page.title.values())),
        "og:description": page.description.get(first, "")[:120],
        "og:site_name": localized(edition, edition.plan.short_title or edition.plan.title)[first],
    }
    if site:
        tags |= {"og:url": site + page.address, "og:image": site + PICTURE}
    return {name: content for name, content in tags.items() if content}
