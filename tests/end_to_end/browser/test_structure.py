"""The structure of the pages: the reader's place, one grid, contents, the table, the menu, topics."""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from end_to_end.browser.conftest import DESKTOP, PHONE, TOUCH, settled, shared_page, watched
from end_to_end.browser.test_access import KINDS, violations
from end_to_end.browser.test_tools import set_to

WIDE = {"width": 1280, "height": 900}
SMALL_PHONE = {"width": 375, "height": 667}
SHEETS = {"print", "gongwen"}
"""Pages that are sheets of paper: their type is that of paper."""

BAR = """() => { const bar = document.querySelector('.site-bar'), sticks = (e) => getComputedStyle(e).position === 'sticky';
  return sticks(bar) || sticks(bar.parentElement) ? bar.getBoundingClientRect().bottom : 0; }"""

CLICK_AND_COMPARE = f"""(pressed) => {{
  const top = ({BAR})();
  const measures = [...document.querySelectorAll('.columns > :not(.sidebar) .measure')];
  const first = measures.find((measure) => measure.getBoundingClientRect().top > top - 1);
  const before = first.getBoundingClientRect().top;
  pressed.click();
  return [first.id, first.getBoundingClientRect().top - Math.max(before, ({BAR})())]; }}"""
"""How far a press alone moves the measure that begins first on the screen; Playwright's own press
scrolls the page."""


AT_THE_EDGE = """() => {
  const clipped = (e) => e && (getComputedStyle(e).clipPath !== 'none' || clipped(e.parentElement));
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), range = document.createRange(), found = [];
  while (walker.nextNode()) {
    const node = walker.currentNode, parent = node.parentElement;
    if (!node.data.trim() || !parent.checkVisibility()) continue;
    if (parent.closest('.skip, .viewer.paginated') || clipped(parent)) continue;
    range.selectNodeContents(node);
    const { left, right, width } = range.getBoundingClientRect();
    if (width && (left < 8 || right > innerWidth - 8)) found.push(node.data);
  }
  return found; }"""
"""The texts that are nearer than 8 px to a side of the screen, sheets of paper aside."""


@pytest.mark.parametrize("device", [TOUCH, {"viewport": DESKTOP}], ids=["phone", "desktop"])
def test_no_text_touches_a_side_of_the_screen(browser: Browser, address: str, device):
    with shared_page(browser, address, **device) as page:
        for path in KINDS.values():
            page.goto(path)
            settled(page)
            assert page.evaluate(AT_THE_EDGE) == [], path


@pytest.mark.parametrize("device", [TOUCH, {"viewport": DESKTOP}], ids=["phone", "desktop"])
@pytest.mark.parametrize(
    ("path", "measure"),
    [("2024/points/14/", "14.3"), ("2024/", "9.2"), ("2024/units/faguichu/", "8.2")],
)
def test_every_switch_keeps_the_measure_at_the_top_of_the_screen(
    browser: Browser, address: str, device: dict[str, Any], path: str, measure: str
):
    with shared_page(browser, address, **device) as page:
        page.goto(path)
        to = "id => document.getElementById(id).scrollIntoView({ block: 'start', behavior: 'instant' })"
        page.evaluate(to, measure)
        views = [f".views [data-view={view}]" for view in ("zh", "en", "both", "en", "zh", "both")]
        moved = [page.locator(view).evaluate(CLICK_AND_COMPARE) for view in views]
        page.locator(".settings-open").evaluate("button => button.click()")
        page.locator("#settings").wait_for()
        settings = (("size", "150"), ("spacing", "wide"), ("terms", "plain"), ("size", "100"))
        for name, value in settings:
            setting = page.locator(f'input[name="setting-{name}"][value="{value}"]')
            moved.append(setting.evaluate(CLICK_AND_COMPARE))
        assert [shift for shift in moved if abs(shift[1]) > 2] == []


