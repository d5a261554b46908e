"""Any page on paper: printed by hand in both browsers, and measured as it would be printed."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from conftest import SITE_URL
from playwright.sync_api import Browser, Page, expect

from end_to_end.paper.conftest import PAGES, Printed
from end_to_end.paper.firefox import Firefox
from end_to_end.paper.reading import (
    RADICALS,
    extracts,
    fonts,
    lines,
    page_texts,
    picture,
    plain,
    sizes,
)

NAMES = [name for name in PAGES if not name.startswith(("gongwen", "booklet"))]
FURNITURE = (
    "复制链接",
    "用手机",
    "Search",
    "Print this",
    "On a phone",
    "打开举措",
    "点击",
    "Select a dot",
)
PORTRAIT, LANDSCAPE = (210, 297), (297, 210)
NO_PRINT = "window.print = () => { window.printed = (window.printed ?? 0) + 1; };"
TALL = """async () => {
  await document.fonts.ready;
  return document.body.getBoundingClientRect().height * 25.4 / 96;
}"""


@pytest.mark.parametrize("name", ["point-both", "point-en", "unit-zh"])
def test_a_point_and_a_unit_are_one_sheet(printed: Printed, name: str):
    assert sizes(printed[name]) == [PORTRAIT]


def test_the_table_is_whole_on_one_sheet_across(printed: Printed, plan):
    *upright, across = sizes(printed["plan-both"])
    assert set(upright) == {PORTRAIT}
    assert across == LANDSCAPE
    table = plain(extracts(printed["plan-both"])["pypdf"].split("\f")[-1])
    assert all(plain(unit.name["zh"]) in table for unit in plan.units)
    assert all(plain(point.heading["zh"].removesuffix("。")) in table for point in plan.points)


@pytest.mark.parametrize("name", NAMES)
def test_a_page_says_where_it_is_from_and_what_prevails(printed: Printed, name: str):
    text = extracts(printed[name])["pypdf"]
    view = name.rpartition("-")[2]
    assert f"{SITE_URL}{PAGES[name][0].partition('?')[0]}" in plain(text)
    if view != "en":
        assert "2024年版" in plain(text)
        assert "以中文为准" in text
    if view != "zh":
        assert "2024 edition" in text
        assert "The Chinese text prevails" in text


@pytest.mark.parametrize("name", ["point-both", "point-en", "unit-zh", "parents-both"])
def test_every_sheet_says_whose_plan_of_which_year_it_is(printed: Printed, name: str):
    view = name.rpartition("-")[2]
    for text in map(plain, extracts(printed[name])["pdftotext"].split("\f")[:-1]):
        if view != "en":
            assert "杭州市教育局:2024年法治政府建设工作要点,2024年版" in text
        if view != "zh":
            assert "HangzhouMunicipalEducationBureau:2024WorkPriorities" in text
    assert all(page[0].bottom < 9 for page in lines(printed[name]))  # in the margin


@pytest.mark.parametrize("name", NAMES)
def test_a_page_has_no_furniture_and_no_blank_sheet(printed: Printed, name: str):
    text = extracts(printed[name])["pypdf"]
    assert [word for word in FURNITURE if word in text] == []
    assert all(len(plain(page)) > 40 for page in text.split("\f"))
    for page, (width, height) in zip(lines(printed[name]), sizes(printed[name]), strict=True):
        assert min(line.left for line in page) >= 10
        assert max(line.right for line in page) <= width - 10
        assert max(line.bottom for line in page) <= height - 4


@pytest.mark.parametrize("name", NAMES)
def test_fonts_are_truetype_and_no_character_is_a_radical(printed: Printed, name: str):
    used = fonts(printed[name])
    assert {kind for _, kind in used} <= {"CID TrueType", "TrueType"}
    # Firefox draws the bullets of lists with a font of its own, the same on every machine.
    assert all(font.startswith(("Workplan", "Mozilla_Bullet")) for font, _ in used), used
    assert not any(RADICALS.search(text) for text in extracts(printed[name]).values())


def test_a_view_prints_its_language_alone(printed: Printed):
    assert "深化教育领行政执法改革" not in extracts(printed["point-en"])["pypdf"]
    assert "Planning and Finance" not in extracts(printed["unit-zh"])["pypdf"]


def test_what_a_screen_folds_away_is_printed(printed: Printed):
    text = plain(extracts(printed["downloads-zh"])["pypdf"])
    assert "content_hash" in text
    assert "provenance.index_number" in text


def test_the_code_is_at_the_foot(printed: Printed):
    """Ink in the bottom right corner of the foot: a third to two thirds of the code's square."""
    [page] = lines(printed["point-both"])
    foot = next(line for line in page if "网址" in line.text)
    dots = 100
    data = picture(printed["point-both"], 1, dots)
    header, body = data.split(b"\n255\n", 1)
    width = int(header.split()[1])
    left, right = (round(mm / 25.4 * dots) for mm in (181, 196))
    top, bottom = (round((foot.top + mm) / 25.4 * dots) for mm in (-3, 9))
    pixels = [body[(y * width + x) * 3] for y in range(top, bottom) for x in range(left, right)]
    assert 0.2 < sum(value < 128 for value in pixels) / len(pixels) < 0.65


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.add_init_script(NO_PRINT)
    yield page
    page.close()


