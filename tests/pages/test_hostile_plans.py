"""No input makes a traceback, and no text becomes code or markup on any page."""

from __future__ import annotations

import re

import pytest
import yaml
from conftest import PLAN, ROOT
from effort import inputs
from hostile_plans import HOSTILE, plans
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from workplan import Plan, PlanError, parse_plan
from workplan.edition.edition import Edition
from workplan.edition.urls import RelativeUrls, SiteContext
from workplan.pages.layout import CONTENT, PageLayout, PageRenderer
from workplan.pages.renderer import Renderer
from workplan.pages.sitemap import site_pages
from workplan.site.assets import collect

ALLOWED = {
    "a", "article", "aside", "blockquote", "button", "cite", "code", "dd", "details", "div", "dl", "dt",
    "footer", "h1", "h2", "h3", "header", "li", "nav", "ol", "p", "path", "section",
    "span", "strong", "summary", "svg", "table", "template", "tbody", "td", "tfoot", "th", "thead", "time", "tr", "ul",
    "circle", "figcaption", "figure", "input", "label", "option", "rect", "select", "text",
}  # fmt: skip


def reject_or_accept(raw: bytes) -> None:
    try:
        parse_plan(raw)
    except PlanError as error:
        assert error.problems


@given(st.binary(max_size=400))
@settings(max_examples=inputs(300))
def test_any_bytes_are_refused_without_a_traceback(raw):
    reject_or_accept(raw)


@given(st.data())
@settings(max_examples=inputs(300))
def test_the_real_file_with_a_piece_changed_never_makes_a_traceback(data):
    raw = PLAN.read_bytes()
    start = data.draw(st.integers(0, len(raw)))
    end = data.draw(st.integers(start, min(len(raw), start + 40)))
    piece = data.draw(
        st.one_of(st.binary(max_size=8), st.sampled_from([b": ", b"- ", b"[", b"{", b"\n", b"\t", b'"', b"&a", b"*a", b"#", b"|\n", b"!!python/object:os.system "]))
    )  # fmt: skip
    reject_or_accept(raw[:start] + piece + raw[end:])


TREES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=8)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from([*Plan.model_fields, "zh", "en", "num", "heading", "points", "measures", "note", "id", "name", "target"]),
            inner, max_size=5,
        ),
    ),
    max_leaves=25,
)  # fmt: skip


@given(st.dictionaries(st.sampled_from([*Plan.model_fields]), TREES, max_size=8))
@settings(max_examples=inputs(300))
def test_any_tree_of_known_words_is_rejected_without_a_traceback(tree):
    reject_or_accept(yaml.safe_dump(tree, allow_unicode=True).encode())


@given(plans())
@settings(max_examples=inputs(40))
def test_hostile_texts_stay_texts_on_every_page(data):
    site_context = SiteContext(has_office_files=False)  # Excel refuses texts that pages show
    edition = Edition(Plan.model_validate(data), site_context=site_context)
    renderer = Renderer(edition)
    pages = PageRenderer(renderer, collect(ROOT / "docs/assets", edition.languages).linked)
    for page in site_pages(edition):
        relative_urls = RelativeUrls(page.address)
        parts = pages.parts(page, relative_urls)
        content = pages.page(PageLayout.parse(CONTENT), page)
        for part in (content, parts.header, parts.footer):
            only_our_markup(part)


def only_our_markup(part: str) -> None:
    for element in html.fragment_fromstring(part, create_parent="div").iter():
        assert element.tag in ALLOWED, element.tag
        for name, value in element.attrib.items():
            assert not name.startswith("on"), name
            assert name not in {"style", "src"}, name
            if name == "href":
                assert re.match(r"(?:https?://|#|\.|[a-z0-9]|/)", value), value
                assert "javascript:" not in value


@pytest.mark.parametrize("words", HOSTILE, ids=lambda words: words[:12])
def test_a_hostile_measure_is_shown_as_it_stands(plan, words):
    data = plan.model_dump(mode="json")
    data["sections"][0]["points"][0]["measures"][0] |= {"zh": words, "en": words, "target": None}
    edition = Edition(Plan.model_validate(data))
    page = html.fromstring(Renderer(edition).body("point", RelativeUrls("2024/points/1/"), "1"))
    shown = page.xpath('//li[@id="1.1"]//div[@class="pair"]/p[@lang="zh"]')[0].text_content()
    assert shown.strip() == words.strip()
