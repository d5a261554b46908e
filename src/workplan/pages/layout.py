"""What surrounds a page's body: the head's tags, the header, the footer, the script."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from posixpath import dirname

from workplan.edition.urls import RelativeUrls
from workplan.pages.bodies import Bodies
from workplan.pages.sitemap import Page
from workplan.pages.views.head import head_view
from workplan.pages.views.layout import layout_view
from workplan.pages.views.print_tools import PageActions, page_actions_view, print_footer_view
from workplan.site.assets import SCRIPT, Assets


@dataclass(frozen=True)
class Shell:
    """The parts that the theme's page template prints around the body, as HTML."""

    head: str
    header: str
    tools: str
    """The print button and the QR code near the title, where the page has them."""
    footer: str
    script: str
    kind: str


@dataclass(frozen=True)
class Shells:
    """Makes the shells of an edition's pages.

    ``site`` is the site's public address with a slash at its end, or empty; ``edit`` is where the
    plan's file can be edited, or empty.
    """

    bodies: Bodies
    assets: Assets
    site: str = ""
    edit: str = ""

    @cached_property
    def _made(self) -> dict[str, tuple[str, str]]:
        """Headers and footers: pages that lie side by side have the same."""
        return {}

    @cached_property
    def _tools_made(self) -> dict[PageActions | None, str]:
        """Most pages have the tools of another."""
        return {}

    def shell(self, page: Page, links: RelativeUrls) -> Shell:
        """The shell of a page."""
        header, footer = self._around(page, links)
        script = self.assets.asset(links, SCRIPT)
        head = head_view(self.bodies.edition, links, page, self.assets, self.site)
        return Shell(
            head=self.bodies.renderer.page("head.html", head),
            header=header,
            tools=self._tools(page, links),
            footer=footer + self._paper(page),
            script=f'<script type="module" src="{script.href}" '
            f'integrity="{script.integrity}"></script>',
            kind=page.kind,
        )

    def _paper(self, page: Page) -> str:
        """What stands at the foot of a printed page."""
        view = print_footer_view(self.bodies.edition, self.site, page)
        return self.bodies.renderer.page("paper.html", view) if view else ""

    def _around(self, page: Page, links: RelativeUrls) -> tuple[str, str]:
        key = f"{links.root}{dirname(page.address.rstrip('/'))} {page.kind}"
        if key not in self._made:
            view = layout_view(self.bodies.edition, links)
            make = self.bodies.renderer.page
            footer = make("footer.html", view, edit=self.edit or view.data)
            self._made[key] = make("header.html", view), footer
        return self._made[key]

    def _tools(self, page: Page, links: RelativeUrls) -> str:
        view = page_actions_view(self.bodies.edition, links, page, self.site)
        if view not in self._tools_made:
            self._tools_made[view] = self.bodies.renderer.page("tools.html", view)
        return self._tools_made[view]
