"""A portal's own pages in a browser: silent, reachable, and the same design in every look."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, expect
from portal.built_portal import JIA, REAL

from end_to_end.browser.conftest import watched
from end_to_end.browser.test_access import SMALL, WIDTH, violations
from workplan.cli import main
from workplan.portal.storage import STATE
from workplan.site.static_server import serve_folder

pytest_plugins = ["portal.built_portal"]
pytestmark = pytest.mark.xdist_group("portal")

PAGES = ("", "by/region/yanshi/", "by/year/2024/", "by/topic/training/", f"{JIA}/", f"{JIA}/2024/")
PHONE, DESKTOP = {"width": 320, "height": 640}, {"width": 1280, "height": 800}


@pytest.fixture(scope="module")
def portal_address(built: Path) -> Iterator[str]:
    with serve_folder(built) as address:
        yield address


@pytest.mark.parametrize(("size", "scheme"), [(PHONE, "dark"), (DESKTOP, "light")])
def test_pages_are_accessible_and_fit(browser: Browser, portal_address: str, size, scheme):
    with watched(browser, portal_address, viewport=size, color_scheme=scheme) as page:
        for path in PAGES:
            page.goto(path)
            assert violations(page) == [], path
            assert page.evaluate(SMALL) == [], path
            assert page.evaluate(WIDTH) == size["width"], path


def test_a_reader_finds_the_way_from_the_home_page_to_a_point_and_back(browser, portal_address):
    with watched(browser, portal_address, locale="en-GB") as page:
        page.goto("")
        page.locator("#topic ~ ul a").first.click()
        page.locator("main .portal-list a").first.click()
        page.locator("main .portal-list .portal-list a").first.click()
        assert "/points/" in page.url
        page.locator(".context a").click()
        assert page.url == portal_address
        assert page.locator("h1").inner_text() == "Work Plans Portal (demonstration)"


@pytest.mark.parametrize("path", ["", "compare/"])
def test_the_regions_to_choose_from_are_named_in_the_language_of_the_view(
    browser, portal_address, path
):
    with watched(browser, portal_address) as page:
        for view, name in (("en", "Hangzhou"), ("zh", "杭州市")):
            page.goto(f"{path}?lang={view}")
            option = page.locator('option[value="zhejiang/hangzhou"]').first
            expect(option).to_have_text(name)
            expect(option).to_have_attribute("lang", view)


def test_the_notice_stands_on_every_page_of_the_portal_s_own(browser, portal_address):
    with watched(browser, portal_address, locale="zh-CN") as page:
        for path in PAGES[:4]:
            page.goto(path)
            assert "虚构" in page.locator(".context").inner_text()


def test_the_whole_portal_works_from_a_disk(browser: Browser, built: Path, tmp_path: Path):
    zip_file = tmp_path / "portal.zip"
    for _ in range(2):  # its own zip is replaced
        command = ["portal", "offline", "--to", str(built), "--output", str(zip_file)]
        result = CliRunner().invoke(main, command)
        assert result.exit_code == 0, result.output
    with zipfile.ZipFile(zip_file) as archive:
        assert not [name for name in archive.namelist() if STATE in name]
        archive.extractall(tmp_path / "U盘 一")
    home = (tmp_path / "U盘 一/portal/index.html").as_uri()
    with watched(browser, "", locale="zh-CN") as page:
        page.goto(home)
        page.locator("#portal-query").fill("法治")
        page.locator(".portal-found a").first.click()
        page.wait_for_url("**/index.html?*")
        page.goto(home)
        page.locator("#topic ~ ul a").first.click()
        page.locator("main .portal-list a").first.click()
        page.locator("main .portal-list .portal-list a").first.click()
        assert "/points/" in page.url
        page.locator(".foot-links a[href*=compare]").click()
        page.locator("select[name=region-b]").select_option("zhejiang/hangzhou")
        page.locator("select[name=b]").select_option(f"{REAL}/2024/")
        expect(page.locator(".compare-found a").first).to_be_visible()
        page.locator(".compare-found a").first.click()
        assert page.url.endswith("/index.html") or "/index.html?" in page.url


def test_a_folder_without_a_portal_is_not_packed(tmp_path: Path):
    command = ["portal", "offline", "--to", str(tmp_path), "-o", str(tmp_path / "portal.zip")]
    result = CliRunner().invoke(main, command)
    assert result.exit_code == 1
    assert "没有生成好的门户" in result.output
    assert [*tmp_path.iterdir()] == []
