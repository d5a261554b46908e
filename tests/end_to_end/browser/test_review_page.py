"""The page for checking a draft: by keyboard, for axe, on paper, and with hostile texts."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from end_to_end.browser.conftest import DESKTOP, PHONE, Watch
from end_to_end.browser.test_access import SMALL, violations
from workplan.importer import draft_text, read_plan
from workplan.importer.review.page import review_page
from workplan.plan.yaml_reader import read_bytes
from workplan.site.csp import with_csp

ATTACK = "<img src=x onerror=alert(1)><script>document.title='x'</script>{{ 7 * 7 }}"
TEXT = f"""某某市教育局2024年度工作要点
一、夯实工作基础
1.完善制度体系。健全{ATTACK}各项制度。修订规章5项。〔责任单位：办公室、其他处室〕
3.加强队伍建设。组织业务培训。〔责任单位：人事处〕
"""


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    outcome = read_plan(TEXT.encode(), "a.txt")
    draft = draft_text(outcome.result).replace("修订规章", "修改规章")
    page, count = review_page(outcome, read_bytes(draft.encode(), "plan.yaml"), ("a", ATTACK))
    assert count > 1
    file = tmp_path_factory.mktemp("review") / "review.html"
    file.write_text(with_csp(page), "utf-8")
    return file


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_axe_finds_nothing(browser: Browser, file: Path, size, scheme):
    context = browser.new_context(viewport=size, color_scheme=scheme)
    page = context.new_page()
    watch = Watch(page, "")
    page.goto(file.as_uri())
    assert violations(page) == []
    page.locator(".places a").first.click()  # a target has colors of its own
    assert violations(page) == []
    assert page.evaluate(SMALL) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    assert watch.complaints == []
    context.close()


@pytest.fixture
def opened(browser: Browser, file: Path):
    context = browser.new_context(viewport=DESKTOP)
    page = context.new_page()
    page.goto(file.as_uri())
    yield page
    context.close()


def test_hostile_texts_stay_texts(opened: Page):
    assert opened.title().startswith("对照核对草稿")
    assert opened.locator("img, script").count() == 0
    assert opened.get_by_text("{{ 7 * 7 }}").count() > 0


def test_the_keyboard_leads_from_the_list_to_the_place_and_back(opened: Page):
    opened.keyboard.press("Tab")
    opened.keyboard.press("Space")
    assert opened.locator(".places input").first.is_checked()
    opened.keyboard.press("Tab")
    opened.keyboard.press("Enter")
    target = opened.locator(":target")
    assert target.is_visible()
    target.locator(".flag").first.press("Enter")
    assert opened.evaluate("location.hash").startswith("#d")


def test_source_and_draft_stand_side_by_side_on_paper(opened: Page):
    opened.emulate_media(media="print")
    opened.set_viewport_size({"width": 718, "height": 1000})  # A4 within its margins
    source = opened.locator(".source").first.bounding_box()
    draft = opened.locator("dl").first.bounding_box()
    assert source["x"] + source["width"] <= draft["x"]
