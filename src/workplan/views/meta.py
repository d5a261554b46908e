"""The named values in a page's head (政府网站发展指引, 国办发〔2017〕47号); none is invented."""

from __future__ import annotations

from workplan.edition import Edition
from workplan.views.chrome import Meta, site_name
from workplan.views.texts import Words, words

ARTICLES = ("plan", "point")
"""The kinds of page that show the document itself."""


def meta_tags(edition: Edition, kind: str, title: Words, description: Words) -> tuple[Meta, ...]:
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
        "ContentSource": words(edition, plan.issuer)[plan.language],
        "Url": plan.provenance.url or "",
    }


def _short(text: str) -> str:
    """At most 160 characters, as search engines show them."""
    return text if len(text) <= 160 else text[:159].rstrip() + "…"
