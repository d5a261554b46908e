"""The search over many plans in a browser, from a server and from a disk."""

from __future__ import annotations

import io
import re
import shutil
import sys
import threading
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import ROOT
from playwright.sync_api import Browser, Page, expect

from end_to_end.browser.conftest import blocker, script_held, shared_page, watched
from end_to_end.browser.test_access import violations
from workplan.edition.edition import Edition
from workplan.pages.data_script import js_strings
from workplan.pages.renderer import Renderer
from workplan.portal.search.box import (
    BOX,
    TRADITIONAL,
    Scope,
    SearchForm,
    box_file,
    is_box_word,
    traditional_file,
)
from workplan.portal.search.groonga import write_database
from workplan.portal.search.query import normalize, parse_query
from workplan.portal.search.scope import EMPTY, update_scope
from workplan.portal.search.service import search_service
from workplan.portal.search.texts import PlanTexts, plan_texts
from workplan.site.offline import offline_zip
from workplan.site.static_server import serve_folder

sys.path.insert(0, str(ROOT / "bench"))

from portal_plans import PlanMaker

# What these share is made once, on one worker.
pytestmark = pytest.mark.xdist_group("portal_search")

HREFS = "(links) => links.map((link) => link.href)"
SCOPES = (Scope(2024, ""), Scope(2023, "zhejiang/ningbo"))
REGIONS = (
    ("zhejiang/hangzhou", {"zh": "杭州市", "en": "Hangzhou"}),
    ("zhejiang/ningbo", {"zh": "宁波市", "en": "Ningbo"}),
)


@pytest.fixture(scope="module")
def plans(edition: Edition) -> dict[Scope, list[PlanTexts]]:
    """The real plan, where the site has it, and synthetic ones."""
    maker = PlanMaker(edition)
    hangzhou, ningbo = ("zhejiang", "hangzhou"), ("zhejiang", "ningbo")
    real = plan_texts(edition, "2024/", hangzhou)
    wide = [
        replace(plan, region=(hangzhou, ningbo)[i % 2]) for i, plan in enumerate(maker.plans(20))
    ]
    narrow = [replace(maker.plan(number), region=ningbo) for number in range(50, 60)]
    return {SCOPES[0]: [real, *wide], SCOPES[1]: narrow}


