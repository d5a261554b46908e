"""The page around the content: the theme renders it with placeholders, which parts fill.

MkDocs and the theme render one page for all generated pages, and each page with Markdown.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from workplan.edition.urls import RelativeUrls
from workplan.pages.renderer import Renderer
from workplan.pages.sitemap import Page
from workplan.pages.views.breadcrumb import breadcrumb_view
from workplan.pages.views.feed import has_feed
from workplan.pages.views.head import LinkedAssets, file_link, head_view
from workplan.pages.views.layout import footer_view, header_view
from workplan.pages.views.print_tools import print_footer
from workplan.pages.views.toolbar import toolbar_view

_PLACEHOLDER = re.compile(r"(?:<!-- )?workplan-placeholder\(([a-z_]*(?::[^()]*)?)\)(?: -->)?")

_UNUSED = re.compile(
    r"""<input\ class="md-toggle"[^>]*>\s*
    | <label\ class="md-overlay"[^>]*></label>\s*
    | <div\ data-md-component="skip">.*?</div>\s*
    | <div\ data-md-component="announce">\s*</div>\s*
    | <div\ class="md-dialog"[^>]*>\s*<div[^>]*></div>\s*</div>\s*""",
    re.DOTALL | re.VERBOSE,
)
"""Elements of the theme for its own scripts, and its skip link: this site brings another."""


def placeholder(name: str) -> str:
    """The text that stands for a part while the theme renders the layout."""
    return f"workplan-placeholder({name})"


CONTENT = placeholder(":")
"""The placeholder of the page's own content; ``point:9`` would be that of point 9's."""


@dataclass(frozen=True)
class PageParts:
    """What the theme's page template prints around the content, as HTML."""

    head: str
    header: str
    breadcrumb: str
    footer: str
    script: str
    kind: str
    """The kind of page, as the class of its content begins."""


PLACEHOLDERS = PageParts(*map(placeholder, PageParts.__dataclass_fields__))
"""The parts of every page while the theme renders the layout."""


@dataclass(frozen=True)
class PageLayout:
    """A page as the theme rendered it, split at its placeholders: texts and names in turn."""

    pieces: tuple[str, ...]

    @classmethod
    def parse(cls, html: str) -> PageLayout:
        """The layout of a page that was rendered with ``PLACEHOLDERS``."""
        return cls(tuple(_PLACEHOLDER.split(html)))

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its placeholders."""
        return self.pieces[1::2]

    def fill(self, parts: Mapping[str, str]) -> str:
        """The page with its parts, by name."""
        return "".join(parts[piece] if i % 2 else piece for i, piece in enumerate(self.pieces))


def script_element(assets: LinkedAssets, relative_urls: RelativeUrls) -> str:
    """The script of every page, as HTML."""
    script = file_link(relative_urls, assets.script)
    return f'<script type="module" src="{script.address}" integrity="{script.integrity}"></script>'


def strip_theme(html: str) -> str:
    """A page of the theme without the elements that nothing on this site uses."""
    return _UNUSED.sub("", html)


@dataclass(frozen=True)
class PageRenderer:
    """Renders whole pages of one edition: their content, and the parts around it.

    ``edit_url`` is where the plan's file can be edited, or empty.
    """

    renderer: Renderer
    assets: LinkedAssets
    edit_url: str = ""

    def page(self, layout: PageLayout, page: Page) -> str:
        """A whole page as HTML."""
        relative_urls = RelativeUrls(page.address)
        contents = {
            name: self._content(name, page, relative_urls) for name in layout.names if ":" in name
        }
        html = layout.fill({**vars(self.parts(page, relative_urls)), **contents})
        return html.replace("</h1>", f"</h1>\n{self._toolbar(page, relative_urls)}", 1)

    def _content(self, name: str, page: Page, relative_urls: RelativeUrls) -> str:
        kind, _, key = name.partition(":")
        return self.renderer.body(kind or page.kind, relative_urls, key if kind else page.key)

    def _toolbar(self, page: Page, relative_urls: RelativeUrls) -> str:
        """What stands below the title, whether a template or Markdown wrote that."""
        view = toolbar_view(self.renderer.edition, relative_urls, page, self.renderer.site_url)
        return self.renderer.render("toolbar.html", view) if view else ""

    def parts(self, page: Page, relative_urls: RelativeUrls) -> PageParts:
        """What stands around a page's content."""
        edition, render = self.renderer.edition, self.renderer.render
        site_url = self.renderer.site_url
        head = head_view(edition, relative_urls, page, self.assets, site_url)
        foot = footer_view(edition, relative_urls)
        footer = render(
            "footer.html",
            foot,
            edit=self.edit_url or foot.plan_file,
            feed=relative_urls.to(edition.urls.feed) if has_feed(edition, site_url) else "",
        )
        if page.kind != "missing":  # that page is shown for any unknown address
            footer += render("print_footer.html", print_footer(edition, site_url, page.address))
        return PageParts(
            head=render("head.html", head),
            header=render("header.html", header_view(edition, relative_urls)),
            breadcrumb=render("breadcrumb.html", breadcrumb_view(edition, relative_urls, page)),
            footer=footer,
            script=script_element(self.assets, relative_urls),
            kind=page.kind.replace("_", "-"),
        )
