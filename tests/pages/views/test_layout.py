"""The foot of every page, and the feed: what the plan's file states, and nothing else."""

from __future__ import annotations

import pytest
from lxml import etree, html

from workplan import Plan, PlanError, parse_plan
from workplan.edition.edition import Edition
from workplan.edition.urls import RelativeUrls
from workplan.pages.renderer import Renderer
from workplan.pages.views.feed import feed_view
from workplan.pages.views.layout import footer_view

SITE = "https://example.org/plan/"
ATOM = {"a": "http://www.w3.org/2005/Atom"}


def edition_with(plan: Plan, **site: object) -> Edition:
    data = plan.model_dump(mode="json", exclude_none=True)
    return Edition(Plan.model_validate({**data, "site": {"official": False, **site}}))


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


@pytest.mark.parametrize("report", ["nowhere", "javascript:alert(1)", "a@b?bcc=c@d", "a b@c"])
def test_what_is_no_address_is_refused(report: str):
    with pytest.raises(PlanError) as caught:
        parse_plan(f"site:\n  report: {report}\n".encode())
    assert any(
        "report" in str(problem) or report in str(problem) for problem in caught.value.problems
    )


def test_the_feed_has_the_dated_editions_of_a_site_with_an_address(plan: Plan):
    dated, undated = edition_with(plan, updated="2026-11-29"), edition_with(plan)
    assert feed_view([dated], "") is None
    assert feed_view([undated], SITE) is None
    view = feed_view([dated, undated], SITE)
    assert view is not None
    xml = Renderer(dated).render("feed.xml", view).encode()
    tree = etree.fromstring(xml)
    assert tree.xpath("a:entry/a:id/text()", namespaces=ATOM) == [f"{SITE}2024/"]
    assert tree.xpath("//a:updated/text()", namespaces=ATOM) == ["2026-11-29T00:00:00Z"] * 2
    assert tree.xpath("a:link[@rel='self']/@href", namespaces=ATOM) == [f"{SITE}feed.xml"]