@pytest.fixture(scope="module")
def portal(site: Path, edition: Edition, plans, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site, whose home page has the search box."""
    folder = tmp_path_factory.mktemp("portal") / "site"
    shutil.copytree(site, folder)
    form = SearchForm("assets/data/search/", "./", (2024, 2023), REGIONS)
    box = Renderer(edition).render("_portal_search.html", {"search": form})
    page = (folder / "index.html").read_text("utf-8")
    article = re.sub(
        r'<div class="hero">.*?</div>', lambda _: f"<h1>x</h1>{box}", page, count=1, flags=re.DOTALL
    )
    assert box in article
    (folder / "index.html").write_text(article, "utf-8")
    files = {
        BOX: box_file(SCOPES, js_strings(edition, is_box_word)),
        TRADITIONAL: traditional_file(),
    }
    for scope, texts in plans.items():
        by_address = {plan.address: plan for plan in texts}
        update = update_scope(EMPTY, dict.fromkeys(by_address, "1"), by_address.__getitem__)
        files |= {f"{scope.folder}{path}": content for path, content in update.files.items()}
    for path, content in files.items():
        file = folder / "assets/data/search" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return folder


@pytest.fixture(scope="module")
def address(portal: Path) -> Iterator[str]:
    with serve_folder(portal) as address:
        yield address


@pytest.fixture(scope="module")
def unpacked(portal: Path, edition: Edition, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same as it opens from a disk."""
    folder = tmp_path_factory.mktemp("U盘 一")
    with zipfile.ZipFile(io.BytesIO(offline_zip(portal, [edition]))) as archive:
        archive.extractall(folder)
    return folder / "plan-2024"


@pytest.fixture(params=["server", "disk"])
def page(
    request: pytest.FixtureRequest, browser: Browser, address: str, unpacked: Path
) -> Iterator[Page]:
    is_served = request.param == "server"
    with shared_page(browser, address) if is_served else watched(browser, "") as page:
        page.goto("?lang=zh" if is_served else f"{(unpacked / 'index.html').as_uri()}?lang=zh")
        yield page


@pytest.fixture
def phone(phone: Page) -> Page:
    phone.goto("")
    return phone


def ask(page: Page, query: str) -> str:
    """What the status says of a query."""
    status = page.locator(".portal-search [role=status]")
    page.evaluate("document.querySelector('.portal-search [role=status]').replaceChildren()")
    page.locator("#portal-query").fill(query)
    page.locator("#portal-query").press("Enter")
    expect(
        page.locator(".portal-search :is([role=status], [role=alert]:not([hidden]))").first
    ).not_to_be_empty()
    return status.inner_text()


def all_found(page: Page) -> str:
    """Asks for more until all is shown; the count then said."""
    more = page.locator(".portal-search .search-further")
    while more.is_visible():
        shown = page.locator(".portal-plan").count()
        more.click()
        expect(page.locator(".portal-plan").nth(shown)).to_be_attached()
    return page.locator(".portal-search [role=status]").inner_text()


def truth(plans, query: str) -> dict[str, list[str]]:
    """The ids of the points that have a query, by plan."""
    parsed = parse_query(query)
    found = {
        f"{plan.address}": [
            point.id for point in plan.points if parsed.matches([*map(normalize, point.texts())])
        ]
        for texts in plans.values()
        for plan in texts
    }
    return {address: points for address, points in found.items() if points}


def test_what_is_shown_is_what_is_there(page: Page, plans):
    pieces = [
        "教育",
        "双随机",
        "法治政府建设",
        "学",
        "enforcement",
        "policies",
        "law-based gov",
        "达到100%",
        "学校 教育",
        "补课",
        "补课 教育",
        "tutoring",
    ]
    for query in pieces:
        wanted = truth(plans, query)
        assert wanted, query
        ask(page, query)
        results = all_found(page)
        count = sum(map(len, wanted.values()))
        assert results.startswith(f"找到 {count} 项任务，在 {len(wanted)} 份工作要点里"), (
            query,
            results,
        )
        assert page.locator(".portal-plan").count() == len(wanted), query
        found = page.locator(".portal-plan mark, .portal-plan .result-reason")
        assert found.count() > 0, query


@pytest.mark.parametrize(("query", "measures"), [("补课", ["3.1", "11.3"]), ("refund", ["11.3"])])
def test_an_everyday_word_finds_the_measure_and_is_given_as_the_reason(
    page: Page, query: str, measures: list[str]
):
    ask(page, query)
    items = page.locator(".portal-plan li")
    assert [link.split("#")[1] for link in items.locator("a").evaluate_all(HREFS)] == measures
    expect(items.first.locator(".result-reason")).to_contain_text(query)
    expect(items.first.locator("mark")).to_have_count(0)


def test_what_is_nowhere_is_not_found(page: Page):
    for query in ("量子计算", "zebra", "双随机量子", "、"):
        assert "没有找到" in ask(page, query), query
        assert page.locator(".portal-plan").count() == 0, query


def test_what_is_typed_before_the_search_has_come_is_searched(browser: Browser, portal: Path):
    with serve_folder(portal) as address, watched(browser, address) as page:
        with script_held(page, "**/portal/start.js", "?lang=zh"):
            page.locator("#portal-query").fill("双随机")
            page.locator("#portal-query").press("Enter")
        expect(page.locator(".portal-search [role=status]")).to_contain_text("找到")
        expect(page.locator("#portal-query")).to_have_value("双随机")


def test_the_search_button_pressed_before_the_search_has_come_leads_to_it(
    browser: Browser, portal: Path
):
    with serve_folder(portal) as address, watched(browser, address) as page:
        with script_held(page, "**/portal/start.js", "?lang=zh"):
            page.locator(".site-head .search-open").click()
        expect(page.locator("#portal-query")).to_be_focused()


def test_a_year_chosen_before_the_search_has_come_stays(browser: Browser, portal: Path):
    with serve_folder(portal) as address, watched(browser, address) as page:
        with script_held(page, "**/portal/start.js", "?lang=zh"):
            page.locator(".portal-search select[name=year]").select_option("2023")
        ask(page, "双随机")
        expect(page.locator(".portal-search select[name=year]")).to_have_value("2023")
        assert page.url.endswith("year=2023")


def test_traditional_characters_find_simplified_ones(page: Page):
    assert ask(page, "行政執法") == ask(page, "行政执法")


def test_a_result_opens_at_the_measure_with_its_words_marked(page: Page):
    ask(page, "双随机")
    page.locator(".portal-plan").first.locator("li a").first.click()
    expect(page.locator(".measure mark").first).to_have_text("双随机")
    assert "mark=" not in page.url


def test_a_search_has_an_address_and_can_be_narrowed(page: Page, plans):
    status = page.locator(".portal-search [role=status]")
    count = sum(len(points) for points in truth({1: plans[SCOPES[1]]}, "教育").values())
    ask(page, "教育")
    page.locator("select[name=year]").select_option("2023")
    expect(status).to_contain_text(f"找到 {count} 项")
    assert "year=2023" in page.url
    page.reload()
    expect(status).to_contain_text(f"找到 {count} 项")
    page.locator("select[name=region]").select_option("zhejiang/hangzhou")
    expect(status).to_contain_text("没有找到")


def test_of_a_long_query_in_an_address_the_reader_sees_what_is_searched(page: Page):
    page.goto(f"{page.url}&q={'教' * 150}")
    expect(page.locator("#portal-query")).to_have_value("教" * 100)
    expect(page.locator(".portal-search [role=status]")).to_contain_text("没有找到")


def test_a_region_is_found_in_a_scope_of_more(page: Page, plans):
    everything = [plan for texts in plans.values() for plan in texts]
    for region, _ in REGIONS:
        inside = [plan for plan in everything if "/".join(plan.region) == region]
        wanted = truth({1: inside}, "教育")
        page.locator("select[name=region]").select_option(region)
        ask(page, "教育")
        results = all_found(page)
        assert f"找到 {sum(map(len, wanted.values()))} 项任务，在 {len(wanted)} 份" in results


def test_more_is_reached_by_keyboard_and_the_focus_goes_there(page: Page):
    ask(page, "教育")
    page.locator(".portal-search .search-further").press("Enter")
    expect(page.locator(".portal-plan")).to_have_count(10)
    expect(page.locator(".portal-plan").nth(5).locator("a").first).to_be_focused()


def test_when_the_index_does_not_come_the_page_says_so(browser: Browser, portal: Path):
    with serve_folder(portal) as address:
        context = browser.new_context(base_url=address)
        page = context.new_page()
        block = blocker(page)
        block(["*/scope.js"])
        page.goto("?q=教育&lang=zh")
        expect(page.locator(".portal-search [role=alert]")).to_be_visible()
        block([])
        assert "找到" in ask(page, "教育")
        expect(page.locator(".portal-search [role=alert]")).to_be_hidden()
        context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("view", ["both", "en"])
def test_axe_finds_nothing_and_targets_are_large_enough(phone: Page, scheme, view):
    phone.emulate_media(color_scheme=scheme)
    phone.goto(f"?q=教育&lang={view}")
    expect(phone.locator(".portal-plan")).to_have_count(5)
    assert violations(phone) == []
    sizes = phone.evaluate(
        "() => [...document.querySelectorAll('.portal-search :is(a, button, input, select)')]"
        ".filter((e) => !e.hidden).map((e) => e.getBoundingClientRect()).map(({ width, height }) => Math.min(width, height))"
    )
    assert min(sizes) >= 24
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.usefixtures("groonga")
def test_a_service_behind_the_same_box_finds_the_same(
    browser: Browser, portal: Path, plans, tmp_path: Path
):
    everything = [plan for texts in plans.values() for plan in texts]
    write_database(tmp_path, everything)
    home = portal / "index.html"
    with serve_folder(portal) as address, search_service(tmp_path, 0, address[:-1]) as server:
        service = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        text = home.read_text("utf-8")
        asking = text.replace('data-root="./"', f'data-root="./" data-service="{service}/search"')
        asking = asking.replace("connect-src 'self'", f"connect-src 'self' {service}")
        (portal / "service.html").write_text(asking, "utf-8", newline="\n")
        context = browser.new_context(base_url=address)
        pages = context.new_page(), context.new_page()
        complaints: list[str] = []
        pages[1].on("console", lambda message: complaints.append(message.text))
        pages[0].goto("?lang=zh")
        pages[1].goto("service.html?lang=zh")
        for query in ("教育", "双随机", "行政執法", "policies", "学校 教育", "补课", "量子"):
            results = [ask(page, query) and all_found(page) for page in pages]
            assert results[0] == results[1], query
            found = [sorted(page.locator(".portal-plan").all_inner_texts()) for page in pages]
            assert found[0] == found[1], query
        assert complaints == []
        context.close()
        server.shutdown()
        thread.join()
