"""The page of downloads as a reader uses it."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import PATIENCE
from playwright.sync_api import Browser, Page, expect

from end_to_end.browser.conftest import DESKTOP, PHONE
from end_to_end.browser.test_access import violations


@pytest.mark.parametrize(
    ("scheme", "size"), [("dark", PHONE), ("light", DESKTOP)], ids=["phone-dark", "desktop-light"]
)
def test_axe_finds_nothing_in_the_open_dictionary(browser: Browser, address: str, scheme, size):
    """In the view of both languages, which shows all that the others do."""
    context = browser.new_context(viewport=size, color_scheme=scheme, base_url=address)
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.goto("2024/downloads/")
    for summary in page.locator("summary").all():
        summary.click()
    expect(page.locator(".dictionary").last).to_be_visible()
    found = violations(page)
    width = page.evaluate("document.documentElement.scrollWidth")
    context.close()
    assert found == []
    assert width <= size["width"]


@pytest.mark.parametrize(
    ("start", "link", "name"),
    [
        ("2024/downloads/", 'a[href="plan.csv"]', "plan.csv"),
        ("2024/downloads/", 'a[href="plan.zh.docx"]', "plan.zh.docx"),
        ("2024/", "a[download][href$='plan.xlsx']", "plan.xlsx"),
        ("2024/units/faguichu/", ".download-links a[download]", "units/faguichu.xlsx"),
    ],
)
def test_a_click_saves_the_file(page: Page, site: Path, start, link, name):
    page.goto(start)
    with page.expect_download() as caught:
        page.locator(link).click()
    assert caught.value.suggested_filename == Path(name).name
    saved = Path(caught.value.path()).read_bytes()
    assert saved == (site / "2024/downloads" / name).read_bytes()


def test_every_page_leads_to_the_downloads_from_its_foot(page: Page):
    page.goto("2024/points/9/")
    page.locator(".foot-links a", has_text="下载").click()
    expect(page.locator("h1")).to_contain_text("下载")


def test_on_paper_there_are_no_links_to_download(page: Page):
    page.goto("2024/units/faguichu/")
    page.emulate_media(media="print")
    expect(page.locator(".download-links")).to_be_hidden()
