"""The documents as GB/T 9704-2012 lays them out; LibreOffice measures the rest."""

from __future__ import annotations

import io
import re
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document
from docx.enum.text import WD_PARAGRAPH_ALIGNMENT as ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from workplan.edition.title_breaks import title_lines
from workplan.exports.word.page_setup import TITLE_LINE_CHARACTERS

NAMES = ["plan.docx", "plan.zh.docx", "plan.en.docx"]


@pytest.fixture(scope="module", params=NAMES)
def document(request, files) -> Document:
    return docx.Document(io.BytesIO(files[request.param]))


def test_the_page(document):
    section = document.sections[0]

    def near(length, millimetres):
        return abs(length - Mm(millimetres)) < Mm(0.1)

    assert near(section.page_width, 210)
    assert near(section.page_height, 297)
    assert near(section.top_margin, 37)
    assert near(section.left_margin, 28)
    assert near(section.page_width - section.left_margin - section.right_margin, 156)
    assert near(section.page_height - section.top_margin - section.bottom_margin, 225)


@pytest.mark.parametrize(
    ("name", "font", "size"),
    [("Title", "方正小标宋简体", 22), ("Body Text", "仿宋_GB2312", 16), ("Heading 1", "黑体", 16), ("Footer", "宋体", 14)],
)  # fmt: skip
def test_the_fonts_and_sizes(document, name, font, size):
    style = document.styles[name]
    assert style.element.rPr.rFonts.get(qn("w:eastAsia")) == font
    assert style.font.size == Pt(size)


def test_a_points_heading_is_in_kaiti(document):
    style = document.styles["Point Heading"]
    assert style.element.rPr.rFonts.get(qn("w:eastAsia")) == "楷体_GB2312"
    leads = [p.runs[0] for p in document.paragraphs if p.runs and p.runs[0].style == style]
    numbers = [int(re.match(r"(\d+)\.", run.text)[1]) for run in leads]
    assert sorted(set(numbers)) == list(range(1, 16))


def test_fallbacks_are_named(files):
    with ZipFile(io.BytesIO(files["plan.docx"])) as archive:
        table = archive.read("word/fontTable.xml").decode()
    for name in ("方正小标宋简体", "仿宋_GB2312", "黑体", "楷体_GB2312", "宋体"):
        assert f'w:name="{name}"><w:altName w:val="' in table
    for other in ("FZXiaoBiaoSong-B05S", "FangSong", "SimHei", "KaiTi", "SimSun"):
        assert other in table


def test_22_lines_of_28_characters(document):
    grid = document.element.body.sectPr.find(qn("w:docGrid"))
    pitch = int(grid.get(qn("w:linePitch")))
    assert 22 * pitch <= 225 / 25.4 * 1440 < 22.1 * pitch
    body = document.styles["Body Text"]
    assert body.paragraph_format.line_spacing == Pt(pitch / 20)
    spacing = int(body.element.rPr.find(qn("w:spacing")).get(qn("w:val")))
    assert 28 * (16 + spacing / 20) <= 156 / 25.4 * 72 < 29 * (16 + spacing / 20)


def test_the_page_number_is_right_on_odd_pages_and_left_on_even_ones(document):
    assert document.settings.odd_and_even_pages_header_footer
    section = document.sections[0]
    for footer, side in ((section.footer, ALIGNMENT.RIGHT), (section.even_page_footer, ALIGNMENT.LEFT)):  # fmt: skip
        [paragraph] = footer.paragraphs
        assert paragraph.alignment == side
        assert paragraph.style.name == "Footer"
        assert paragraph.text.startswith("— ")
        assert paragraph.text.endswith(" —")
        assert paragraph._p.find(qn("w:fldSimple")).get(qn("w:instr")) == "PAGE"
        assert paragraph.paragraph_format.left_indent == Pt(14)


def test_chinese_runs_draw_their_quotation_marks_in_the_chinese_font(files):
    document = docx.Document(io.BytesIO(files["plan.docx"]))
    for paragraph in document.paragraphs:
        for run in paragraph.runs:
            hint = run._r.rPr.rFonts.get(qn("w:hint")) if run._r.rPr is not None and run._r.rPr.rFonts is not None else None  # fmt: skip
            if "“" in run.text:
                chinese = paragraph.style.name in {"Title", "Heading 1", "Body Text"}
                chinese = chinese or run.text.startswith(
                    ("编者注", "通常", "原文", "规范", "从语法", "“放管服”是")
                )
                assert (hint == "eastAsia") == chinese, run.text


def test_every_document_carries_the_version_line_and_no_time(edition, files):
    for name in NAMES:
        document = docx.Document(io.BytesIO(files[name]))
        properties = document.core_properties
        assert properties.version == "2024"
        assert properties.identifier == f"sha256:{edition.content_hash}"
        assert properties.author == "杭州市教育局"
        assert properties.created is None
        assert properties.modified is None
        assert edition.content_hash[:12] in document.paragraphs[-1].text


def test_nothing_of_the_librarys_own_template_is_left(files):
    with ZipFile(io.BytesIO(files["plan.docx"])) as archive:
        assert sorted(archive.namelist()) == [
            "[Content_Types].xml", "_rels/.rels", "docProps/core.xml", "word/_rels/document.xml.rels", "word/document.xml",
            "word/fontTable.xml", "word/footer1.xml", "word/footer2.xml", "word/settings.xml", "word/styles.xml",
        ]  # fmt: skip


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("杭州市教育局2024年度法治政府建设（依法行政）工作要点", ("杭州市教育局2024年度", "法治政府建设（依法行政）工作要点")),
        ("2024年工作要点", ("2024年工作要点",)),
        ("杭州市教育局关于深入推进依法行政加快建设法治政府的实施方案", ("杭州市教育局关于深入推进依法行政加快建设法治政府的实施方案",)),
        ("杭州市教育局转发《中小学法治教育指导意见》的工作通知文件", ("杭州市教育局转发", "《中小学法治教育指导意见》的工作通知文件")),
        ("长" * 60, ("长" * 60,)),
    ],
    ids=["ours", "short", "no place", "brackets", "long"],
)  # fmt: skip
def test_a_title_breaks_where_a_word_ends(title, lines):
    assert title_lines(title, "杭州市教育局", "zh", TITLE_LINE_CHARACTERS) == lines
    assert "".join(title_lines(title, "", "zh", TITLE_LINE_CHARACTERS)) == title
