"""The foot of every page: what the plan's file states, and nothing else."""

from __future__ import annotations

import pytest
from lxml import html

from pages.views.editions import edition_with
from workplan import Plan
from workplan.edition.edition import Edition
from workplan.edition.urls import RelativeUrls
from workplan.pages.renderer import Renderer
from workplan.pages.views.layout import footer_view


def foot(edition: Edition) -> html.HtmlElement:
    view = footer_view(edition, RelativeUrls("2024/points/9/"))
    return html.fromstring(Renderer(edition).render("footer.html", view, edit="", feed=""))


def test_the_day_of_the_last_change_is_that_of_the_file(plan: Plan):
    [day] = foot(edition_with(plan, updated="2026-11-29")).xpath(".//time")
    assert day.text == day.get("datetime") == "2026-11-29"
    assert foot(edition_with(plan)).xpath(".//time") == []


@pytest.mark.parametrize(
    ("report", "link"),
    [
        ("a@example.org", "mailto:a@example.org?subject=2024%E5%B9%B4"),
        ("https://example.org/issues?new=1", "https://example.org/issues?new=1"),
    ],
)
def test_an_error_is_reported_where_the_file_says(plan: Plan, report: str, link: str):
    [found] = foot(edition_with(plan, report=report)).xpath('.//a[contains(., "报告错误")]/@href')
    assert found.startswith(link)
    assert ("2024/points/9/" in found) == ("@" in report)
    assert "报告错误" not in foot(edition_with(plan)).text_content()