@pytest.mark.parametrize(
    "path", ["2024/points/9/", "2024/points/14/", "2024/", "2024/units/faguichu/"]
)
def test_each_language_begins_at_one_line_all_down_the_page(page: Page, path: str):
    page.goto(path)
    edges = page.evaluate(
        """() => { const edges = { zh: new Set(), en: new Set() };
        for (const text of document.querySelectorAll('.columns > :not(.sidebar) .pair > .lang, .columns .pair > .lang'))
          if (text.checkVisibility()) edges[text.lang].add(Math.round(text.getBoundingClientRect().left));
        return [[...edges.zh], [...edges.en]]; }"""
    )
    assert [len(positions) for positions in edges] == [1, 1], edges


def test_the_plan_is_the_whole_text_in_readable_type_on_a_phone(phone: Page, plan):
    phone.goto("2024/?lang=zh")
    assert phone.locator(".measure").count() == sum(len(point.measures) for point in plan.points)
    sizes = phone.evaluate(
        "[...document.querySelectorAll('.measure p')].map(e => parseFloat(getComputedStyle(e).fontSize))"
    )
    assert min(sizes) >= 16
    contents = phone.locator(".contents details")
    assert not contents.evaluate("e => e.open")
    phone.locator(".contents summary").tap()
    phone.locator(".contents a[href='#14']").tap()
    assert phone.evaluate("location.hash") == "#14"
    expect(phone.locator("[id='14']")).to_be_in_viewport()


@pytest.mark.parametrize(
    ("path", "first"),
    [
        ("2024/", "#approach"),
        ("2024/units/faguichu/", "#point-1"),
        ("2024/points/9/", "../../units/faguichu/"),
    ],
)
def test_a_column_beside_the_text_stays_in_sight_on_a_wide_screen(
    page: Page, path: str, first: str
):
    page.set_viewport_size(WIDE)
    page.goto(path)
    side = page.locator(".sidebar")
    assert side.locator("a").first.get_attribute("href") == first
    page.evaluate("scrollBy({ top: 700, behavior: 'instant' })")
    box, text = side.bounding_box(), page.locator(".measure .pair").first.bounding_box()
    assert 0 < box["y"] < 120
    assert box["x"] > text["x"] + text["width"]
    assert side.locator("a").first.is_visible()
    page.set_viewport_size({"width": 1219, "height": 900})
    assert side.bounding_box()["width"] > 600  # below or above the text, not beside it


def test_the_table_grows_with_the_page_and_its_head_stays(page: Page):
    page.goto("2024/?lang=both")
    scroll = page.locator(".matrix-scroll")
    assert scroll.evaluate("e => e.scrollHeight - e.clientHeight") <= 1
    page.locator(".matrix tbody tr").last.scroll_into_view_if_needed()
    head = page.locator(".matrix thead th.unit").nth(3).bounding_box()
    assert abs(head["y"] - page.evaluate(BAR)) < 3
    last, sums = (page.locator(f".matrix {part} tr").last for part in ("tbody", "tfoot"))
    page.evaluate("scrollTo(0, document.getElementById('matrix').offsetTop)")
    assert sums.bounding_box()["y"] >= last.bounding_box()["y"] + last.bounding_box()["height"] - 1
    assert page.locator(".plan-chart").count() == 0


SCROLLS_SIDEWAYS = """() => [...document.querySelectorAll('#content *')]
  .filter((e) => e.checkVisibility() && e.scrollWidth > e.clientWidth + 1 && ['auto', 'scroll'].includes(getComputedStyle(e).overflowX))
  .map((e) => e.outerHTML.slice(0, 80))"""


OPENED_UNITS = """() => [...document.querySelectorAll('.matrix-list details')].map((unit) => {
  if (!unit.open) unit.querySelector('summary').click();
  const links = [...unit.querySelectorAll('ol a')].filter((a) => a.checkVisibility());
  return [unit.querySelector('summary [lang=zh]').textContent, links.map((a) => a.getAttribute('href'))]; })"""


