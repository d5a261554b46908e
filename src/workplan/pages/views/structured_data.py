"""A page's data for machines: schema.org in JSON-LD, and Open Graph for messengers.

Only what the plan's file states; addresses only where the site has a public one.
"""

from __future__ import annotations

import json
from typing import Any

from workplan.edition.edition import Edition
from workplan.edition.texts import localized
from workplan.exports.registry import exports
from workplan.pages.sitemap import Page
from workplan.pages.views.layout import site_name

SHARE_IMAGE = "assets/share.png"
MAX_DESCRIPTION_CHARACTERS = 120

_SCHEMA_TYPES = {
    "plan": "CreativeWork",
    "point": "CreativeWork",
    "home": "WebSite",
    "downloads": "Dataset",
}


def structured_data(edition: Edition, page: Page, site: str) -> str:
    """The JSON-LD of a page, safe inside a script element; empty for kinds of page without any."""
    if page.kind not in _SCHEMA_TYPES:
        return ""
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": _SCHEMA_TYPES[page.kind],
        "name": list(page.title.values()),
        "inLanguage": list(edition.languages),
        **_responsible(edition, page),
    }
    if site:
        data["url"] = site + page.address
    if page.kind == "point":
        data |= _point_properties(edition, page, site)
    if page.kind == "plan" and edition.plan.provenance.url:
        data["isBasedOn"] = edition.plan.provenance.url
    if page.kind == "downloads":
        data |= _dataset_properties(edition, page, site)
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def open_graph(edition: Edition, page: Page, site: str) -> dict[str, str]:
    """Open Graph's properties; the image and the address only if the site has a public address."""
    language = edition.plan.language
    properties = {
        "og:type": "website" if page.kind == "home" else "article",
        "og:title": " – ".join(dict.fromkeys(page.title.values())),
        "og:description": page.description.get(language, "")[:MAX_DESCRIPTION_CHARACTERS],
        "og:site_name": site_name(edition)[language],
    }
    if site:
        properties |= {"og:url": site + page.address, "og:image": site + SHARE_IMAGE}
    return {name: content for name, content in properties.items() if content}


def _responsible(edition: Edition, page: Page) -> dict[str, Any]:
    """Who wrote the plan, and who publishes this site, if the plan's file says so."""
    plan, language = edition.plan, edition.plan.language
    issuer = {"@type": "GovernmentOrganization", "name": plan.issuer[language]}
    author = {} if page.kind == "home" else {"author": issuer}
    if plan.site.official:
        return {**author, "publisher": issuer}
    if plan.site.sponsor:
        sponsor = {"@type": "Organization", "name": plan.site.sponsor[language]}
        return {**author, "publisher": sponsor}
    return author


def _point_properties(edition: Edition, page: Page, site: str) -> dict[str, Any]:
    plan: dict[str, Any] = {
        "@type": "CreativeWork",
        "name": edition.plan.title[edition.plan.language],
    }
    if site:
        plan["url"] = site + edition.urls.plan
    return {"position": edition.position[page.key] + 1, "isPartOf": plan}


def _dataset_properties(edition: Edition, page: Page, site: str) -> dict[str, Any]:
    """The plan's data files."""
    files = [
        {"@type": "DataDownload", "name": export.name, "encodingFormat": export.media_type}
        | ({"contentUrl": site + edition.urls.download(export.name)} if site else {})
        for export in exports(edition).values()
        if export.group == "data"
    ]
    return {
        "name": list(localized(edition, edition.plan.title).values()),
        "description": " ".join(page.description.values()),
        "version": edition.content_hash,
        "distribution": files,
    }
