"""The head of every page: the first view, whose text it is, and how much of the screen it takes."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from end_to_end.browser.conftest import DESKTOP, PHONE, TOUCH, shared_page, watched
from end_to_end.browser.test_access import KINDS
from end_to_end.browser.test_tools import set_to

SIZES = ((320, 256), (320, 640), (375, 812), (768, 1024), (1280, 900))
SHIFTS = """new PerformanceObserver((list) => {
  for (const { value } of list.getEntries()) window.shift = (window.shift ?? 0) + value;
}).observe({ type: "layout-shift", buffered: true })"""


@pytest.mark.parametrize(("locale", "view"), [("en-GB", "en"), ("zh-TW", "zh"), ("fr-FR", "both")])
def test_the_first_view_is_the_reader_s_language_until_one_is_chosen(
    browser: Browser, address: str, locale: str, view: str
):
    with watched(browser, address, locale=locale, viewport=PHONE) as page:
        page.add_init_script(SHIFTS)
        page.goto("2024/points/9/")
        page.wait_for_load_state("networkidle")
        shown = "document.documentElement.dataset.view"
        assert page.evaluate(shown) == view
        assert page.evaluate("window.shift ?? 0") == 0
        other = "zh" if view != "zh" else "en"
        page.locator(f'.views [data-view="{other}"]').click()
        page.goto("2024/points/10/")
        assert page.evaluate(shown) == other


BREAKS = """() => [...document.querySelectorAll('h1 > [lang=zh], h2 > [lang=zh], h3 > [lang=zh]')].flatMap((heading) => {
  const walker = document.createTreeWalker(heading, NodeFilter.SHOW_TEXT), range = document.createRange();
  let line, last, allowed = true, before = '', wrong = [];
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.parentElement.closest('.stop, .num')) continue;
    const phrase = node.parentElement.closest('.unbroken');
    if (phrase !== last) allowed = true;
    last = phrase;
    for (let i = 0; i < node.data.length; i += 1) {
      range.setStart(node, i); range.setEnd(node, i + 1);
      const top = range.getClientRects()[0]?.top;
      if (line !== undefined && top > line + 5 && (/[（《“]/u.test(before) || !allowed && !/[、，；：）》”]/u.test(before))) wrong.push(heading.textContent + ' | ' + node.data.slice(i));
      [line, allowed, before] = [top, false, node.data[i]];
    }
    allowed ||= heading.querySelector('.num')?.contains(node);
  }
  return wrong;
})"""


@pytest.mark.parametrize("width", [320, 375, 768])
def test_headings_break_between_phrases(browser: Browser, address: str, width: int):
    with shared_page(browser, address, viewport={"width": width, "height": 800}) as page:
        for path in ("", "2024/", "2024/points/9/", "2024/points/14/"):
            page.goto(f"{path}?lang=zh")
            assert page.evaluate(BREAKS) == [], path


def test_who_lands_on_a_point_learns_whose_text_it_is(browser: Browser, address: str):
    with shared_page(browser, address, **TOUCH) as page:
        page.goto("2024/points/9/?lang=en")
        context = page.locator(".context")
        expect(context).to_be_in_viewport()
        assert context.inner_text() == "Hangzhou Municipal Education Bureau, 2024 (unofficial site)"
        assert page.title().endswith("– 2024 Work Priorities for Building a Law-Based Government")
        page.goto("2024/points/9/?lang=both")
        assert page.title().endswith("– 2024年法治政府建设工作要点")


def test_the_head_that_stays_takes_at_most_a_tenth_of_the_screen(browser: Browser, address: str):
    for width, height in SIZES:
        with shared_page(browser, address, viewport={"width": width, "height": height}) as page:
            for size in ("100", "125", "150"):
                page.goto("2024/points/9/")
                page.evaluate("(size) => { document.documentElement.dataset.size = size; }", size)
                page.evaluate("scrollTo(0, 600)")
                box = page.locator(".site-bar").bounding_box()
                staying = max(0, box["y"] + box["height"])
                assert staying <= height / 10, (width, height, size)
                tools = ".brand, .search-open, .views button, .settings-open"
                right = page.locator(tools).evaluate_all(
                    "all => all.map(e => e.getBoundingClientRect().right)"
                )
                assert max(right) <= width, (width, size)
                tops = page.locator(".search-open, .settings-open").evaluate_all(
                    "all => all.map(e => e.getBoundingClientRect().top)"
                )
                assert max(tops) - min(tops) < 4, (width, size)


def test_the_site_s_name_is_whole_and_the_skip_link_out_of_sight(browser: Browser, address: str):
    cut = "all => all.filter(e => e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 9).map(e => e.textContent)"
    for width in (320, 375, 736, 768, 960, 1100, 1280):
        with shared_page(browser, address, viewport={"width": width, "height": 900}) as page:
            for size, view in (("100", "both"), ("100", "en"), ("150", "both"), ("150", "en")):
                page.goto(f"2024/points/9/?lang={view}")
                page.evaluate("(size) => { document.documentElement.dataset.size = size; }", size)
                skip = page.locator(".skip").bounding_box()
                assert skip["y"] + skip["height"] <= -1, (width, size)  # a whole pixel away
                bar = page.locator(".site-bar").bounding_box()
                assert bar["height"] <= int(size) * 1.2, (width, size, view)
                if width >= 736:
                    assert page.locator(".brand .lang:visible").evaluate_all(cut) == [], (
                        width,
                        view,
                    )


def test_the_menu_opens_within_sight_and_the_settings_fit(browser: Browser, address: str):
    with shared_page(browser, address, viewport={"width": 320, "height": 640}) as page:
        page.goto("2024/points/14/")
        set_to(page, "size", "150")
        expect(page.locator("#settings")).to_be_in_viewport()
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
    with shared_page(browser, address, **TOUCH) as page:
        page.goto("2024/points/14/")
        page.evaluate("scrollTo(0, 1500)")
        page.locator(".menu-open").click()
        expect(page.locator("#navigation a").first).to_be_in_viewport()


def test_colours_of_the_system_mark_the_current_entry_and_view(browser: Browser, address: str):
    border = "e => getComputedStyle(e).borderBottomWidth"
    with shared_page(browser, address, forced_colors="active") as page:
        page.goto("2024/points/9/")
        current, other = (
            page.locator(f"#navigation a{which}").first.evaluate(border)
            for which in ("[aria-current]", ":not([aria-current])")
        )
        assert current != other
        pressed, not_pressed = (
            page.locator(f".views [aria-checked={state}]").first.evaluate(
                "e => getComputedStyle(e).backgroundColor"
            )
            for state in ("true", "false")
        )
        assert pressed != not_pressed


@pytest.mark.parametrize(
    ("view", "names", "group"),
    [
        ("both", ["中文", "English", "中英对照 Both"], "显示语言 Display language"),
        ("zh", ["中文", "English", "中英对照"], "显示语言"),
        ("en", ["中文", "English", "Both"], "Display language"),
    ],
)
def test_the_switch_is_named_in_the_languages_shown(phone: Page, view: str, names, group: str):
    phone.goto(f"2024/points/9/?lang={view}")
    for button, name in zip(phone.locator(".views button").all(), names, strict=True):
        expect(button).to_have_accessible_name(name)
    expect(phone.locator(".views")).to_have_accessible_name(group)


def test_a_shared_measure_is_lit_in_the_site_s_tint(browser: Browser, address: str):
    for scheme in ("light", "dark"):
        with shared_page(browser, address, viewport=PHONE, color_scheme=scheme) as page:
            page.goto("2024/points/14/#14.3")
            tint, shadow = page.locator('[id="14.3"]').evaluate(
                "e => [getComputedStyle(e).backgroundColor, getComputedStyle(e).boxShadow]"
            )
            red, _, blue = map(int, re.findall(r"\d+", tint))
            assert blue > red
            assert shadow.startswith(f"{tint} -8px 0px")  # room between the bar and the text


def test_without_scripts_both_languages_and_the_way_around_are_there(
    browser: Browser, address: str
):
    context = browser.new_context(
        java_script_enabled=False, viewport=DESKTOP, base_url=address, locale="en-US"
    )
    page = context.new_page()
    page.goto(KINDS["point"])
    for selector in ('h1 [lang="zh"]', 'h1 [lang="en"]', "#navigation a", ".context"):
        expect(page.locator(selector).first).to_be_visible()
    for selector in (".toolbar", ".views", ".settings-open"):
        expect(page.locator(selector)).to_be_hidden()
    context.close()