@pytest.mark.parametrize("view", ["zh", "en", "both"])
@pytest.mark.parametrize("width", [320, 375, 768, 1000])
def test_a_screen_too_narrow_for_the_table_has_the_points_of_each_unit(
    browser: Browser, address: str, plan, width: int, view: str
):
    with shared_page(browser, address, viewport={"width": width, "height": 800}) as page:
        page.goto(f"2024/?lang={view}")
        expect(page.locator(".matrix")).to_be_hidden()
        first = page.locator(".matrix-list details").first
        first.locator("summary").click()
        expect(first.locator("ol")).to_be_visible()
        opened = page.evaluate(OPENED_UNITS)
        assert {
            name: [int(href.strip("/").split("/")[-1]) for href in hrefs] for name, hrefs in opened
        } == {
            unit.name["zh"]: [point.num for point in plan.points if unit.name["zh"] in point.units]
            for unit in plan.units
        }
        assert page.evaluate(SCROLLS_SIDEWAYS) == []
        assert violations(page, ".matrix-list") == []


@pytest.mark.parametrize("width", [320, 1280])
def test_paper_has_the_table_however_wide_the_screen_is(browser: Browser, address: str, width: int):
    with shared_page(browser, address, viewport={"width": width, "height": 800}) as page:
        page.goto("2024/")
        page.emulate_media(media="print")
        expect(page.locator(".matrix")).to_be_visible()
        expect(page.locator(".matrix-list")).to_be_hidden()


SIZES = """() => { const sizes = {};
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const e = walk.currentNode.parentElement;
    if (!walk.currentNode.data.trim() || !e.checkVisibility() || e.closest('svg, .visually-hidden, select')) continue;
    (sizes[getComputedStyle(e).fontSize] ??= []).push(walk.currentNode.data.trim().slice(0, 20));
  }
  return Object.fromEntries(Object.entries(sizes).map(([size, texts]) => [size, texts[0]])); }"""


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_a_page_has_at_most_seven_sizes_of_type(browser: Browser, address: str, size):
    with shared_page(browser, address, viewport=size) as page:
        many = {}
        for kind, path in KINDS.items():
            if kind in SHEETS:
                continue
            page.goto(path)
            sizes = page.evaluate(SIZES)
            if len(sizes) > 7:
                many[kind] = sizes
        assert many == {}


PATTERNS = """() => { const odd = [];
  for (const second of document.querySelectorAll('#content .lang + .lang')) {
    const first = second.previousElementSibling, [a, b] = [first, second].map((e) => getComputedStyle(e));
    if (!second.checkVisibility() || second.closest('.visually-hidden, svg, .running-foot')) continue;
    const equals = a.fontSize === b.fontSize && a.color === b.color;
    const isSmall = parseFloat(a.fontSize) <= 14 && equals;
    if (!isSmall && second.parentElement.classList.contains('pair') !== equals) odd.push(second.outerHTML.slice(0, 150));
  }
  return odd; }"""


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in SHEETS])
def test_two_languages_are_shown_as_equals_or_the_second_smaller(page: Page, kind: str):
    page.goto(KINDS[kind])
    assert page.evaluate(PATTERNS) == []


def test_terms_can_be_left_unmarked(page: Page):
    page.goto("2024/points/9/?lang=en")
    terms = page.locator("a.term:visible")
    hrefs = terms.evaluate_all("all => all.map(term => term.getAttribute('href'))")
    assert 0 < len(hrefs) <= 8
    set_to(page, "terms", "plain")
    page.reload()
    assert terms.evaluate_all("all => all.filter(term => term.matches(':any-link')).length") == 0
    assert terms.first.evaluate("e => getComputedStyle(e).textDecorationLine") == "none"
    terms.first.hover()
    expect(page.locator(".popover")).to_be_hidden()
    set_to(page, "terms", "marked")
    assert terms.evaluate_all("all => all.map(term => term.getAttribute('href'))") == hrefs


@pytest.mark.parametrize("view", ["zh", "en", "both"])
def test_parents_find_their_link_on_the_first_screen_of_a_small_phone(
    browser: Browser, address: str, view: str
):
    with shared_page(browser, address, **{**TOUCH, "viewport": SMALL_PHONE}) as phone:
        phone.goto(f"?lang={view}")
        expect(phone.locator(".audience-link.parents")).to_be_in_viewport(ratio=1)
        assert phone.evaluate("scrollY") == 0


