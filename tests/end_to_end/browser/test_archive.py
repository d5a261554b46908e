"""An earlier edition beside this year's: its own pages and search, a switch, a page of changes."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import ROOT
from lxml import html
from playwright.sync_api import Page, expect

from end_to_end.browser.test_access import violations
from end_to_end.browser.test_search import ask
from workplan.site.static_server import serve_folder

# What these share is made once, on one worker.
pytestmark = pytest.mark.xdist_group("archive")

CHANGES = (
    ("year: 2024", "year: 2023"),
    ("2024", "2023"),
    ("优化政务公开。", "推进政务公开。"),  # a heading reworded
    ("加强行政规范性文件管理。", "加强行政规范性文件日常管理。"),  # a measure reworded
    (
        "          zh: 严格行政监管。",
        "          zh: 办好人民满意的教育。",
    ),  # another point altogether
    ("en: Exercise strict regulatory oversight", "en: Run education that satisfies the people"),
)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("archive")
    for name in ("data", "docs", "macros", "overrides"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    text = (folder / "data/plan.yaml").read_text("utf-8")
    for old, new in CHANGES:
        assert old in text, old
        text = text.replace(old, new)
    text = text.replace(
        "    zh: 行政监管\n    en: regulatory oversight\n",
        "    zh: 人民满意\n    en: satisfies the people\n",
    )
    (folder / "data/archive").mkdir()
    (folder / "data/archive/2023.yaml").write_text(text, "utf-8")
    return folder


def build(project: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "workplan.cli", "build"],
        cwd=project,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def built(project: Path) -> Path:
    done = build(project)
    assert done.returncode == 0, done.stderr
    return project / "site"


@pytest.fixture(scope="module")
def address(built: Path) -> Iterator[str]:
    with serve_folder(built) as address:
        yield address


def test_each_edition_has_its_own_pages(built: Path):
    assert (built / "2023/points/15/index.html").is_file()
    assert (built / "2024/points/15/index.html").is_file()
    assert (built / "2023/plan.yaml").is_file()
    assert "办好人民满意的教育" in (built / "2023/points/11/index.html").read_text("utf-8")
    assert not (built / "2023/changes").exists()


def test_the_changes_are_by_heading_and_by_measure(built: Path):
    shown = html.fromstring((built / "2024/changes/index.html").read_text("utf-8"))
    numbers = [text.text_content() for text in shown.xpath('//ul[@class="counts"]//strong')]
    assert numbers == ["1", "14", "1"]
    new, dropped = (
        shown.xpath(f'//section[@aria-labelledby="{name}"]//a/@href')
        for name in ("changes_new", "changes_dropped")
    )
    assert new == ["../points/11/"]
    assert dropped == ["../../2023/points/11/"]
    kept = shown.xpath('//div[@class="change"]/h3//*[@lang="zh"]/*[@class="num"]')
    assert [text.text_content() for text in kept] == [f"{n}." for n in range(1, 16) if n != 11]
    reworded = shown.xpath('//p[@class="change-before"]/a/*[@lang="zh"]')
    assert "推进政务公开" in reworded[0].text_content()
    sentences = shown.xpath('//div[contains(@class, "reworded")]//ins/*[@lang="zh"]')
    assert "加强行政规范性文件管理。" in [sentence.text_content() for sentence in sentences]


def test_the_editions_lead_to_each_other_and_search_their_own_text(page: Page):
    page.goto("2024/points/11/?lang=zh")
    page.get_by_role("link", name="2023", exact=True).click()
    expect(page).to_have_url(re.compile("/2023/$"))
    expect(page.locator("h1 [lang=zh]")).to_contain_text("2023年度")
    page.locator(".site-head .search-open").click()
    assert ask(page, "人民满意") == [11]
    assert "/2023/points/11/" in page.locator(".search-results a").first.get_attribute("href")
    page.goto("2024/?lang=zh")
    page.locator(".site-head .search-open").click()
    assert ask(page, "人民满意") == []


def test_the_page_of_changes_is_accessible(page: Page):
    for view in ("zh", "en", "both"):
        page.goto(f"2024/changes/?lang={view}")
        assert violations(page) == []


def test_an_archived_file_that_does_not_fit_is_told(project: Path, tmp_path: Path):
    copy = shutil.copytree(project, tmp_path / "copy", ignore=shutil.ignore_patterns("site"))
    (copy / "data/archive/2023.yaml").rename(copy / "data/archive/last-year.yaml")
    done = build(copy)
    assert done.returncode == 1
    assert "data/archive/last-year.yaml:1: year: archive 里一年一份" in done.stderr
