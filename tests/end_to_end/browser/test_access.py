"""No axe violation, no complaint and no foreign request: every kind of page, scheme, width and view."""

from __future__ import annotations

import itertools
from contextlib import closing
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from axe_playwright_python.sync_playwright import Axe
from conftest import PATIENCE
from playwright.sync_api import Browser, Page, expect

from end_to_end.browser.conftest import DESKTOP, PHONE, TOUCH, Watch, blocker, settled, watched

KINDS = {
    "home": "",
    "plan": "2024/",
    "point": "2024/points/9/",
    "long point": "2024/points/14/#14.3",
    "units": "2024/units/",
    "unit": "2024/units/faguichu/",
    "catch-all": "2024/units/qitazhinengchushi/",
    "targets": "2024/targets/",
    "laws": "2024/laws/",
    "terms": "2024/terms/",
    "brief": "2024/for/",
    "parents": "2024/for/parents/",
    "print": "2024/print/",
    "gongwen": "2024/gongwen/",
    "downloads": "2024/downloads/",
    "about": "about/",
    "missing": "404.html",
}
ONCE = {"long point", "catch-all", "print"}
"""Looked at once: a second page of its kind, and sheets, which every look shows alike."""
LONGEST = {"terms"}
"""What axe takes seconds for: looked at with both languages, which show all."""
LOOKS = [
    pytest.param(size, scheme, view, id=f"{name}-{scheme}-{view}")
    for name, size, scheme, view in (
        ("phone", PHONE, "light", "zh"),
        ("phone", PHONE, "dark", "both"),
        ("desktop", DESKTOP, "light", "both"),
        ("desktop", DESKTOP, "dark", "en"),
    )
]
"""Each width in each scheme, each view; both languages, which show all, on each width."""


WIDTH = "document.documentElement.scrollWidth"


def violations(page: Page, part: str | None = None) -> list[str]:
    """What axe finds on a page or in a part of it."""
    axe = Axe("" if page.evaluate("'axe' in window") else AXE_SCRIPT)
    # Collecting what is right as well takes axe as long again.
    found = axe.run(page, part, {"resultTypes": ["violations"]}).response["violations"]
    return [
        f"{rule['id']}: {node['target']} {node['failureSummary'][:200]}"
        for rule in found
        for node in rule["nodes"]
    ]


@pytest.mark.parametrize(("size", "scheme", "view"), LOOKS)
def test_axe_finds_nothing(browser: Browser, address: str, scheme, size, view):
    context = browser.new_context(viewport=size, color_scheme=scheme, base_url=address)
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    watch = Watch(page, urlsplit(address).netloc)
    found = []
    page.add_init_script(f"localStorage.setItem('workplan.view', '{view}')")
    for kind, path in KINDS.items():
        if kind in LONGEST and view != "both":
            continue
        if kind in ONCE and (scheme, view) != ("light", "both"):
            continue
        page.goto(path)
        settled(page)
        assert page.evaluate("document.documentElement.dataset.view") == view
        found += [f"{kind}: {violation}" for violation in violations(page)]
        assert page.evaluate(WIDTH) <= size["width"], kind
    context.close()
    assert found == []
    assert watch.complaints == []


@pytest.mark.parametrize(("size", "scheme", "view"), LOOKS)
def test_axe_finds_nothing_in_what_opens(browser: Browser, address: str, scheme, size, view):
    """The search box, empty and with results and without; the menu; an explained term."""
    context = browser.new_context(viewport=size, color_scheme=scheme, base_url=address)
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    queries = (
        "执法",
        "enforcement",
        "食堂",
        "ssj",
        "双随机抽查覆盖率多少",
        "营商环境",
        "补课",
        "tuition",
        "print",
    )
    page.goto(f"2024/points/9/?lang={view}")
    page.locator(".site-head .search-open").click()
    page.locator(".search-status .lang").first.wait_for(state="attached")
    found = violations(page)
    for query in queries:
        page.locator("#search-input").fill(query)
        page.locator(f'.search-box[data-shown="{query}"]').wait_for()
        found += [f"{query}: {violation}" for violation in violations(page, "dialog.search-box")]
    page.keyboard.press("Escape")
    page.locator(".popover").wait_for(state="attached")
    page.locator("a.term:visible").first.focus()
    page.locator(".popover").wait_for()
    found += violations(page)
    if size is PHONE:
        page.locator(".menu-open").click()
        found += violations(page)
    context.close()
    assert found == []


def test_the_page_is_silent_without_javascript(browser: Browser, address: str):
    context = browser.new_context(java_script_enabled=False, viewport=DESKTOP)
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.goto(f"{address}2024/points/9/")
    for language in ("zh", "en"):
        assert page.locator(f'[id="9.2"] p[lang="{language}"]').is_visible()
    assert page.locator("#navigation a").first.is_visible()
    assert not page.locator(".search-open").first.is_visible()
    context.close()


