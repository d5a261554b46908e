"""The view switch, the scheme, the menu, and the terms, as a reader meets them."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from end_to_end.browser.conftest import settled
from end_to_end.browser.test_access import KINDS
from end_to_end.browser.test_tools import set_to

HAN = re.compile("[\u4e00-\u9fff]")


def visible_text(page: Page) -> str:
    return page.evaluate("document.body.innerText")


def visit(page: Page, path: str) -> None:
    """Opens a page; one for an address that leads nowhere works fully after a visit to the site."""
    if path == KINDS["missing"]:
        page.goto("")
    page.goto(path)


def switch(page: Page, view: str) -> None:
    """Chooses a view; sheets of paper are cut for it, anew if they were cut already."""
    page.locator(f'.views [data-view="{view}"]').click()
    settled(page)


def test_the_view_is_remembered_and_linkable(page: Page):
    page.goto("2024/points/9/")
    assert page.evaluate("document.documentElement.dataset.view") == "both"
    switch(page, "en")
    page.goto("2024/points/10/")
    assert page.evaluate("document.documentElement.dataset.view") == "en"
    assert page.locator('.views [data-view="en"]').get_attribute("aria-checked") == "true"
    page.goto("2024/points/10/?lang=zh")
    assert page.evaluate("document.documentElement.dataset.view") == "zh"
    switch(page, "both")
    assert "lang=" not in page.url


WRONG_LANGUAGE = """() => { const han = /\\p{Script=Han}/u, latin = /[A-Za-z]{4,} [a-z]{2,}/, wrong = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) { const e = walk.currentNode.parentElement;
    if (!e.checkVisibility() || ['SCRIPT', 'STYLE'].includes(e.tagName)) continue;
    const lang = e.closest('[lang]').getAttribute('lang'), text = walk.currentNode.data;
    if (han.test(text) && lang !== 'zh' || latin.test(text) && lang !== 'en') wrong.push(lang + ': ' + text); }
  return wrong; }"""
STRAY_CHINESE = """() => { const han = /\\p{Script=Han}/u, stray = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) { const e = walk.currentNode.parentElement;
    if (!han.test(walk.currentNode.data) || !e.checkVisibility()) continue;
    if (e.closest('.views') || (e.lang === 'zh' && e.parentElement.closest('[lang=en]'))) continue;
    stray.push(walk.currentNode.data); }
  return stray; }"""
"""Chinese may stand in the switch's own name for it and where English quotes Chinese words."""
STRAY_ENGLISH = """() => [...document.querySelectorAll('[lang=en]')]
  .filter(e => !e.closest('.views') && e.checkVisibility()).map(e => e.textContent)"""


@pytest.mark.parametrize("path", KINDS.values(), ids=KINDS.keys())
def test_each_view_is_in_its_language_and_says_so_of_every_text(page: Page, path: str):
    visit(page, path)
    for view, language in (("both", "zh"), ("en", "en"), ("zh", "zh")):
        switch(page, view)
        assert page.evaluate("document.documentElement.lang") == language, view
        assert page.evaluate(WRONG_LANGUAGE) == [], view
        if view == "en":
            assert page.evaluate(STRAY_CHINESE) == []
            assert not HAN.search(page.title())
    assert page.evaluate(STRAY_ENGLISH) == []
    names = "code, .address, .running-foot"  # of files and addresses
    page.evaluate("(names) => document.querySelectorAll(names).forEach(e => e.remove())", names)
    words = re.sub(r"data/plan\.yaml|English|Cookie|Excel", "", visible_text(page))
    assert not re.search(r"[a-z]{4,}", words.split("http")[0]), words[:500]


@pytest.mark.parametrize("path", ["", "2024/terms/"])
def test_the_choices_of_a_list_are_in_the_language_of_the_view(page: Page, path: str):
    page.goto(f"{path}?lang=en")
    for view, has_han in (("en", False), ("zh", True), ("en", False)):
        switch(page, view)
        texts = page.locator("option").all_text_contents()
        names = [text for text in texts if re.search(r"\w", text)]
        assert len(names) > 2
        assert {bool(HAN.search(name)) for name in names} == {has_han}, names


def test_languages_stand_side_by_side_on_a_desk_and_one_below_the_other_on_a_phone(
    font_page: Page, font_phone: Page
):
    boxes = []
    for screen in (font_page, font_phone):
        screen.goto("2024/points/9/")
        pair = screen.locator('[id="9.1"] .pair > *')
        boxes.append([pair.nth(i).bounding_box() for i in (0, 1)])
    (zh, en), (zh_phone, en_phone) = boxes
    assert abs(zh["y"] - en["y"]) < 2
    assert en["x"] > zh["x"] + zh["width"]
    assert en_phone["y"] >= zh_phone["y"] + zh_phone["height"]


