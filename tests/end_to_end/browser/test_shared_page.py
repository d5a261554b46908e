"""A page that serves one test after another is as new to each."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

from end_to_end.browser.conftest import DESKTOP, PHONE, shared_page

STATE = """() => ({
  kept: Object.keys(localStorage), cookies: document.cookie, history: history.length, state: history.state,
  size: [innerWidth, innerHeight], url: location.pathname, view: document.documentElement.dataset.view,
  media: ['print', '(prefers-color-scheme: dark)', '(forced-colors: active)', '(prefers-reduced-motion: reduce)']
    .filter((query) => matchMedia(query).matches),
  pointed: document.querySelectorAll('#content :hover').length, focused: document.activeElement.localName,
})"""


def change_all(page: Page) -> None:
    """Changes what a test may change without a page of its own."""
    page.set_viewport_size(PHONE)
    page.emulate_media(
        media="print", color_scheme="dark", forced_colors="active", reduced_motion="reduce"
    )
    page.evaluate("localStorage.setItem('workplan.view', 'zh'), document.cookie = 'a=b'")
    page.goto("2024/?q=x")
    page.evaluate("history.pushState({ search: true }, '')")
    page.mouse.move(150, 400)
    page.locator("a").first.focus()
    page.context.new_page()


def test_nothing_that_a_test_changes_reaches_the_next(browser: Browser, address: str):
    states, pages = [], []
    for _ in range(2):
        with shared_page(browser, address) as page:
            page.goto("2024/points/9/")
            states.append(page.evaluate(STATE))
            pages.append(page)
            change_all(page)
            assert page.evaluate(STATE) != states[-1]
    assert pages[0] is pages[1]
    assert states[0] == states[1]
    assert states[0]["size"] == list(DESKTOP.values())
    assert states[0]["kept"] == ["workplan.root"]  # by the page itself
    assert (states[0]["media"], states[0]["pointed"]) == ([], 0)


@pytest.mark.parametrize(
    ("script", "complaint"),
    [
        ("console.error('told')", "error: told"),
        ("setTimeout(() => { throw Error('thrown') })", "error: thrown"),
        ("fetch('https://plan.example.gov.cn/').catch(() => {})", "Security Policy"),
        ("new Image().src = 'http://127.0.0.1:9/image.png'", "Security Policy"),
    ],
)
def test_a_complaint_is_told_of_its_own_test_alone(
    browser: Browser, address: str, script: str, complaint: str
):
    def visit(script: str) -> None:
        with shared_page(browser, address) as page:
            page.goto("")
            page.evaluate(f"() => {{ {script} }}")
            page.wait_for_load_state("networkidle")

    with pytest.raises(AssertionError, match=complaint):
        visit(script)
    visit("")


def test_what_would_reach_the_next_test_is_refused(browser: Browser, address: str):
    with shared_page(browser, address) as page:
        for change in (page.add_init_script, page.route, page.on):
            with pytest.raises(AssertionError, match="page of its own"):
                change("x")

    def change_the_clock() -> None:
        with shared_page(browser, address) as page:
            page.clock.install()
            page.goto("")

    with pytest.raises(AssertionError, match="page of its own"):
        change_the_clock()