@pytest.mark.parametrize("lost", ["*/js/main.js", "*/js/lib/dom.js"])
def test_scripts_that_do_not_come_leave_no_dead_button_and_no_closed_menu(
    browser: Browser, address: str, lost: str
):
    with closing(browser.new_context(viewport=PHONE, base_url=address)) as context:
        page = context.new_page()
        blocker(page)([lost])
        page.goto("2024/points/9/?lang=en")
        expect(page.locator("#navigation a").first).to_be_visible()
        assert not page.locator(".site-head button:visible, .toolbar:visible").count()
        assert page.locator('[id="9.2"] p[lang=en]').is_visible()
        assert not page.locator('[id="9.2"] p[lang=zh]').is_visible()
        assert page.evaluate(WIDTH) <= PHONE["width"]


def test_no_page_is_wider_than_a_phone_without_javascript(font_browser: Browser, address: str):
    context = font_browser.new_context(java_script_enabled=False, viewport=PHONE, base_url=address)
    page = context.new_page()
    session = context.new_cdp_session(page)
    for kind, path in KINDS.items():
        page.goto(path)
        metrics = session.send("Page.getLayoutMetrics")
        assert metrics["cssContentSize"]["width"] <= PHONE["width"], kind
    context.close()


def test_every_page_can_be_walked_by_keyboard_with_a_visible_focus(page: Page):
    page.goto("2024/points/9/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    for _ in range(40):
        page.keyboard.press("Tab")
        shown = page.evaluate(
            """() => { const e = document.activeElement, r = e.getBoundingClientRect(), s = getComputedStyle(e);
            return e === document.body || (r.width > 0 && r.height > 0 && s.outlineStyle !== 'none'); }"""
        )
        assert shown, page.evaluate("document.activeElement.outerHTML.slice(0, 200)")


SMALL = """() => [...document.querySelectorAll('a, button, summary, select')].filter(e => {
  const r = e.getBoundingClientRect();
  if (!r.width || e.closest('p, dd, .lang, .visually-hidden, dt') || e.closest('.skip')) return false;
  return r.height < 24 || r.width < 24;
}).map(e => e.outerHTML.slice(0, 120))"""
"""Targets below WCAG 2.5.8's size, links inside a sentence aside."""


SWITCH = "(view) => document.querySelector(`.views [data-view=${view}]`).click()"
"""At once; that a reader's press does the same is tested in test_views.py."""

LARGEST = "Object.assign(document.documentElement.dataset, { size: '150', spacing: 'wide' })"
"""As the settings have it; that they are kept from page to page is tested in test_tools.py."""


@pytest.mark.parametrize("device", [TOUCH, {"viewport": DESKTOP}], ids=["phone", "desktop"])
def test_targets_are_at_least_24_pixels_and_no_page_is_too_wide_in_any_font(
    font_browser: Browser, address: str, device: dict[str, Any]
):
    """In each view, and with the largest text in the view of both languages."""
    most = device["viewport"]["width"]
    with watched(font_browser, address, **device) as page:
        for path in KINDS.values():
            page.goto(path)
            for view in ("zh", "en", "both"):
                page.evaluate(SWITCH, view)
                settled(page)
                small, width = page.evaluate(f"[({SMALL})(), {WIDTH}]")
                assert small == [], (path, view)
                assert width <= most, (path, view)
            page.evaluate(LARGEST)
            assert page.evaluate(WIDTH) <= most, path


def test_the_largest_text_fits_the_smallest_phone(browser: Browser, address: str):
    size = {"width": 320, "height": 640}
    with watched(browser, address, viewport=size, device_scale_factor=2) as page:
        for kind, path in KINDS.items():
            page.goto(path)
            settled(page)
            page.evaluate(LARGEST)
            assert page.evaluate(WIDTH) <= size["width"], kind
        page.goto("2024/points/9/?q=执法")
        page.locator('.search-box[data-shown="执法"]').wait_for()
        page.evaluate(LARGEST)
        field = page.locator("#search-input")
        assert field.bounding_box()["width"] > size["width"] / 2


def test_targets_in_the_search_are_at_least_24_pixels_in_any_font(font_phone: Page):
    for query, view in itertools.product(
        ("法规处", "营商环境", "tuition", "食堂", "教育"), ("both", "en")
    ):
        font_phone.goto(f"2024/points/9/?q={query}&lang={view}")
        font_phone.locator(f'.search-box[data-shown="{query}"]').wait_for()
        assert font_phone.evaluate(SMALL) == [], (query, view)
        width = font_phone.evaluate("document.querySelector('.search-box').scrollWidth")
        assert width <= PHONE["width"], (query, view)


def test_the_tests_know_every_kind_of_page(site):
    kinds = {path.relative_to(site).parts[:-1][:2] for path in site.rglob("*.html")}
    known = {
        tuple(path.split("#")[0].replace("404.html", "").strip("/").split("/"))[:2]
        for path in KINDS.values()
    }
    assert {kind or ("",) for kind in kinds} <= {tuple(kind) for kind in known}
