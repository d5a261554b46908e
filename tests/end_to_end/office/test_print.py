"""What comes out of the printer: A4, whole, readable, in the layout of official documents."""

from __future__ import annotations

import subprocess
import unicodedata
from collections import defaultdict
from pathlib import Path

import pytest

from end_to_end.office.conftest import Word, info, pages, text
from workplan.plan.source_text import source_text

pytestmark = pytest.mark.xdist_group("office")  # the files are printed once, on one worker

NUMBER_AT = 262
"""Millimetres: below it stands the page number alone."""


def nfkc(words: str) -> str:
    return unicodedata.normalize("NFKC", "".join(words.split()))


def lines(words: list[Word]) -> list[list[Word]]:
    """The lines of the type area from top to bottom."""
    found: dict[int, list[Word]] = defaultdict(list)
    for word in words:
        if word.top < NUMBER_AT:
            found[round((word.top + word.bottom) / 2)].append(word)
    merged: list[list[Word]] = []
    last = -10
    for middle in sorted(found):
        if middle - last <= 2:
            merged[-1] += found[middle]
        else:
            merged.append(found[middle])
        last = middle
    return merged


@pytest.mark.parametrize("name", ["plan-xlsx", "units-faguichu-xlsx"])
def test_tables_print_on_a4_across(pdfs: Path, name: str):
    width, height = 841.89, 595.276
    size = info(pdfs / f"{name}.pdf")["Page size"].split()
    assert abs(float(size[0]) - width) < 1
    assert abs(float(size[2]) - height) < 1


@pytest.mark.parametrize("name", ["plan", "plan.zh", "plan.en"])
def test_documents_print_on_a4_upright(pdfs: Path, name: str):
    size = info(pdfs / f"{name}.pdf")["Page size"].split()
    assert abs(float(size[0]) - 595.276) < 1
    assert abs(float(size[2]) - 841.89) < 1


@pytest.mark.parametrize("tag", ["zh", "en"])
def test_the_printed_table_has_every_measure(pdfs: Path, plan, tag: str):
    printed = nfkc(text(pdfs / "plan-xlsx.pdf"))
    for point in plan.points:
        assert nfkc(point.heading[tag]) in printed
        for measure in point.measures:
            assert nfkc(measure[tag]) in printed


def test_heads_stand_on_every_page_of_the_task_table(pdfs: Path):
    tasks = [
        page for page in pages(pdfs / "plan-xlsx.pdf") if any("具体举措" in w.text for w in page)
    ]
    assert 4 <= len(tasks) <= 8
    for page in tasks:
        heads = {word.text for word in page}
        assert {"序号", "工作任务", "责任机构", "完成时限", "进展情况"} <= heads


def test_tables_keep_to_the_width_of_the_page(pdfs: Path):
    for page in pages(pdfs / "plan-xlsx.pdf"):
        assert min(word.left for word in page) > 10
        assert max(word.right for word in page) < 287


@pytest.mark.parametrize("name", ["plan-xlsx", "units-faguichu-xlsx"])
def test_no_text_runs_into_another_because_a_row_is_too_low(pdfs: Path, name: str):
    for page in pages(pdfs / f"{name}.pdf"):
        downwards = sorted(page, key=lambda word: word.top)
        for i, word in enumerate(downwards):
            for other in downwards[i + 1 :]:
                if other.top >= word.bottom:
                    break
                across = min(word.right, other.right) - max(word.left, other.left)
                down = min(word.bottom, other.bottom) - max(word.top, other.top)
                height = min(word.bottom - word.top, other.bottom - other.top)
                assert across < 0.5 or down < 0.5 * height, (word, other)


def test_the_chinese_document_says_the_published_text(pdfs: Path, plan):
    """The type area alone, without the page numbers."""
    area = ("-x", "0", "-y", "0", "-W", "596", "-H", str(int(NUMBER_AT * 72 / 25.4)))
    printed = nfkc(text(pdfs / "plan.zh.pdf", *area))
    assert printed.startswith(nfkc(source_text(plan)))