def test_every_point_and_nearly_every_unit_fits_on_a_sheet(page: Page, address: str, edition):
    """The unit with 14 of the 15 points takes a second sheet with English in it."""
    page.set_viewport_size({"width": 794, "height": 1123})
    page.emulate_media(media="print")
    urls = edition.urls
    points, units = [*map(urls.point, edition.points)], [*map(urls.unit, edition.points_of)]
    over = {}
    for view, pages in (("both", points + units), ("zh", units), ("en", units)):
        for path in pages:
            page.goto(f"{address}{path}?lang={view}")
            tall = page.evaluate(TALL)
            if tall > 297:
                over[path.split("/")[-2], view] = round(tall / 297 + 0.5)
    assert over == {("faguichu", "both"): 2, ("faguichu", "en"): 2}


def test_what_narrows_the_terms_down_is_not_printed(page: Page, address: str):
    page.goto(f"{address}2024/terms/")
    expect(page.locator(".term-tools")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator(".term-tools")).to_be_hidden()


def test_the_status_of_a_term_is_told_apart_where_its_frame_is_not_printed(
    page: Page, address: str, tmp_path
):
    page.goto(f"{address}2024/terms/?lang=en")
    page.pdf(path=tmp_path / "terms.pdf", prefer_css_page_size=True)
    text = " ".join(page_texts(tmp_path / "terms.pdf"))
    for status in ("official", "ours"):
        assert re.search(rf"\[\s*{status}\]\s*Appears in", text), text


def test_dark_and_settings_change_nothing_on_paper(page: Page, address: str, tmp_path):
    page.goto(f"{address}2024/points/9/?lang=both")
    pictures = []
    for attributes in (
        {},
        {"scheme": "dark", "size": "150", "spacing": "wide", "contrast": "more"},
    ):
        page.evaluate(
            "(given) => Object.assign(document.documentElement.dataset, given)", attributes
        )
        page.pdf(path=tmp_path / "one.pdf", prefer_css_page_size=True)
        pictures.append(picture(tmp_path / "one.pdf"))
    assert pictures[0] == pictures[1]


def test_the_fonts_of_paper_are_loaded_for_paper_only(page: Page, address: str):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}2024/points/9/?lang=both")
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if "woff2" in url or "booklet.css" in url] == []
    page.emulate_media(media="print")
    page.evaluate(TALL)
    assert sum("woff2" in url for url in asked) == 4


def test_the_way_to_a_phone_is_the_code_of_the_page(page: Page, address: str):
    page.goto(f"{address}2024/points/9/?lang=both")
    page.locator(".phone summary").click()
    box = page.locator(".phone .qr").bounding_box()
    assert box["width"] == box["height"] > 150
    ink = page.locator(".phone use").bounding_box()  # all but the code's white edge
    assert box["width"] * 0.7 < ink["width"] < box["width"]


SHOWN = """return [...document.querySelectorAll(".preview-sheet")].map(
  (sheet) => sheet.classList.contains("landscape") ? [297, 210] : [210, 297])"""
CLICK_PRINT_BUTTON = "document.querySelector('.print-button').click()"
READY = "dialog.print-preview.ready"


def previewed_by_chromium(page: Page, address: str) -> list[list[int]]:
    page.goto(address)
    page.evaluate(CLICK_PRINT_BUTTON)
    page.wait_for_selector(READY)
    return page.evaluate(f"() => {{ {SHOWN} }}")


def previewed_by_firefox(firefox: Firefox, address: str) -> list[list[int]]:
    firefox.open(address)
    firefox.wait("html.js")
    firefox.run(CLICK_PRINT_BUTTON)
    firefox.wait(READY)
    return firefox.run(SHOWN)


def test_the_preview_has_the_sheets_that_come_out(printed: Printed, address: str, request):
    by_firefox = printed.browser == "firefox"
    window = request.getfixturevalue("firefox" if by_firefox else "page")
    previewed = previewed_by_firefox if by_firefox else previewed_by_chromium
    for name in NAMES:
        sheets = previewed(window, address + PAGES[name][0])
        assert [tuple(sheet) for sheet in sheets] == sizes(printed[name]), name


def test_the_button_of_a_page_of_sheets_prints(page: Page, address: str):
    page.goto(f"{address}2024/print/?lang=zh")
    page.wait_for_selector("html.paginated", state="attached")
    page.locator(".print-button").click()
    assert page.evaluate("() => window.printed") == 1


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("2024/points/9/", "打印这项任务：A4纵向一张，语言和屏幕上一样"),
        ("2024/units/faguichu/", "打印任务清单：A4纵向，可张贴，带勾选框"),
        ("2024/", "打印全文：A4纵向，对照表单独一张横向"),
        ("2024/downloads/", "打印本页：A4纵向，语言和屏幕上一样"),
    ],
)
def test_the_button_says_what_comes_out(page: Page, address: str, path: str, says: str):
    page.goto(f"{address}{path}?lang=zh")
    button = page.locator(".print-button")
    expect(button).to_have_accessible_name("打印")
    expect(button).to_have_accessible_description(says)


def test_the_preview_says_how_many_sheets(page: Page, address: str):
    page.goto(f"{address}2024/print/?lang=zh")
    page.wait_for_selector("html.paginated", state="attached")
    count = page.locator("[data-sheet-count]").inner_text()
    assert int(count) == page.locator(".sheet").count() == 7
