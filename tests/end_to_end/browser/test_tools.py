"""What a reader can set and take along: text size, contrast, links, citations, reading aloud, terms."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from end_to_end.browser.conftest import DESKTOP, script_held
from end_to_end.browser.test_access import KINDS, violations


def set_to(page: Page, name: str, value: str) -> None:
    if page.locator("#settings").count() == 0 or page.locator("#settings").is_hidden():
        page.locator(".settings-open").click()
    page.locator(f'#settings input[name="setting-{name}"][value="{value}"]').check()


def test_text_size_spacing_and_contrast_are_set_and_remembered(page: Page):
    page.goto("2024/points/9/")
    size = "parseFloat(getComputedStyle(document.querySelector('.measure p')).fontSize)"
    usual = page.evaluate(size)
    set_to(page, "size", "150")
    assert page.evaluate(size) == pytest.approx(usual * 1.5)
    set_to(page, "spacing", "wide")
    set_to(page, "contrast", "more")
    page.goto("2024/")
    assert page.evaluate("({...document.documentElement.dataset})").items() >= {
        "size": "150", "spacing": "wide", "contrast": "more"
    }.items()  # fmt: skip
    set_to(page, "size", "100")
    assert page.evaluate("document.documentElement.dataset.size") is None
    page.keyboard.press("Escape")
    expect(page.locator("#settings")).to_be_hidden()
    expect(page.locator(".settings-open")).to_be_focused()


@pytest.mark.parametrize(
    ("scheme", "kinds"),
    [
        ("light", ("home", "point", "targets")),
        ("dark", ("home", "plan", "point", "unit", "terms", "targets")),
    ],
    ids=["light", "dark"],
)
def test_the_largest_text_and_high_contrast_break_nothing(
    browser: Browser, address: str, scheme: str, kinds: tuple[str, ...]
):
    context = browser.new_context(viewport=DESKTOP, color_scheme=scheme, base_url=address)
    context.add_init_script(
        "for (const [k, v] of [['size', '150'], ['spacing', 'wide'], ['contrast', 'more']]) localStorage.setItem('workplan.' + k, v)"
    )
    page = context.new_page()
    for kind in kinds:
        page.goto(KINDS[kind])
        assert violations(page) == [], kind
    page.locator(".settings-open").click()
    page.locator("#settings").wait_for()
    assert violations(page) == []
    context.close()


@pytest.mark.parametrize(
    ("scheme", "text"), [("light", "rgb(0, 0, 0)"), ("dark", "rgb(255, 255, 255)")]
)
def test_a_system_that_asks_for_contrast_gets_it(
    browser: Browser, address: str, scheme: str, text: str
):
    context = browser.new_context(
        viewport=DESKTOP, color_scheme=scheme, contrast="more", base_url=address
    )
    page = context.new_page()
    page.goto("2024/points/9/")
    assert page.evaluate("getComputedStyle(document.body).color") == text
    assert violations(page) == []
    context.close()


def test_names_of_files_and_fields_are_monospaced_in_each_language(page: Page):
    page.goto("2024/downloads/")
    faces = page.locator("code").evaluate_all(
        "all => [...new Set(all.map((code) => getComputedStyle(code).fontFamily.split(', ').at(-1)))]"
    )
    assert faces == ["monospace"]


def test_colours_of_the_system_keep_the_dots_and_the_switch_visible(browser: Browser, address: str):
    context = browser.new_context(viewport=DESKTOP, forced_colors="active", base_url=address)
    page = context.new_page()
    page.goto("2024/")
    colours = page.evaluate(
        """() => { const dot = getComputedStyle(document.querySelector('.dot'), '::before').backgroundColor;
        return [dot, getComputedStyle(document.querySelector('.matrix td')).backgroundColor]; }"""
    )
    assert colours[0] != colours[1]
    context.close()


def test_a_link_to_a_measure_and_a_citation_are_copied(browser: Browser, address: str):
    context = browser.new_context(
        viewport=DESKTOP, base_url=address, permissions=["clipboard-read", "clipboard-write"]
    )
    page = context.new_page()
    page.goto("2024/points/9/?lang=zh")
    page.locator('[id="9.2"]').hover()
    page.locator('[id="9.2"] .copy-link').click()
    expect(page.locator(".copied")).to_have_text("已复制 Copied")
    assert page.evaluate("navigator.clipboard.readText()") == f"{address}2024/points/9/#9.2"
    page.locator(".cite summary").click()
    page.locator(".cite-copy").click()
    assert page.evaluate("navigator.clipboard.readText()") == (
        "杭州市教育局：《杭州市教育局2024年度法治政府建设（依法行政）工作要点》，2024年，第9项 "
        f"{address}2024/points/9/"
    )
    page.locator('.views [data-view="both"]').click()
    page.locator(".cite-copy").click()
    assert "point 9" in page.evaluate("navigator.clipboard.readText()")
    context.close()


def test_reading_aloud_is_offered_only_where_there_is_a_voice(browser: Browser, address: str):
    context = browser.new_context(viewport=DESKTOP, base_url=address)
    page = context.new_page()
    page.goto("2024/points/9/")
    expect(page.locator(".read-aloud")).to_be_hidden()
    page.add_init_script(
        """window.utterances = [];
        speechSynthesis.getVoices = () => [{ lang: 'zh-CN', name: 'a' }];
        speechSynthesis.speak = (speech) => { window.utterances.push([speech.lang, speech.text]); };
        Object.defineProperty(window.SpeechSynthesisUtterance.prototype, 'voice', { set() {}, get() { return null; } });"""
    )
    page.goto("2024/points/9/?lang=zh")
    button = page.locator(".read-aloud")
    expect(button).to_be_visible()
    button.click()
    utterances = page.evaluate("window.utterances")
    assert utterances[0][0] == "zh"
    assert len(utterances) == 4
    assert "双随机抽查事项覆盖率达到100%" in utterances[2][1]
    assert button.get_attribute("aria-pressed") == "true"
    page.locator('.views [data-view="en"]').click()
    expect(button).to_be_hidden()
    context.close()


def test_terms_are_filtered_and_put_in_order(page: Page):
    page.goto("2024/terms/?lang=en")
    shown = page.locator(".term-row:visible .term-name [lang=en]")
    everything = shown.count()
    assert page.locator("#term-order option").all_inner_texts() == ["Pinyin", "English"]
    assert page.locator("#term-status option").first.inner_text() == "All"
    page.locator("#term-filter").fill("shuang suiji")
    expect(page.locator(".term-row:visible")).to_have_count(2)
    page.locator("#term-filter").fill("vice-principal")
    expect(page.locator(".term-row:visible")).to_have_count(1)
    count = page.locator(".term-count")
    assert count.inner_text() == f"1 / {everything} terms"
    assert count.get_attribute("aria-atomic") == "true"
    page.locator("#term-filter").fill("")
    page.locator(".letters a:visible", has_text="R").click()
    names = [name.strip("“”").lower() for name in shown.all_inner_texts()]
    assert len(names) == everything
    assert names == sorted(names)
    opened = page.locator(".term-row:has(:target)")
    expect(opened.locator("details")).to_have_attribute("open", "")
    assert opened.locator(".term-name").inner_text().lower().startswith("r")
    expect(opened.locator("summary")).to_be_in_viewport()
    page.locator("#term-order").select_option("zh")
    assert page.locator(".term-row:visible .pinyin").nth(1).inner_text() == "案卷 àn juàn"
    page.locator("#term-status").select_option("official")
    assert set(
        page.locator(".term-row:visible").evaluate_all("all => all.map(c => c.dataset.status)")
    ) == {"official"}


def names_of_terms(page: Page, language: str) -> list[str]:
    names = page.locator(f".term-row .term-name [lang={language}]").all_text_contents()
    return [name.strip("“”").lower() for name in names]


def test_the_terms_open_in_the_order_of_the_view_until_one_is_chosen(page: Page):
    page.goto("2024/terms/?lang=zh")
    page.locator(".term-tools").wait_for()
    by_pinyin = names_of_terms(page, "zh")
    page.locator('.views [data-view="en"]').click()
    order = page.locator("#term-order")
    expect(order).to_have_value("en")
    assert names_of_terms(page, "en") == sorted(names_of_terms(page, "en"))
    for view, value in (("both", "zh"), ("en", "en"), ("zh", "zh")):
        page.locator(f'.views [data-view="{view}"]').click()
        expect(order).to_have_value(value)
    assert names_of_terms(page, "zh") == by_pinyin
    page.goto("2024/terms/?lang=en#case-files")
    expect(order).to_have_value("en")
    assert names_of_terms(page, "en") == sorted(names_of_terms(page, "en"))
    beside = page.locator(".term-row .pinyin").all_inner_texts()
    assert all(re.match("[^a-zA-Z]*[\u4e00-\u9fff][^a-zA-Z]* ", text) for text in beside), beside
    opened = page.locator(".term-row:has(:target)")
    expect(opened.locator("details")).to_have_attribute("open", "")
    expect(opened.locator("summary")).to_be_in_viewport()
    order.select_option("zh")
    page.locator('.views [data-view="both"]').click()
    page.locator('.views [data-view="en"]').click()
    expect(order).to_have_value("zh")
    assert names_of_terms(page, "zh") == by_pinyin


def test_what_is_asked_of_the_terms_before_their_script_has_come_is_done(own_page: Page):
    with script_held(own_page, "**/page/term_filter.js", "2024/terms/?lang=zh"):
        own_page.locator("#term-order").select_option("en")
        own_page.locator("#term-filter").fill("school")
    expect(own_page.locator(".term-row:visible")).not_to_have_count(0)
    expect(own_page.locator(".term-row[hidden]")).not_to_have_count(0)
    expect(own_page.locator("#term-order")).to_have_value("en")
    assert names_of_terms(own_page, "en") == sorted(names_of_terms(own_page, "en"))


def test_the_terms_are_not_long_on_a_phone_and_open_without_a_slow_scroll(phone: Page):
    phone.goto("2024/terms/?lang=both")
    assert phone.evaluate("document.documentElement.scrollHeight") < 16_000
    assert phone.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    phone.goto("2024/points/9/?lang=zh")
    phone.goto("2024/terms/#case-files")
    term = phone.locator(".term-row:has(:target)")
    expect(term.locator(".explanation")).to_be_in_viewport()
    expect(term.locator("summary")).to_be_in_viewport()


def test_pictures_lead_where_they_point(page: Page):
    page.goto("2024/units/")
    page.locator(".share-chart a.bar").first.click()
    expect(page).to_have_url(re.compile("/2024/units/faguichu/$"))