def test_pointing_at_a_sentence_lights_its_counterpart(page: Page):
    page.goto("2024/points/9/")
    colour = "([id, i]) => getComputedStyle(document.getElementById(id).querySelectorAll('.pair > *')[i]).backgroundColor"
    page.locator('[id="9.1"] .pair > [lang="zh"]').hover(position={"x": 5, "y": 60})
    lit = page.evaluate(colour, ["9.1", 1])
    assert lit == page.evaluate(colour, ["9.1", 0])
    assert lit != page.evaluate(colour, ["9.2", 1])


def test_a_link_to_a_measure_opens_at_it(page: Page):
    page.goto("2024/points/14/#14.3")
    box = page.locator('[id="14.3"]').bounding_box()
    assert 0 <= box["y"] < 900
    assert page.evaluate("document.querySelector(':target').id") == "14.3"


def test_a_term_is_explained_on_hover_and_focus_and_escape_hides_it(own_page: Page):
    own_page.clock.install()
    own_page.goto("2024/points/9/?lang=en")
    term = own_page.locator('[id="9.2"] [lang="en"] a.term').first
    own_page.locator(".popover").wait_for(state="attached")
    term.hover()
    expect(own_page.locator(".popover")).to_be_visible()
    expect(own_page.locator(".popover")).to_contain_text("random inspection")
    own_page.keyboard.press("Escape")
    expect(own_page.locator(".popover")).to_be_hidden()
    term.focus()
    expect(own_page.locator(".popover")).to_be_visible()
    assert term.get_attribute("aria-describedby") == "explanation"
    own_page.locator(".popover").hover()
    own_page.clock.run_for(1000)  # longer than an explanation waits before it closes
    expect(own_page.locator(".popover")).to_be_visible()


def test_a_term_is_explained_at_the_first_touch(font_phone: Page):
    font_phone.goto("2024/points/9/?lang=zh")
    term = font_phone.locator('[id="9.2"] [lang="zh"] a.term').first
    font_phone.locator(".popover").wait_for(state="attached")
    term.tap()
    expect(font_phone.locator(".popover")).to_be_visible()
    assert "#term-" not in font_phone.url
    box = font_phone.locator(".popover").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 375
    font_phone.locator("h1").tap()
    expect(font_phone.locator(".popover")).to_be_hidden()


def test_the_scheme_follows_the_system_until_the_reader_chooses(page: Page):
    page.emulate_media(color_scheme="dark")
    page.goto("")
    assert page.evaluate("document.documentElement.dataset.scheme") == "dark"
    page.emulate_media(color_scheme="light")
    page.wait_for_function("() => document.documentElement.dataset.scheme === 'light'")
    set_to(page, "colors", "dark")
    page.reload()
    assert page.evaluate("document.documentElement.dataset.scheme") == "dark"
    set_to(page, "colors", "system")
    assert page.evaluate("document.documentElement.dataset.scheme") == "light"


def test_the_menu_on_a_phone_opens_and_closes_and_gives_the_focus_back(phone: Page):
    phone.goto("2024/")
    navigation = phone.locator("#navigation")
    expect(navigation).to_be_hidden()
    phone.locator(".menu-open").click()
    expect(navigation).to_be_visible()
    phone.keyboard.press("Escape")
    expect(navigation).to_be_hidden()
    assert phone.evaluate("document.activeElement.classList.contains('menu-open')")


def test_the_heads_of_a_matrix_that_does_not_fit_stay(font_page: Page):
    font_page.goto("2024/?lang=zh")
    scroll = font_page.locator(".matrix-scroll")
    scroll.evaluate("e => { e.classList.remove('fits'); e.style.width = '30rem'; }")
    scroll.scroll_into_view_if_needed()
    scroll.evaluate("e => { e.scrollLeft = 300; e.scrollTop = 300; }")
    outer = scroll.bounding_box()
    row = (
        font_page.locator(".matrix tbody tr:not(.section-row)").nth(8).locator("th").bounding_box()
    )
    column = font_page.locator(".matrix thead th.unit").nth(8).bounding_box()
    assert abs(row["x"] - outer["x"]) < 3
    assert abs(column["y"] - outer["y"]) < 3


def test_the_home_page_leads_everywhere(page: Page):
    page.goto("")
    for audience in ("parents", "teachers", "staff"):
        page.goto("")
        page.locator(f".audience-link.{audience}").click()
        expect(page).to_have_url(re.compile(f"/2024/for/{audience}/$"))
    page.goto("")
    page.locator(".hero .search-open").click()
    expect(page.locator("#search-input")).to_be_focused()
