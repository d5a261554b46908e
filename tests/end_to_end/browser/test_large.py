"""A plan of 300 points: pages, tables by section, and the search in one file."""

from __future__ import annotations

import io
import random
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import ROOT
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from end_to_end.browser.conftest import watched
from end_to_end.browser.test_access import violations
from end_to_end.browser.test_search import ask, nfkc, open_box, points, settle
from workplan import Plan, load_plan
from workplan.plan.source_text import point_line
from workplan.site.static_server import serve_folder

sys.path.insert(0, str(ROOT / "bench"))

from plans import write

# What these share is made once, on one worker.
pytestmark = pytest.mark.xdist_group("large")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("large")
    for name in ("docs", "macros", "overrides"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    (folder / "data").mkdir()
    write(300, folder / "data/plan.yaml")
    done = subprocess.run(
        [sys.executable, ROOT / "bench/pages_only.py"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="module")
def large(project: Path) -> Plan:
    return load_plan(project / "data/plan.yaml")


@pytest.fixture
def page(browser: Browser, project: Path) -> Iterator[Page]:
    with serve_folder(project / "pages") as address, watched(browser, address) as page:
        yield page


def test_each_section_has_a_page_with_its_points_and_its_table(page: Page, large: Plan):
    page.goto("2024/")
    assert page.locator(".section-block").count() == len(large.sections)
    page.locator(".section-block .more a").nth(2).click()
    page.wait_for_url("**/2024/sections/3/")
    assert page.locator(".plan-point").count() == len(large.sections[2].points)
    pairs = sum(len(point.units) for point in large.sections[2].points)
    assert page.locator(".matrix .dot").count() == pairs
    assert violations(page) == []


def test_a_section_s_table_is_printed_where_a_sheet_has_room_for_it(page: Page, large: Plan):
    """Its list of points names the units too, so that nothing is lost."""
    widest = {"matrix-section": 0, "screen-only": 10**6}
    for section in large.sections:
        page.goto(f"2024/sections/{section.num}/")
        page.emulate_media(media="print")
        table = page.locator("section:has(.matrix)")
        kind, columns = table.get_attribute("class"), table.locator("th.unit").count()
        widest[kind] = (max if kind == "matrix-section" else min)(widest[kind], columns)
        pdf = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
        across = [sheet for sheet in pdf.pages if sheet.mediabox.width > sheet.mediabox.height]
        assert bool(across) == (kind == "matrix-section") == table.is_visible()
        assert len(across) <= 1
        assert (
            "the table landscape" in page.locator(".print-button").get_attribute("title")
        ) == bool(across)
        if across:
            beside = table.locator("tbody th[scope=row]").first.bounding_box()
            assert beside["width"] > 150  # the points' names can be read
        page.emulate_media(media="screen")
    assert 25 < widest["matrix-section"] < 35 < widest["screen-only"] + 5


def test_random_pieces_find_only_points_that_have_them(page: Page, large: Plan):
    lines = {point.num: nfkc(point_line(large, point)) for point in large.points}
    pick = random.Random(5)  # noqa: S311 - the same pieces on every run
    open_box(page, "?lang=zh")
    for _ in range(25):
        line = lines[pick.randint(1, 300)]
        start = pick.randrange(len(line) - 8)
        piece = line[start : start + pick.randint(2, 8)].strip()
        if not re.search("[\u4e00-\u9fff]{2}", piece):
            continue
        truth = {num for num, text in lines.items() if piece in text}
        got = ask(page, piece)
        assert min(10, len(truth)) <= len(got) <= len(truth), piece
        assert set(got) <= truth, piece


@pytest.mark.parametrize(
    ("query", "first"),
    [("207", 207), ("第12点", 12), ("point 300", 300), ("第2880批", 278), ("Batch 2880", 278)],
)
def test_numbers_and_rare_words_find_their_point(page: Page, query: str, first: int):
    open_box(page)
    assert ask(page, query)[0] == first


def test_english_words_by_their_beginning_and_several_at_once(page: Page, large: Plan):
    names = {unit.name["zh"]: unit.name["en"] for unit in large.units}
    texts = {
        p.num: " ".join(
            [p.heading["en"], *(m["en"] for m in p.measures), *(names[u] for u in p.units)]
        ).lower()
        for p in large.points
    }
    open_box(page, "?lang=en")
    for query in ("enforce", "prepaid consumption", "migrant workers", "campus security"):
        truth = {
            n for n, text in texts.items() if all(re.search(rf"\b{w}", text) for w in query.split())
        }
        got = ask(page, query)
        assert got
        assert set(got) <= truth, query


def test_pinyin_and_sentences_search_the_whole_text(page: Page, large: Plan):
    lines = {point.num: nfkc(point_line(large, point)) for point in large.points}
    open_box(page, "?lang=zh")
    for pinyin, words in (("fugailv", "覆盖率"), ("suiqianzinv", "随迁子女"), ("yufush", "预付式")):
        got = ask(page, pinyin)
        assert got, pinyin
        assert all(words in lines[num] for num in got), pinyin
    assert "覆盖率" in lines[ask(page, "双随机抽查覆盖率多少")[0]]
    expect(page.locator(".search-status [lang=zh]").last).to_have_text("原文没有：多少")
    assert ask(page, "食堂饭菜价格贵不贵") == []


def test_further_results_are_shown_when_asked_for(page: Page, large: Plan):
    truth = {p.num for p in large.points if "行政执法" in point_line(large, p)}
    open_box(page, "?lang=zh")
    assert len(ask(page, "行政执法")) == 20 < len(truth)
    page.locator(".of-points .search-further").click()
    expect(page.locator(".search-results li")).to_have_count(min(40, len(truth)))
    expect(page.locator(".search-results a").nth(20)).to_be_focused()
    assert set(points(page)) <= truth


def test_names_are_found_by_pinyin_and_traditional_characters(page: Page):
    open_box(page, "?lang=zh")
    assert ask(page, "shuangsuiji")
    expect(page.locator(".search-results mark").first).to_have_text("双随机")
    assert ask(page, "fzfxz")
    assert ask(page, "競爭審查")
    assert ask(page, "图书馆") == []


def test_results_are_narrowed_by_unit_and_section_over_the_whole_plan(page: Page, large: Plan):
    open_box(page, "?lang=zh")
    ask(page, "行政执法")
    page.locator("#search-section").select_option("5")
    page.locator("#search-unit").select_option("faguichu")
    settle(page)
    wanted = [
        point.num
        for point in large.sections[4].points
        if "法规处" in point.units and "行政执法" in point_line(large, point)
    ]
    assert wanted
    assert sorted(points(page)) == wanted
    assert "unit=faguichu" in page.url


def test_in_one_language_results_are_in_that_language(page: Page):
    open_box(page, "?lang=en")
    ask(page, "预付式消费")
    expect(page.locator(".search-results .result-text").first).to_contain_text(
        "prepaid consumption"
    )
    page.keyboard.press("Enter")
    page.wait_for_url("**/2024/points/**")
