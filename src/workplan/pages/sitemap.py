"""The site map: the address, kind and title of each generated page.

Adding a point, a unit or a term needs a change in the YAML only.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from workplan.edition.edition import Edition, fits_one_print
from workplan.edition.links import (
    localized_point_label,
    localized_section_label,
    point_heading,
)
from workplan.edition.texts import LocalizedText, in_all_languages, localized, plain_heading
from workplan.plan.model import Section


@dataclass(frozen=True)
class Page:
    """A generated page.

    ``address`` is from the site's root and ends with a slash; ``kind`` and ``key`` say what the
    page shows: ("point", "9").
    """

    address: str
    kind: str
    key: str
    title: LocalizedText
    description: LocalizedText


def site_pages(edition: Edition) -> Iterator[Page]:
    """Every generated page, in the order of the site map."""
    yield _plan_page(edition)
    if edition.large:
        yield from (_section_page(edition, section) for section in edition.plan.sections)
    yield from (_point_page(edition, point) for point in edition.points)
    urls = edition.urls
    if edition.has("units"):
        yield _page(edition, urls.units, "units")
    yield from (_unit_page(edition, unit) for unit in edition.points_of)
    for kind, address in (("targets", urls.targets), ("laws", urls.laws), ("terms", urls.terms)):
        if edition.has(kind):
            yield _page(edition, address, kind)
    if edition.earlier:
        yield _changes_page(edition, edition.earlier)
    if edition.audiences:
        yield _page(edition, urls.brief, "brief")
    yield from (_audience_page(edition, audience) for audience in edition.audiences)
    if fits_one_print(edition):
        yield _page(edition, urls.booklet, "booklet")
        yield _page(edition, urls.official_document, "official_document")
    yield _page(edition, urls.downloads, "downloads")


def sought_pages(edition: Edition) -> Iterator[Page]:
    """The pages that the search finds by their titles."""
    yield from site_pages(edition)
    yield hand_written(edition, edition.urls.about, {"kind": "about"})


def _page(edition: Edition, address: str, kind: str) -> Page:
    title = edition.ui_text(f"{kind}_title")
    return Page(address, kind, "", title, edition.ui_text(f"{kind}_lead", year=edition.plan.year))


def _plan_page(edition: Edition) -> Page:
    title = localized(edition, edition.plan.title)
    return Page(edition.urls.plan, "plan", "", title, edition.ui_text("plan_lead"))


def _section_page(edition: Edition, section: Section) -> Page:
    label = localized_section_label(edition, section)
    heading = plain_heading(edition, section.heading) or localized(edition, edition.plan.title)
    title = _labelled(label, heading)
    address = edition.urls.section(section.num)
    return Page(address, "section", str(section.num), title, edition.ui_text("section_lead"))


def _point_page(edition: Edition, point: str) -> Page:
    record = edition.points[point]
    label, heading = localized_point_label(edition, record), point_heading(edition, record)
    title = _labelled(label, heading)
    return Page(
        edition.urls.point(point), "point", point, title, localized(edition, record.measures[0])
    )


def _labelled(label: LocalizedText, heading: LocalizedText) -> LocalizedText:
    return {language: f"{label[language]} {text}".strip() for language, text in heading.items()}


def _unit_page(edition: Edition, unit_id: str) -> Page:
    unit = edition.units_by_id[unit_id]
    count = len(edition.points_of[unit_id])
    description = edition.ui_text("unit_lead", unit=localized(edition, unit.name), count=count)
    return Page(
        edition.urls.unit(unit_id), "unit", unit_id, localized(edition, unit.name), description
    )


def _changes_page(edition: Edition, earlier: Edition) -> Page:
    before = earlier.plan.year
    title, lead = (edition.ui_text(f"changes_{part}", before=before) for part in ("title", "lead"))
    return Page(edition.urls.changes, "changes", "", title, lead)


def _audience_page(edition: Edition, audience: str) -> Page:
    address = edition.urls.audience(audience)
    title = edition.ui_text(f"{audience}_title")
    return Page(address, "audience", audience, title, edition.ui_text(f"{audience}_lead"))


def hand_written(edition: Edition, address: str, meta: Mapping[str, object]) -> Page:
    """A page of ``docs/``; its front matter may give its kind, a title and a description.

    A kind that the site has words for (about, missing) takes them from there.
    """
    kind = str(meta.get("kind", "page"))
    if kind == "home":
        title = localized(edition, edition.plan.title)
        return Page(address, kind, "", title, edition.ui_text("home_lead"))
    if f"{kind}_title" in edition.locales[edition.plan.language].ui_texts:
        return _page(edition, address, kind)
    texts = (str(meta.get(name, "")) for name in ("title", "description"))
    title, description = (in_all_languages(edition, text) for text in texts)
    return Page(address, kind, "", title, description)