def test_a_topic_is_two_presses_away_and_its_lines_are_on_one_screen(phone: Page, plan):
    phone.set_viewport_size(SMALL_PHONE)
    phone.goto("?lang=en")
    expect(phone.locator(".audience-link.parents")).to_be_in_viewport(ratio=1)
    phone.locator(".audience-link.parents").tap()
    phone.locator(".contents").get_by_role("link", name="Off-campus training").tap()
    lines = phone.locator("#topic-off-campus-training .summary li")
    topic = next(topic for topic in plan.topics if topic.id == "off-campus-training")
    assert lines.count() == len(topic.summary)
    for i in range(lines.count()):
        expect(lines.nth(i)).to_be_in_viewport(ratio=1)


def test_our_mark_is_on_the_explanations_and_not_on_the_official_text(page: Page):
    page.goto("2024/for/parents/?lang=en")
    groups = page.locator(".audience-group")
    assert groups.count() > 0
    assert all(
        groups.evaluate_all(
            "all => all.map(group => group.querySelectorAll('.unofficial-mark').length === 1)"
        )
    )
    summaries = page.locator(".audience-group summary")
    beside = summaries.evaluate_all(
        """all => all.filter(summary => { const line = summary.getBoundingClientRect();
        return [...document.querySelectorAll('.unofficial-mark')].some(mark => { const box = mark.getBoundingClientRect();
          return box.bottom > line.top && box.top < line.bottom; }); }).length"""
    )
    assert beside == 0
    first = page.locator(".audience-measure").first
    expect(first.locator(".responsible a").first).to_be_visible()


def test_the_bar_of_a_measure_that_an_address_names_stands_beside_its_text(page: Page):
    page.goto("2024/for/parents/#5.1")
    measure = page.locator(":target")
    expect(measure).to_have_class("audience-measure")
    assert "inset" not in measure.evaluate("measure => getComputedStyle(measure).boxShadow")


def test_the_plan_in_brief_can_be_read_in_five_minutes(phone: Page, plan):
    phone.goto("2024/for/?lang=en")
    names = phone.locator(".brief-topic h2 [lang=en]").all_inner_texts()
    assert names == [topic.name["en"] for topic in plan.topics]
    words = phone.locator("main").inner_text().split()
    assert len(words) < 5 * 200
    phone.goto("2024/for/?lang=zh")
    assert len(phone.locator("main").inner_text()) < 5 * 300


def test_the_menu_leads_to_what_concerns_the_reader_and_to_the_downloads(page: Page):
    page.goto("2024/points/9/?lang=en")
    page.locator(".menu-open").click()
    names = page.locator("#navigation a").all_inner_texts()
    assert [name for name in names if name in {"For you", "Downloads"}] == ["For you", "Downloads"]
    trail = page.locator(".breadcrumb li")
    assert [text.split(".")[0] for text in trail.all_inner_texts()] == ["Plan", "III", "9"]
    trail.nth(1).locator("a").click()
    expect(page).to_have_url(re.compile("/2024/#section-3$"))
    page.goto("2024/for/parents/")
    current = page.locator("#navigation [aria-current]")
    assert current.get_attribute("href") == "../"


def remember_a_unit(page: Page, home: str, units: str) -> None:
    page.goto(home)
    page.locator("#my-unit").select_option("faguichu")
    page.reload()
    expect(page.locator("#my-unit")).to_have_value("faguichu")
    page.locator(".my-unit-chosen a").click()
    page.wait_for_url(f"**/{units}*")
    page.goto(home)
    page.locator(".my-unit-chosen button").click()
    expect(page.locator(".my-unit-chosen")).to_be_hidden()
    page.reload()
    expect(page.locator("#my-unit")).to_have_value("")
    assert page.evaluate("localStorage.getItem('workplan.unit')") is None


def test_a_reader_s_unit_is_remembered_and_forgotten(page: Page):
    remember_a_unit(page, "", "2024/units/faguichu/")


