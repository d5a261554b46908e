"""The search over 1,500 points, whose index stands in five files that are loaded together."""

from __future__ import annotations

import random
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import ROOT
from playwright.sync_api import Browser, Page, expect

from end_to_end.browser.conftest import blocker
from end_to_end.browser.test_search import ask, nfkc, points
from workplan import Plan
from workplan.edition.edition import Edition
from workplan.pages.search import index_files
from workplan.plan.source_text import point_line
from workplan.site.static_server import serve_folder

sys.path.insert(0, str(ROOT / "bench"))

from plans import synthetic

# What these share is made once, on one worker.
pytestmark = pytest.mark.xdist_group("search_shards")


@pytest.fixture(scope="module")
def large() -> Plan:
    return Plan.model_validate(synthetic(1500))


@pytest.fixture(scope="module")
def built(site: Path, large: Plan, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site with this plan's index."""
    folder = tmp_path_factory.mktemp("shards") / "site"
    shutil.copytree(site, folder)
    for path, text in index_files(Edition(large)).items():
        (folder / "assets/data/2024" / path).write_text(text, "utf-8")
    return folder


@pytest.fixture(scope="module")
def address(built: Path) -> Iterator[str]:
    with serve_folder(built) as address:
        yield address


@pytest.fixture
def page(page: Page) -> Page:
    page.goto("?lang=zh")
    page.keyboard.press("Control+k")
    return page


def count(page: Page) -> int:
    return int(re.search(r"\d+", page.locator(".search-status [lang=zh]").first.inner_text())[0])


def test_every_piece_finds_all_points_that_have_it_and_no_other(page: Page, large: Plan):
    lines = {point.num: nfkc(point_line(large, point)) for point in large.points}
    pick = random.Random(8)  # noqa: S311 - the same pieces on every run
    for _ in range(25):
        line = lines[pick.randint(1, 1500)]
        start = pick.randrange(len(line) - 8)
        piece = line[start : start + pick.randint(2, 8)].strip()
        if not re.search("[\u4e00-\u9fff]{2}", piece):
            continue
        truth = {num for num, text in lines.items() if piece in text}
        got = ask(page, piece)
        assert set(got) <= truth, piece
        assert (len(got), count(page)) == (min(20, len(truth)), len(truth)), piece


def test_points_of_the_last_file_are_found_in_each_way(page: Page, large: Plan):
    for query in ("1500", "第1500点", "point 1500", "1500.1"):
        assert 1500 in ask(page, query), query
    section = large.sections[-1]
    assert ask(page, "xingzhengzhifa")
    page.locator("#search-section").select_option(str(section.num))
    expect(page.locator("#search-section")).to_have_value(str(section.num))
    assert set(points(page)) <= {point.num for point in section.points}


def test_questions_traditional_characters_and_absent_words(page: Page, large: Plan):
    lines = {point.num: nfkc(point_line(large, point)) for point in large.points}
    assert "覆盖率" in lines[ask(page, "双随机抽查覆盖率多少")[0]]
    assert all("竞争审查" in lines[num] for num in ask(page, "競爭審查"))
    for absent in ("图书馆", "swimming", "食堂饭菜价格贵不贵"):
        assert ask(page, absent) == [], absent


def test_the_further_files_are_asked_for_together(page: Page):
    assert ask(page, "1500")[0] == 1500
    names = page.evaluate(
        """() => performance.getEntriesByType('resource').map(({ name }) => name)
          .filter((name) => name.includes('/search/')).map((name) => name.split('/').at(-1))"""
    )
    assert sorted(names) == [*(f"{i}.js" for i in range(5)), "box.js", "dialog.js", "open.js"]


def test_a_further_file_that_does_not_come_is_told_and_asked_for_again(
    browser: Browser, built: Path
):
    with serve_folder(built) as address:
        page = browser.new_page(base_url=address)
        page.goto("?lang=both")
        block = blocker(page)
        block(["*/search/3.js"])
        page.keyboard.press("Control+k")
        page.locator("#search-input").fill("1500")
        status = page.locator(".search-status")
        expect(status).to_contain_text("没有载入")
        expect(status).to_contain_text("could not load")
        block([])
        page.get_by_role("button", name="Try again").click()
        page.locator('.search-box[data-shown="1500"]').wait_for()
        assert points(page)[0] == 1500
        page.close()
