"""What surrounds a page's body: the head's tags, the header, the footer."""

from __future__ import annotations

from dataclasses import dataclass

from workplan.addresses import Links
from workplan.assets import SCRIPT, STYLE, Asset, Assets
from workplan.bodies import Bodies
from workplan.pages import Page
from workplan.views.chrome import Meta, chrome_view
from workplan.views.meta import meta_tags
from workplan.views.texts import Words


@dataclass(frozen=True)
class Shell:
    """The parts that the theme's page template prints around the body."""

    title: str
    """The browser tab's title where all languages are shown."""
    titles: Words
    """The same in the view of one language."""
    meta: tuple[Meta, ...]
    header: str
    footer: str
    kind: str
    style: Asset
    script: Asset
    preloads: tuple[Asset, ...]


def shell(bodies: Bodies, page: Page, links: Links, assets: Assets, edit: str = "") -> Shell:
    """The shell of a page; ``edit`` is where its text can be edited, if anywhere."""
    edition = bodies.edition
    view = chrome_view(edition, links, page.title)
    return Shell(
        title=" · ".join(dict.fromkeys(page.title.values())),
        titles=_titles(page.title, view.site_name),
        meta=meta_tags(edition, page.kind, page.title, page.description),
        header=bodies.renderer.page("header.html", view),
        footer=bodies.renderer.page("footer.html", view, edit=edit or view.data),
        kind=page.kind,
        style=assets.asset(links, STYLE),
        script=assets.asset(links, SCRIPT),
        preloads=tuple(assets.asset(links, name) for name in assets.preloads),
    )


def _titles(title: Words, site: Words) -> Words:
    return {
        tag: said if said == site[tag] else f"{said} – {site[tag]}" for tag, said in title.items()
    }
