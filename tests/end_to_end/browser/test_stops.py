"""How often a reader presses Tab before the text, and what each stop leads to."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from end_to_end.browser.conftest import DESKTOP, PHONE, shared_page

MOST_STOPS = 8
IN_TEXT = "document.activeElement.closest('.measures') !== null"


def stops_before_the_text(page: Page) -> list[str]:
    """The text of each stop from the beginning of the page to the first inside the text."""
    stops: list[str] = []
    while len(stops) < 40:
        page.keyboard.press("Tab")
        if page.evaluate(IN_TEXT):
            return stops
        stops.append(page.evaluate("document.activeElement.textContent.trim()"))
    raise AssertionError(stops)


@pytest.mark.parametrize("view", ["zh", "en", "both"])
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_few_stops_stand_before_the_text_of_a_point(browser: Browser, address: str, size, view):
    with shared_page(browser, address, viewport=size) as page:
        for path in ("2024/points/9/", "2024/points/14/"):
            page.goto(f"{path}?lang={view}")
            page.wait_for_load_state("networkidle")
            stops = stops_before_the_text(page)
            assert len(stops) <= MOST_STOPS, stops


def test_the_view_switch_is_one_stop_and_arrows_choose(page: Page):
    page.goto("2024/points/9/?lang=zh")
    switch = page.get_by_role("radiogroup", name="显示语言")
    chosen = switch.get_by_role("radio", checked=True)
    expect(chosen).to_have_accessible_name("中文")
    chosen.focus()
    for key, name, view in (
        ("ArrowRight", "English", "en"),
        ("ArrowRight", "中英对照 Both", "both"),
        ("ArrowRight", "中文", "zh"),
        ("ArrowLeft", "中英对照 Both", "both"),
    ):
        page.keyboard.press(key)
        focused = page.locator(".views :focus")
        expect(focused).to_have_accessible_name(name)
        expect(focused).to_be_checked()
        assert page.evaluate("document.documentElement.dataset.view") == view
    page.keyboard.press("Tab")
    assert page.locator(".views :focus").count() == 0


def test_the_tools_are_one_stop_and_arrows_lead_through_them(page: Page):
    page.goto("2024/points/9/?lang=en")
    tools = page.get_by_role("toolbar", name="Tools for this page")
    tools.get_by_role("button", name="Print").focus()
    names = []
    for key in ("ArrowRight", "ArrowRight", "ArrowRight", "End", "Home"):
        page.keyboard.press(key)
        names.append(page.evaluate("document.activeElement.className || 'summary'"))
    assert names == ["copy-page", "summary", "print-button", "summary", "print-button"]
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "cite-copy"
    page.keyboard.press("ArrowRight")  # is the tools' no more
    assert page.evaluate("document.activeElement.className") == "cite-copy"
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate(IN_TEXT)


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_the_menu_is_one_stop_until_it_is_opened(browser: Browser, address: str, size):
    with shared_page(browser, address, viewport=size) as page:
        page.goto("2024/points/9/?lang=en")
        menu = page.get_by_role("button", name="Menu", exact=True)
        expect(page.locator("#navigation")).to_be_hidden()
        menu.press("Enter")
        expect(menu).to_have_attribute("aria-expanded", "true")
        expect(page.locator("#navigation a").last).to_be_in_viewport()
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('#navigation') !== null")
        page.keyboard.press("Escape")
        expect(page.locator("#navigation")).to_be_hidden()
        expect(menu).to_be_focused()
