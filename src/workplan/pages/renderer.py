"""From an edition to HTML: a view fills a template, for each kind of page.

Autoescape is on and undefined names are errors; templates loop and print, views decide.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined

from workplan.edition.edition import Edition
from workplan.edition.urls import RelativeUrls
from workplan.exports.downloads import Download, downloads
from workplan.pages.html import HtmlWriter
from workplan.pages.template_cache import template_cache
from workplan.pages.ui_writer import UiWriter
from workplan.pages.views.about import about_view
from workplan.pages.views.audiences import audience_view, brief_view
from workplan.pages.views.booklet import booklet_view
from workplan.pages.views.changes import changes_view
from workplan.pages.views.downloads import downloads_view, pdf_views
from workplan.pages.views.head import PAGINATED_KINDS
from workplan.pages.views.home import home_view
from workplan.pages.views.layout import not_found_view
from workplan.pages.views.measure import targets_view
from workplan.pages.views.official_document import official_document_view
from workplan.pages.views.plan import plan_view, section_page_view
from workplan.pages.views.point import point_view
from workplan.pages.views.terms import law_views, terms_view
from workplan.pages.views.units import unit_view, units_view


@cache
def environment() -> Environment:
    """The Jinja environment of all editions: a template is compiled once."""
    return Environment(
        loader=PackageLoader("workplan.pages"),
        autoescape=True,
        undefined=StrictUndefined,
        bytecode_cache=template_cache("pages"),
        auto_reload=False,  # else each use of a template asks the disk for its date
        trim_blocks=True,
        lstrip_blocks=True,
    )


def render_template(template: str, html: UiWriter, view: object, **context: object) -> str:
    """The HTML of a template, in the writer's languages."""
    wording = html.wording
    names = {
        "languages": wording.languages,
        "authoritative": wording.languages[0],
        "ui_text": wording.ui_text,
        "html": html,
        "view": view,
    }
    return environment().get_template(template).render(names, **context)


@dataclass(frozen=True)
class Renderer:
    """Renders the content of one edition's pages.

    ``site_url`` is the site's public address with a slash at its end, or empty; ``pdfs`` is a
    folder of PDFs that ``make_pdfs`` has filled, if there is one.
    """

    edition: Edition
    site_url: str = ""
    pdfs: Path | None = None

    @cached_property
    def files(self) -> tuple[Download, ...]:
        """The files to download, made once."""
        return downloads(self.edition, self.pdfs)

    @cached_property
    def _writer(self) -> HtmlWriter:
        return HtmlWriter(self.edition)

    def render(self, template: str, view: object, **context: object) -> str:
        """The HTML of a template filled with a view."""
        return render_template(template, self._writer.for_page(), view, **context)

    def body(self, kind: str, relative_urls: RelativeUrls, key: str = "") -> str:
        """The content of a page as HTML.

        Args:
            kind: one of ``KINDS``.
            relative_urls: links from the page's own address.
            key: the id of the point, section, unit or audience that the page shows.
        """
        template, view = KINDS[kind]
        return self.render(
            template, view(self, relative_urls, key), pdfs=self._pdfs(kind, relative_urls)
        )

    def _pdfs(self, kind: str, relative_urls: RelativeUrls) -> tuple[object, ...]:
        """The printed PDFs that a page offers."""
        return (
            pdf_views(self.edition, relative_urls, self.files, kind)
            if kind in PAGINATED_KINDS
            else ()
        )


def _changes(edition: Edition, relative_urls: RelativeUrls) -> object:
    if edition.earlier is None:
        raise LookupError("no earlier edition")
    return changes_view(edition, relative_urls, edition.earlier)


View = Callable[[Renderer, RelativeUrls, str], object]

KINDS: Mapping[str, tuple[str, View]] = {
    "home": ("home.html", lambda r, urls, _: home_view(r.edition, urls)),
    "plan": ("plan.html", lambda r, urls, _: plan_view(r.edition, urls)),
    "point": ("point.html", lambda r, urls, key: point_view(r.edition, urls, key)),
    "section": ("section.html", lambda r, urls, key: section_page_view(r.edition, urls, key)),
    "changes": ("changes.html", lambda r, urls, _: _changes(r.edition, urls)),
    "units": ("units.html", lambda r, urls, _: units_view(r.edition, urls)),
    "unit": ("unit.html", lambda r, urls, key: unit_view(r.edition, urls, key)),
    "targets": ("targets.html", lambda r, urls, _: targets_view(r.edition, urls)),
    "laws": ("laws.html", lambda r, urls, _: law_views(r.edition, urls)),
    "terms": ("terms.html", lambda r, urls, _: terms_view(r.edition, urls)),
    "brief": ("brief.html", lambda r, urls, _: brief_view(r.edition, urls)),
    "audience": ("audience.html", lambda r, urls, key: audience_view(r.edition, urls, key)),
    "booklet": ("booklet.html", lambda r, urls, _: booklet_view(r.edition, urls, r.site_url)),
    "official_document": (
        "official_document.html",
        lambda r, urls, _: official_document_view(r.edition, urls),
    ),
    "downloads": ("downloads.html", lambda r, urls, _: downloads_view(r.edition, urls, r.files)),
    "about": ("about.html", lambda r, urls, _: about_view(r.edition, urls)),
    "missing": ("not_found.html", lambda r, urls, _: not_found_view(r.edition, urls)),
}
"""The template and the view of each kind of page."""
