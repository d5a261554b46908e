"""The comparison of any two plans of a portal, and its page for addresses that lead nowhere."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from portal.built_portal import JIA, REAL, YI
from rapidfuzz.fuzz import ratio

from end_to_end.browser.conftest import blocker, held_back, script_held, watched
from end_to_end.browser.test_access import SMALL, WIDTH, violations
from workplan import Plan, load_plan
from workplan.site.static_server import serve_folder

pytest_plugins = ["portal.built_portal"]
pytestmark = pytest.mark.xdist_group("portal")

PHONE, DESKTOP = {"width": 320, "height": 640}, {"width": 1280, "height": 800}
TWO_YEARS = f"compare/?a={JIA}/2024/&b={JIA}/2023/"


@pytest.fixture(scope="module")
def portal_address(built: Path) -> Iterator[str]:
    with serve_folder(built) as address:
        yield address


def measures(plan: Plan, left_out: set[str]) -> set[str]:
    """The measures of a plan, without those of some points."""
    points = (point for num, point in enumerate(plan.points, 1) if str(num) not in left_out)
    return {measure[plan.language] for point in points for measure in point.measures}


def listed_alone(page: Page, year: int) -> set[str]:
    """The numbers of the points that one plan alone has."""
    section = page.locator(".compare-found section:has(> .portal-list)").filter(has_text=str(year))
    return {text.split()[0] for text in section.locator("li a").all_inner_texts()}


def shown(page: Page, language: str = "zh") -> set[str]:
    """The texts of measures on the page; what is the same in both stands once."""
    return set(page.locator(f".compare-row p.stacked [lang={language}]").all_text_contents())


def test_two_plans_chosen_by_hand_are_compared_and_can_be_sent_on(browser, portal_address, sample):
    with watched(browser, portal_address, locale="zh-CN") as page:
        page.goto("compare/")
        expect(page.locator("select[name=a]")).to_be_disabled()
        for side, issuer in (("a", JIA), ("b", YI)):
            page.locator(f"select[name=region-{side}]").select_option("yanshi/jia")
            page.locator(f"select[name={side}]").select_option(f"{issuer}/2024/")
        expect(page.locator("main [role=status]")).to_contain_text("两份都有的任务：")
        found = page.locator(".compare-found").inner_text()
        alone = page.locator(".compare-found section > .portal-list a").count()
        pairs = page.locator(".compare-pair").count()
        points = [
            len(load_plan(sample / f"plans/{issuer}/2024.yaml").points) for issuer in (JIA, YI)
        ]
        assert 2 * pairs + alone == sum(points)
        page.reload()
        expect(page.locator(".compare-found h2").first).to_be_visible()
        assert page.locator(".compare-found").inner_text() == found
        page.go_back()
        expect(page.locator(".compare-found h2")).to_have_count(0)


def test_a_region_chosen_before_the_script_has_come_stays(browser, portal_address):
    with watched(browser, portal_address, locale="zh-CN") as page:
        with script_held(page, "**/portal/compare/start.js", f"compare/?a={REAL}/2024/"):
            page.locator("select[name=region-b]").select_option("yanshi/jia")
        page.locator("select[name=b]").select_option(f"{YI}/2024/")
        expect(page.locator("select[name=a]")).to_have_value(f"{REAL}/2024/")
        expect(page.locator("main [role=status]")).to_contain_text("两份都有的任务：")


def test_plans_that_come_late_are_not_those_of_another_region(browser, portal_address):
    with watched(browser, portal_address, locale="zh-CN") as page:
        page.goto("compare/")
        late = "**/plans/zhejiang_hangzhou.js"
        with held_back(page, late):
            with page.expect_request(late):
                page.locator("select[name=region-a]").select_option("zhejiang/hangzhou")
            page.locator("select[name=region-a]").select_option("yanshi/jia")
            page.locator("select[name=a]").select_option(f"{YI}/2024/")
        page.locator("select[name=region-b]").select_option("zhejiang/hangzhou")
        page.locator("select[name=b]").select_option(f"{REAL}/2024/")
        expect(page.locator("select[name=a]")).to_have_value(f"{YI}/2024/")


def test_no_measure_of_points_in_both_is_lost(browser, portal_address, sample):
    with watched(browser, portal_address, locale="zh-CN") as page:
        page.goto(TWO_YEARS)
        expect(page.locator(".compare-pair").first).to_be_visible()
        plans = (load_plan(sample / f"plans/{JIA}/{year}.yaml") for year in (2024, 2023))
        assert shown(page) == set.union(
            *(measures(plan, listed_alone(page, plan.year)) for plan in plans)
        )


def in_script(page: Page, program: str, texts: list[tuple[str, str]]) -> Any:
    """What a function of the page's script answers to each pair of texts."""
    page.goto("compare/")
    path = page.evaluate(
        "() => document.querySelector('script[type=module]').src"
        ".replace('main.js', 'portal/compare/start.js')"
    )
    return page.evaluate(
        f"async (texts) => {{ const module = await import({json.dumps(path)});"
        f" return texts.map(([one, other]) => {program}); }}",
        texts,
    )


