"""The levels above a page: as far as the plan has them."""

from __future__ import annotations

import pytest
from rich_plan import rich_plan

from workplan.edition.edition import Edition
from workplan.edition.urls import RelativeUrls
from workplan.pages.sitemap import site_pages
from workplan.pages.views.breadcrumb import breadcrumb_view

EDITION = Edition(rich_plan())


@pytest.mark.parametrize(
    ("address", "trail"),
    [
        ("2024/", []),
        ("2024/points/3/", ["Plan: ../../", "I: ../../#section-1", "(一) Group one: ", "3: "]),
        ("2024/points/15/", ["Plan: ../../", "II: ../../#section-2", "15: "]),
        ("2024/units/unit-1/", ["Units: ../", "甲处 Office: "]),
        ("2024/for/parents/", ["For you: ../", "For parents: "]),
        ("2024/gongwen/", ["Plan: ../", "Official-document format: "]),
        ("2024/units/", []),
    ],
)
def test_each_level_is_linked_but_the_page_itself(address: str, trail: list[str]):
    [page] = [page for page in site_pages(EDITION) if page.address == address]
    crumbs = breadcrumb_view(EDITION, RelativeUrls(address), page)
    assert [
        f"{crumb.number or crumb.label['en'].rstrip('.')}: {crumb.href}" for crumb in crumbs
    ] == trail


def test_a_plan_without_sections_has_no_level_between():
    data = rich_plan().model_dump(mode="json")
    data["sections"] = data["sections"][:1]
    data["sections"][0]["heading"] = None
    edition = Edition(type(EDITION.plan).model_validate(data))
    [page] = [page for page in site_pages(edition) if page.address == "2024/points/14/"]
    crumbs = breadcrumb_view(edition, RelativeUrls(page.address), page)
    assert [crumb.number or crumb.label["zh"] for crumb in crumbs] == ["全文", "（二）组二", "14"]


@pytest.mark.parametrize("large", [False, True])
def test_the_plan_is_no_stop_of_its_own_where_its_section_is_on_the_same_page(large: bool):
    edition = Edition(rich_plan())
    if large:
        edition.__dict__["large"] = True
    [page] = [page for page in site_pages(edition) if page.address == "2024/points/3/"]
    crumbs = breadcrumb_view(edition, RelativeUrls(page.address), page)
    assert [crumb.leads_on for crumb in crumbs] == [not large, False, False, False]
