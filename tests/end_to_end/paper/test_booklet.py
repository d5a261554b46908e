"""The print edition, printed by hand in both browsers, and at ten times its length."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from end_to_end.paper.conftest import PAGINATED, Printed
from end_to_end.paper.many import longer, with_points
from end_to_end.paper.reading import (
    RADICALS,
    extracts,
    fonts,
    lines,
    page_texts,
    plain,
    pypdf_text,
    sizes,
)
from workplan.site.static_server import serve_folder

MOST_PAGES = {"booklet-zh": 8, "booklet-en": 8, "booklet-both": 9}
CONTENTS = {"zh": "目录", "en": "Contents"}
ENTRY = re.compile(r"^\s*(\S.*?)\s{2,}([0-9]+)$")


def contents(texts: list[str]) -> dict[str, int]:
    """The entries of the contents with the page that each names, from the text as laid out."""
    found, before = {}, ""
    for line in "\n".join(texts[1:]).splitlines():
        entry = ENTRY.match(line)
        if entry and not entry[1].endswith("/print/"):
            found[plain(before + entry[1])] = int(entry[2])
            before = ""
        elif re.match(r"\s*[0-9]+\.\s", line):  # an entry that goes on in the next line
            before = line
        elif plain(line) == plain(next(iter(found), "?")):
            break  # the first heading after the contents
    return found


def headings(pdf: Path) -> dict[str, int]:
    """Each heading's first line with its page: in bold, larger than the text."""
    found: dict[str, int] = {}
    for number, page in enumerate(lines(pdf), start=1):
        for line in page:
            if "Bold" in line.font and line.size >= 9.2 and 15 < line.top < 282 and number > 1:
                found.setdefault(plain(line.text), number)
    return found


def faults(pdf: Path) -> tuple[int, list[str]]:
    """How many entries there are, and those whose heading does not stand on the page they name."""
    entries, standing = contents(page_texts(pdf, "-layout")), headings(pdf)
    wrong = [
        f"{entry} {page}"
        for entry, page in entries.items()
        if page not in {at for text, at in standing.items() if entry.startswith(text)}
    ]
    return len(entries), wrong


@pytest.mark.parametrize("name", MOST_PAGES)
def test_it_is_short_and_no_page_is_blank(printed: Printed, name: str):
    assert set(sizes(printed[name])) == {(210, 297)}
    assert len(sizes(printed[name])) <= MOST_PAGES[name]
    assert all(len(plain(text)) > 40 for text in page_texts(printed[name]))


@pytest.mark.parametrize("name", ["booklet-zh", "booklet-en"])
def test_the_numbers_of_the_contents_are_right(printed: Printed, name: str):
    count, wrong = faults(printed[name])
    assert wrong == []
    assert count == 1 + 4 + 15 + 3


@pytest.mark.parametrize("name", MOST_PAGES)
def test_no_heading_is_stranded(printed: Printed, name: str):
    for page in lines(printed[name])[1:]:
        text = [line for line in page if 17 - 1 < line.top < 282]
        assert text[-1].size < 9 or "Bold" not in text[-1].font, text[-1]


@pytest.mark.parametrize("name", MOST_PAGES)
def test_every_page_says_its_number_and_stays_in_its_area(printed: Printed, name: str):
    for number, page in enumerate(lines(printed[name]), start=1):
        assert min(line.left for line in page) >= 14.5
        assert max(line.right for line in page) <= 195.8
        if number > 1:
            assert page[-1].text.endswith(str(number))
            text = [line for line in page if "/print/" not in line.text and line is not page[-1]]
            assert [line for line in text if line.bottom > 17 + 264 + 1] == [], number


@pytest.mark.parametrize("name", MOST_PAGES)
def test_fonts_are_truetype_and_no_character_is_a_radical(printed: Printed, name: str):
    used = fonts(printed[name])
    assert {kind for _, kind in used} <= {"CID TrueType", "TrueType"}
    assert all(font.startswith("Workplan") for font, _ in used), used
    assert not any(RADICALS.search(text) for text in extracts(printed[name]).values())


@pytest.mark.parametrize("tag", ["zh", "en"])
def test_every_sentence_unit_and_term_is_there(printed: Printed, plan, tag: str):
    text = plain(extracts(printed[f"booklet-{tag}"])["pypdf"])
    for point in plan.points:
        assert plain(point.heading[tag].removesuffix("。")) in text
        assert all(plain(measure[tag]) in text for measure in point.measures)
    assert plain(plan.general_approach[tag]) in text
    for item in (*plan.units, *plan.laws):
        name = item.name if hasattr(item, "name") else item
        assert plain(name[tag]) in text


def test_a_view_prints_its_language_alone(printed: Printed):
    chinese = extracts(printed["booklet-zh"])["pypdf"]
    assert not re.search(r"[a-z]{4,} [a-z]{4,}", chinese)
    english = extracts(printed["booklet-en"])["pypdf"]
    quoted = len(re.findall("[\u4e00-\u9fff]", english))
    assert quoted < 60  # what editor's notes quote


@pytest.fixture(scope="module")
def long_site(site: Path, plan, tmp_path_factory):
    folder = with_points(site, tmp_path_factory.mktemp("long"), longer(plan, 10))
    with serve_folder(folder) as address:
        yield address


def test_150_points_are_numbered_right(browser: Browser, long_site, tmp_path):
    page = browser.new_page()
    page.goto(f"{long_site}2024/print/?lang=zh")
    page.wait_for_selector(PAGINATED, state="attached")
    assert page.locator(".sheet-frame.overflowing").count() == 0
    page.pdf(path=tmp_path / "long.pdf", prefer_css_page_size=True)
    page.close()
    assert faults(tmp_path / "long.pdf") == (1 + 4 + 150 + 3, [])


def test_150_points_are_numbered_right_in_firefox(firefox, long_site, tmp_path):
    firefox.open(f"{long_site}2024/print/?lang=zh")
    firefox.wait(PAGINATED)
    firefox.print(tmp_path / "long.pdf")
    assert faults(tmp_path / "long.pdf") == (1 + 4 + 150 + 3, [])


def test_what_is_higher_than_a_sheet_is_not_cut_off(browser: Browser, site, plan, tmp_path):
    """A sentence of two sheets goes on over them."""
    data = plan.model_dump(mode="json")
    measure = data["sections"][0]["points"][0]["measures"][0]
    measure["zh"] = "".join(f"第{i}次集体学习法律，" for i in range(900)) + "年度学法不少于4次。"
    folder = with_points(site, tmp_path, type(plan).model_validate(data))
    with serve_folder(folder) as address:
        page = browser.new_page()
        page.goto(f"{address}2024/print/?lang=zh")
        page.wait_for_selector(PAGINATED, state="attached")
        page.pdf(path=tmp_path / "high.pdf", prefer_css_page_size=True)
        page.close()
    assert plain(measure["zh"]) in plain(pypdf_text(tmp_path / "high.pdf"))