@pytest.mark.parametrize("name", ["plan", "plan.en"])
def test_the_other_documents_have_every_measure(pdfs: Path, plan, name: str):
    area = ("-x", "0", "-y", "0", "-W", "596", "-H", str(int(NUMBER_AT * 72 / 25.4)))
    printed = nfkc(text(pdfs / f"{name}.pdf", *area))
    for point in plan.points:
        for measure in point.measures:
            assert nfkc(measure["en"]) in printed


def test_the_type_area_is_that_of_the_standard(pdfs: Path):
    for page in pages(pdfs / "plan.zh.pdf"):
        body = [word for word in page if word.top < NUMBER_AT]
        assert min(word.left for word in body) > 27
        assert max(word.right for word in body) < 28 + 156 + 1
        assert min(word.top for word in body) > 36


def test_a_full_page_has_22_lines_and_a_full_line_28_characters(pdfs: Path):
    """27 where the next character may not begin a line."""
    for page in pages(pdfs / "plan.zh.pdf")[1:4]:
        found = lines(page)
        assert len(found) == 22
        counts = [
            sum(cells(word.text) for word in line) + 2 * (min(word.left for word in line) > 38)
            for line in found
            if max(word.right for word in line) > 183
        ]
        assert len(counts) >= 14
        assert all(26.5 <= count <= 28.5 for count in counts), counts
        assert sum(count > 27.4 for count in counts) >= 0.7 * len(counts)


def cells(words: str) -> float:
    """How many characters wide a text is; a figure or a Latin letter is half of one."""
    return sum(
        0.5 if ord(character) < 0x2E80 and character not in "“”‘’…—" else 1 for character in words
    )


def test_the_title_stands_in_two_even_lines(pdfs: Path):
    first, second, *_ = lines(pages(pdfs / "plan.zh.pdf")[0])
    texts = [
        "".join(word.text for word in sorted(line, key=lambda w: w.left))
        for line in (first, second)
    ]
    assert texts == ["杭州市教育局2024年度", "法治政府建设（依法行政）工作要点"]
    for line in (first, second):
        middle = (min(word.left for word in line) + max(word.right for word in line)) / 2
        assert abs(middle - (28 + 78)) < 1.5


def test_page_numbers_stand_outside_with_dashes_7_mm_below(pdfs: Path, tmp_path: Path):
    for number, page in enumerate(pages(pdfs / "plan.zh.pdf"), start=1):
        foot = sorted((w for w in page if w.top >= NUMBER_AT), key=lambda w: w.left)
        assert "".join(word.text for word in foot) == f"—{number}—"
        one_character_in = 14 * 25.4 / 72
        if number % 2:
            assert abs(foot[-1].right - (184 - one_character_in)) < 1
        else:
            assert abs(foot[0].left - (28 + one_character_in)) < 1
    assert abs(dash_height(pdfs / "plan.zh.pdf", tmp_path) - (262 + 7)) < 0.7


def dash_height(pdf: Path, folder: Path) -> float:
    """Where the dashes of the first page's number are, by their ink, in millimetres from the top."""
    command = [
        "pdftoppm",
        "-r",
        "254",
        "-f",
        "1",
        "-l",
        "1",
        "-gray",
        str(pdf),
        str(folder / "page"),
    ]
    subprocess.run(command, check=True)
    [image] = folder.glob("page*.pgm")
    header, pixels = image.read_bytes().split(b"\n255\n", 1)
    width = int(header.split()[1])
    rows = [pixels[i * width : (i + 1) * width] for i in range(len(pixels) // width)]
    dark = [sum(value < 128 for value in row) for row in rows[NUMBER_AT * 10 : 2800]]
    widest = max(dark)
    inked = [i for i, count in enumerate(dark) if count == widest]
    return NUMBER_AT + sum(inked) / len(inked) / 10
