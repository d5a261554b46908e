"""What prints are made of, as far as no browser is needed: fonts, QR codes, feet, PDFs on offer."""

from __future__ import annotations

import hashlib
import io
import re
from pathlib import Path

import pytest
from conftest import ROOT
from fontTools.ttLib import TTFont

from workplan import Plan
from workplan.edition.edition import MAX_POINTS_PER_PRINT, Edition, fits_one_print
from workplan.edition.urls import RelativeUrls
from workplan.exports.pdf_files import folder_of, pdf_files
from workplan.locales.pinyin import toned
from workplan.pages.renderer import Renderer
from workplan.pages.sitemap import site_pages
from workplan.pages.views.print_tools import print_footer, qr_svg
from workplan.site.fonts.faces import (
    BODY,
    LATIN,
    NUMBER,
    SANS,
    SUBHEADING,
    TITLE,
    FontFace,
    covered,
)
from workplan.site.fonts.subset import subset, subset_cached
from workplan.site.fonts.webfonts import (
    WebFont,
    font_files,
    gongwen_fonts,
    missing_characters,
    sans_fonts,
)

FONTS = ROOT / "src/workplan/site/fonts/sources"


def test_the_fonts_are_the_ones_whose_licences_stand_beside_them():
    sums = dict(reversed(line.split()) for line in (FONTS / "SHA256SUMS").read_text().splitlines())
    files = [file for file in FONTS.iterdir() if file.suffix == ".ttf" or "LICENSE" in file.name]
    assert {file.name for file in files} == set(sums)
    for file in files:
        assert hashlib.sha256(file.read_bytes()).hexdigest() == sums[file.name], file.name
    readme = (FONTS / "README.md").read_text("utf-8")
    assert all(name in readme for name in sums if "LICENSE" in name)


@pytest.mark.parametrize("file", sorted(FONTS.glob("*.ttf")), ids=lambda file: file.stem)
def test_outlines_are_truetype_and_names_our_own(file: Path):
    with TTFont(file, lazy=True) as font:
        assert "glyf" in font
        assert "CFF " not in font
        assert font["name"].getDebugName(1).startswith("Workplan")


def test_the_fonts_have_every_character_of_the_plan(edition: Edition):
    assert missing_characters(edition) == {}


def test_a_character_that_no_font_has_is_named(plan: Plan):
    title = plan.title.model_copy(update={"zh": plan.title["zh"] + "𠮷"})
    named = missing_characters(Edition(plan.model_copy(update={"title": title})))
    assert set(named.values()) == {"𠮷"}


def test_the_fonts_have_what_names_of_persons_and_places_may_have():
    assert set("〇镕堃喆璟祎𬭊") <= covered(SANS[0]) & covered(SANS[1]) & covered(TITLE)
    assert "〇" in covered(BODY) & covered(SUBHEADING)


def test_the_official_form_names_what_its_faces_lack(plan: Plan):
    title = plan.title.model_copy(update={"zh": plan.title["zh"] + "镕"})
    issuer = plan.issuer.model_copy(update={"zh": plan.issuer["zh"] + "镕"})
    named = missing_characters(Edition(plan.model_copy(update={"title": title, "issuer": issuer})))
    assert "song-bold" not in named
    section, *others = plan.sections
    point, *rest = section.points
    heading = point.heading.model_copy(update={"zh": "学习镕堃。"})
    points = (point.model_copy(update={"heading": heading}), *rest)
    sections = (section.model_copy(update={"points": points}), *others)
    changed = Edition(plan.model_copy(update={"sections": sections}))
    assert missing_characters(changed) == {"kai": "堃镕"}
    assert gongwen_fonts(changed)[-1] == WebFont(SANS[0], "堃镕")


@pytest.fixture(scope="module")
def files(edition: Edition) -> dict[str, bytes]:
    return font_files(edition, ROOT / "docs")


def test_fonts_are_small_and_named_by_their_style_sheets(files: dict[str, bytes]):
    named = {
        sheet: re.findall(r'url\("([^"]+)"\)', files[sheet].decode())
        for sheet in ("pages.css", "gongwen.css")
    }
    assert {*named, *named["pages.css"], *named["gongwen.css"]} == set(files)
    assert sum(len(files[name]) for name in named["gongwen.css"]) <= 200 * 1024
    assert all(
        TTFont(io.BytesIO(data)).flavor == "woff2"
        for name, data in files.items()
        if name.endswith("2")
    )


def test_a_parted_font_has_every_character_in_one_of_its_parts(edition: Edition):
    regular, *_, other, usual = sans_fonts(edition, ["# 甲", "乙"])
    assert other.face == usual.face
    assert set(other.characters).isdisjoint(usual.characters)
    assert {*other.characters, *usual.characters} == set(regular.characters)
    assert {"甲"} == {"甲", "乙"} & set(usual.characters)
    assert "unicode-range: U+20-7E," in usual.rule
    assert "unicode-range" not in other.rule


