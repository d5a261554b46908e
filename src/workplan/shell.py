"""What surrounds a page's body: the head's tags, the header, the footer."""

from __future__ import annotations

from dataclasses import dataclass

from workplan.addresses import Links
from workplan.bodies import Bodies
from workplan.pages import Page
from workplan.views.chrome import Meta, chrome_view
from workplan.views.meta import meta_tags
from workplan.views.paper import button_key, paper_foot
from workplan.views.texts import Words


SHEETS = ("gongwen", "booklet")
"""The kinds of page that are sheets of paper: they have styles and a script of their own."""


@dataclass(frozen=True)
class Shell:
    """The parts that the theme's page template prints around the body."""

    title: Words
    """The browser tab's title in each view; ``both`` for the view of all languages."""
    meta: tuple[Meta, ...]
    header: str
    tools: str
    """The print button near the title, where the page has one."""
    footer: str
    kind: str
    sheets: bool
    """Whether the page is made of sheets of paper."""


def shell(bodies: Bodies, page: Page, links: Links, edit: str = "") -> Shell:
    """The shell of a page; ``edit`` is where its text can be edited, if anywhere."""
    edition = bodies.edition
    view = chrome_view(edition, links, page.title)
    return Shell(
        title=_titles(page.title, view.site_name),
        meta=meta_tags(edition, page.kind, page.title, page.description),
        header=bodies.renderer.page("header.html", view),
        tools=_tools(bodies, page, links),
        footer=bodies.renderer.page(
            "footer.html",
            view,
            edit=edit or view.data,
            paper=paper_foot(edition, bodies.site_url, page.address),
        ),
        kind=page.kind,
        sheets=page.kind in SHEETS,
    )


def _tools(bodies: Bodies, page: Page, links: Links) -> str:
    """The print button; the plan's page also leads to the prints of the whole."""
    key, at = button_key(page.kind), bodies.edition.addresses
    prints = (("booklet_title", at.booklet), ("gongwen_title", at.gongwen))
    ways = [(name, links.to(address)) for name, address in prints] if page.kind == "plan" else []
    return bodies.renderer.page("tools.html", None, key=key, ways=ways) if key else ""


def _titles(title: Words, site: Words) -> Words:
    titles = {
        tag: f"{said} – {site[tag]}" if said != site[tag] else said for tag, said in title.items()
    }
    return {**titles, "both": " · ".join(dict.fromkeys(title.values()))}
