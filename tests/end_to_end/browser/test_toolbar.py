"""The tools of a page, below its title, and what they say."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from end_to_end.browser.conftest import TOUCH, blocker, script_held, watched
from end_to_end.browser.test_access import KINDS

OWN_TOOLS = {"home", "print", "gongwen", "missing"}


def test_every_page_has_its_tools_right_below_its_title(page: Page):
    for kind, path in KINDS.items():
        page.goto(path)
        above = page.evaluate(
            """() => { const tools = document.querySelector('.toolbar');
            return tools && [...document.querySelectorAll('#content button, h1')].findIndex(
              (e) => e.tagName === 'H1') === 0 && tools.previousElementSibling?.tagName; }"""
        )
        assert above == (None if kind in OWN_TOOLS else "H1"), kind


def test_the_notice_of_a_copy_is_within_a_phone_s_screen_and_is_said(
    browser: Browser, address: str
):
    with watched(browser, address, **TOUCH, permissions=["clipboard-write"]) as phone:
        phone.goto("2024/points/9/?lang=zh")
        status = phone.locator(".copied[role=status]")
        assert status.count() == 1
        assert status.text_content() == ""
        button = phone.get_by_role("button", name="复制 9.1 的链接", exact=True)
        button.click()
        expect(status).to_have_text("已复制 Copied")
        box = status.bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 375
        assert 0 <= box["y"] <= 812 - box["height"]
        assert phone.evaluate("document.documentElement.scrollWidth") <= 375
        expect(status).to_be_empty()


def test_the_page_s_link_is_copied_and_shared_where_the_system_can(browser: Browser, address: str):
    allowed = ["clipboard-read", "clipboard-write"]
    with watched(browser, address, permissions=allowed) as page:
        page.add_init_script("navigator.share = undefined")
        page.goto("2024/terms/?lang=en#case-files")
        page.get_by_role("button", name="Copy link", exact=True).click()
        expect(page.locator(".copied")).not_to_be_empty()
        assert page.evaluate("navigator.clipboard.readText()") == f"{address}2024/terms/"
        expect(page.locator(".share")).to_be_hidden()
        page.add_init_script("navigator.share = async (what) => { window.shared = what; }")
        page.reload()
        page.get_by_role("button", name="Share", exact=True).click()
        assert page.evaluate("window.shared") == {
            "title": page.title(),
            "url": f"{address}2024/terms/",
        }


def test_what_is_pressed_before_the_scripts_have_come_is_done_then(own_page: Page):
    with script_held(own_page, "**/js/main.js", "2024/points/9/?lang=en"):
        own_page.get_by_role("button", name="Copy link", exact=True).click()
    expect(own_page.locator(".copied")).not_to_be_empty()
    with script_held(own_page, "**/js/main.js", "2024/?lang=en"):
        own_page.locator(".site-head .search-open").click()
    expect(own_page.get_by_role("dialog")).to_be_visible()


@pytest.mark.parametrize("point_at", [Locator.focus, Locator.hover], ids=["keyboard", "mouse"])
def test_a_term_that_is_pointed_at_before_its_script_has_come_is_explained_then(
    own_page: Page, point_at: Callable[[Locator], None]
):
    with script_held(own_page, "**/page/term_popups.js", "2024/points/9/?lang=en"):
        point_at(own_page.locator("a.term:visible").first)
    expect(own_page.locator(".popover")).to_be_visible()


def test_explanations_that_did_not_come_are_asked_for_again(browser: Browser, address: str):
    with closing(browser.new_context(base_url=address)) as context:
        page = context.new_page()
        block = blocker(page)
        block(["*/explanations.js"])
        page.goto("2024/points/9/?lang=en")
        terms = page.locator("a.term:visible")
        with page.expect_event("pageerror"):
            terms.first.focus()
        block([])
        terms.last.focus()
        expect(page.locator(".popover")).to_be_visible()


def test_the_print_button_has_a_short_name_and_says_more_on_demand(page: Page):
    page.goto("2024/points/9/?lang=en")
    button = page.locator(".print-button")
    expect(button).to_have_accessible_name("Print")
    expect(button).to_have_accessible_description(
        "Print this point: one portrait A4 sheet, in the language on screen"
    )