def test_a_reader_s_unit_is_remembered_on_a_disk_too(disk: Path, browser: Browser):
    context = browser.new_context(viewport=DESKTOP)
    home = (disk / "index.html").as_uri()
    remember_a_unit(context.new_page(), home, "2024/units/faguichu/index.html")
    context.close()


def test_nothing_of_it_is_offered_without_scripts(browser: Browser, address: str):
    context = browser.new_context(java_script_enabled=False, viewport=PHONE, base_url=address)
    page = context.new_page()
    page.goto("")
    expect(page.locator(".my-unit")).to_be_hidden()
    page.goto("2024/")
    page.locator(".contents summary").click()
    expect(page.locator(".contents a").first).to_be_visible()
    context.close()


def test_few_stops_stand_before_the_text_and_the_first_view_is_light(
    browser: Browser, address: str
):
    with watched(browser, address) as page:
        loaded: list[int] = []
        page.on("response", lambda response: loaded.append(len(gzip.compress(response.body()))))
        page.goto("2024/points/9/")
        page.wait_for_load_state("networkidle")
        assert sum(loaded) <= 35_000
        before = page.evaluate(
            """() => { const text = document.querySelector('.measure .pair');
            return [...document.querySelectorAll('#content :is(a[href], button, summary, select, input)')]
              .filter((e) => e.checkVisibility() && text.compareDocumentPosition(e) & Node.DOCUMENT_POSITION_PRECEDING).length; }"""
        )
        assert before <= 8
        shift = page.evaluate(
            """() => new Promise((done) => { let sum = 0;
            new PerformanceObserver((list) => { for (const e of list.getEntries()) sum += e.value; }).observe({ type: 'layout-shift', buffered: true });
            requestAnimationFrame(() => requestAnimationFrame(() => done(sum))); })"""
        )
        assert shift == 0


def test_in_the_system_s_colours_the_parts_are_told_apart(browser: Browser, address: str):
    context = browser.new_context(viewport=DESKTOP, forced_colors="active", base_url=address)
    page = context.new_page()
    page.goto("2024/for/parents/")
    bullet = page.locator(".summary li").first.evaluate("e => getComputedStyle(e).listStyleType")
    assert bullet != "none"
    page.goto("2024/points/9/")
    assert page.locator(".note").first.evaluate("e => getComputedStyle(e).borderStyle") != "none"
    context.close()


X_HEIGHT = """() => ['en', 'zh'].map((language) => {
  const text = document.querySelector(`[id="9.1"] p[lang=${language}], [id="9.1"] [lang=${language}]`);
  text.style.fontSize = '200px'; // a ruler of few pixels is rounded
  const ruler = Object.assign(document.createElement('span'), { style: 'display: inline-block; height: 1ex' });
  text.append(ruler);
  const share = ruler.getBoundingClientRect().height / 200;
  ruler.remove();
  text.style.fontSize = '';
  return [Math.round(share * 100) / 100, getComputedStyle(text).fontSizeAdjust];
})"""
ON_SHEETS = """() => [...new Set([...document.querySelectorAll('.booklet-sheet :lang(en), .official-document-sheet :lang(en)')].filter(e => e.offsetParent)
  .map(e => getComputedStyle(e).fontSizeAdjust))]"""


def test_english_is_as_large_beside_chinese_in_any_font_and_as_designed_on_paper(font_page: Page):
    font_page.goto("2024/points/9/?lang=both")
    (height, _), (_, of_chinese) = font_page.evaluate(X_HEIGHT)
    assert height == pytest.approx(0.53, abs=0.02)
    assert of_chinese == "none"
    font_page.emulate_media(media="print")
    assert font_page.evaluate(X_HEIGHT)[0][1] == "none"
    font_page.emulate_media(media="screen")
    font_page.goto("2024/print/?lang=en")
    settled(font_page)
    assert font_page.evaluate(ON_SHEETS) == ["none"]
    font_page.goto("2024/gongwen/?lang=en")
    settled(font_page)
    assert font_page.evaluate(ON_SHEETS) == ["none"]