def test_texts_are_as_alike_as_on_the_page_of_changes(browser, portal_address):
    texts = [
        ("加强行政执法监督", "加强行政执法"),
        ("加强行政执法监督", "开展法治宣传教育"),
        ("𠮷祥学校", "吉祥学校"),
        ("Strengthen supervision", "Supervision is strengthened"),
        ("甲" * 300, "乙甲" * 150),
    ]
    with watched(browser, portal_address) as page:
        measured = in_script(page, "module.similarity(one, other)", texts)
    assert measured == pytest.approx([ratio(text, other) / 100 for text, other in texts])


def test_what_differs_is_marked_in_whole_words_and_not_letter_by_letter(browser, portal_address):
    texts = [
        ("第181批：学习贯彻条例。", "学习贯彻条例。"),
        ("全年检查不少于4次。", "全年检查不少于12次。"),
        ("Inspect schools twice a year.", "Inspect schools once a year."),
        ("加强甲乙监督", "加强丙丁监督"),
        ("𠮷甲", "𠮷乙"),
    ]
    program = """module.differences(one, other).map((ranges, side) =>
        ranges.map(([start, end]) => [one, other][side].slice(start, end)))"""
    with watched(browser, portal_address) as page:
        marked = in_script(page, program, texts)
    assert marked == [
        [["第181批："], []],
        [["4"], ["12"]],
        [["twice"], ["once"]],
        [["甲乙"], ["丙丁"]],
        [["甲"], ["乙"]],
    ]


@pytest.mark.parametrize(("size", "scheme"), [(PHONE, "dark"), (DESKTOP, "light")])
@pytest.mark.parametrize("view", ["zh", "en", "both"])
def test_it_is_accessible_and_fits(browser: Browser, portal_address, size, scheme, view):
    with watched(browser, portal_address, viewport=size, color_scheme=scheme) as page:
        page.goto(f"{TWO_YEARS}&lang={view}")
        expect(page.locator(".compare-pair").first).to_be_visible()
        assert violations(page) == []
        assert page.evaluate(SMALL) == []
        assert page.evaluate(WIDTH) == size["width"]


def test_a_plan_s_footer_leads_to_its_comparison(browser, portal_address):
    with watched(browser, portal_address, locale="en-GB") as page:
        page.goto(f"{REAL}/2024/points/9/")
        page.locator(".foot-links a[href*=compare]").click()
        expect(page.locator("select[name=a]")).to_have_value(f"{REAL}/2024/")
        expect(page.locator("select[name=region-a]")).to_have_value("zhejiang/hangzhou")
        page.locator("select[name=region-b]").select_option("zhejiang/hangzhou")
        page.locator("select[name=b]").select_option(f"{REAL}/2024/")
        expect(page.locator("main [role=status]")).to_contain_text("the same plan")


def test_a_plan_that_cannot_be_read_is_told_and_can_be_tried_again(browser, portal_address):
    with closing(browser.new_context(base_url=portal_address)) as context:
        page = context.new_page()
        block = blocker(page)
        block(["*/texts.js"])
        page.goto(TWO_YEARS)
        expect(page.locator("main [role=alert]")).to_be_visible()
        block([])
        page.locator("select[name=b]").select_option(f"{YI}/2023/")
        expect(page.locator(".compare-found h2").first).to_be_visible()
        expect(page.locator("main [role=alert]")).to_be_hidden()


def test_an_address_that_leads_nowhere_has_the_search_and_ways_on(browser, portal_address):
    with closing(browser.new_context(base_url=portal_address, locale="en-GB")) as context:
        page = context.new_page()
        page.goto("yanshi/nowhere/at/all/")
        expect(page.get_by_role("heading", name="Page not found")).to_be_visible()
        page.locator(".portal-search input").fill("法治")
        expect(page.locator(".portal-found li").first).to_be_visible()
        page.locator("main .portal-group a").first.click()
        assert page.url.startswith(f"{portal_address}by/region/")
