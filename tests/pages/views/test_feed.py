"""The feed of the editions."""

from __future__ import annotations

from lxml import etree

from pages.views.editions import edition_with
from workplan import Plan
from workplan.pages.renderer import Renderer
from workplan.pages.views.feed import feed_view

SITE = "https://example.org/plan/"
ATOM = {"a": "http://www.w3.org/2005/Atom"}


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