def test_letters_with_tones_are_in_the_fonts(edition: Edition):
    latin = [font for font in sans_fonts(edition, []) if font.face in LATIN]
    for font in latin:
        assert set("ǎǐǒǔǚ") <= set(font.characters) & covered(font.face)


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("《行政复议法》", "xíng zhèng fù yì fǎ"),
        ("“放管服”改革", "“fàng guǎn fú” gǎi gé"),
        ("抓援促治、强基固本", "zhuā yuán cù zhì、qiáng jī gù běn"),
        ("建设（依法行政）工作", "jiàn shè（yī fǎ xíng zhèng）gōng zuò"),
    ],
)
def test_no_blank_strays_into_the_marks_of_a_reading(text: str, reading: str):
    assert toned(text) == reading


def test_cutting_gives_the_same_bytes_and_what_is_kept_is_checked(tmp_path: Path):
    made = subset(NUMBER.source, "123")
    assert made == subset(NUMBER.source, "321")
    assert subset_cached(NUMBER.source, "123", tmp_path) == made
    [kept] = tmp_path.iterdir()
    kept.write_bytes(b"damaged")
    assert subset_cached(NUMBER.source, "123", tmp_path) == made
    nowhere = tmp_path / "file"
    nowhere.write_text("")
    assert subset_cached(NUMBER.source, "123", nowhere / "folder") == made


@pytest.mark.parametrize("face", [*SANS, *LATIN, BODY], ids=lambda face: face.file)
def test_a_face_has_a_source(face: FontFace):
    assert face.source[:4] == b"\x00\x01\x00\x00"


def modules(svg: str) -> set[tuple[int, int]]:
    """The dark modules of a code, read from its path of horizontal strokes."""
    dark, x, y = set(), 0, 0
    for command, numbers in re.findall(r"([Mmh])([-0-9. ]+)", svg.split(' d="')[1]):
        values = [float(value) for value in re.findall(r"-?[0-9.]+", numbers)]
        if command == "h":
            dark |= {(x + i, y) for i in range(int(values[0]))}
            x += int(values[0])
        else:
            relative = (x, y) if command == "m" else (0, 0)
            x = relative[0] + int(values[0])
            y = relative[1] + (int(values[1]) if command == "m" else int(values[1] - 0.5))
    return dark


def test_a_code_is_that_of_the_address():
    import segno  # noqa: PLC0415 (compares with the library's own matrix)

    address = "https://plan.example.gov.cn/2024/points/9/"
    matrix = segno.make(address, error="m", micro=False, mask=2, boost_error=False).matrix
    drawn = {(x - 4, y - 4) for x, y in modules(qr_svg(address))}
    assert drawn == {(x, y) for y, row in enumerate(matrix) for x, dark in enumerate(row) if dark}
    assert "style" not in qr_svg(address)


def test_a_page_has_its_own_code_where_the_site_has_an_address(edition: Edition):
    codes = {
        print_footer(edition, "https://a.example/", address).qr_code
        for address in ("", "2024/points/9/")
    }
    assert len(codes) == 2
    assert print_footer(edition, "", "2024/points/9/").qr_code == ""


def test_pdfs_are_on_offer_once_they_are_printed_and_never_those_of_another_text(
    edition: Edition, plan: Plan, tmp_path: Path
):
    links = RelativeUrls("2024/downloads/")
    assert ".pdf" not in Renderer(edition).body("downloads", links)
    assert ".pdf" not in Renderer(edition, pdfs=tmp_path).body("downloads", links)
    for pdf in pdf_files(edition):
        file = folder_of(tmp_path, edition) / pdf.name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(b"%PDF-1.4 " + pdf.name.encode())
    renderer = Renderer(edition, pdfs=tmp_path)
    listed = renderer.body("downloads", links)
    assert all(f'href="{pdf.name}"' in listed for pdf in pdf_files(edition))
    assert "../downloads/plan.print.both.pdf" in renderer.body(
        "booklet", RelativeUrls("2024/print/")
    )
    assert "../downloads/plan.gongwen.zh.pdf" in renderer.body(
        "gongwen", RelativeUrls("2024/gongwen/")
    )
    other = Edition(plan.model_copy(update={"short_title": None}))
    assert ".pdf" not in Renderer(other, pdfs=tmp_path).body("downloads", links)


def test_a_plan_of_thousands_of_points_has_no_print_of_the_whole(edition: Edition):
    kinds = {page.kind for page in site_pages(edition)}
    assert {"booklet", "gongwen"} <= kinds
    large = Edition(edition.plan)
    large.__dict__["points"] = dict.fromkeys(map(str, range(MAX_POINTS_PER_PRINT + 1)))
    assert not fits_one_print(large)
    assert list(pdf_files(large)) == []
