"""The fonts of a plan's prints, cut to its characters."""

from __future__ import annotations

import io
import re

import pytest
from conftest import ROOT
from fontTools.ttLib import TTFont

from workplan import Plan
from workplan.edition.edition import Edition
from workplan.site.fonts.faces import BODY, LATIN, SANS, SUBHEADING, TITLE, covered
from workplan.site.fonts.webfonts import (
    WebFont,
    font_files,
    missing_characters,
    official_document_fonts,
    sans_fonts,
)


def test_the_fonts_have_every_character_of_the_plan(edition: Edition):
    assert missing_characters(edition) == {}


def test_a_character_that_no_font_has_is_named(plan: Plan):
    title = plan.title.model_copy(update={"zh": plan.title["zh"] + "𠮷"})
    named = missing_characters(Edition(plan.model_copy(update={"title": title})))
    assert set(named.values()) == {"𠮷"}


def test_the_fonts_have_what_names_of_persons_and_places_may_have():
    assert set("〇镕堃喆璟祎𬭊") <= covered(SANS[0]) & covered(SANS[1]) & covered(TITLE)
    assert "〇" in covered(BODY) & covered(SUBHEADING)


def test_the_official_document_names_what_its_faces_lack(plan: Plan):
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
    assert official_document_fonts(changed)[-1] == WebFont(SANS[0], "堃镕")


@pytest.fixture(scope="module")
def files(edition: Edition) -> dict[str, bytes]:
    return font_files(edition, ROOT / "docs")


def test_fonts_are_small_and_named_by_their_style_sheets(files: dict[str, bytes]):
    named = {
        sheet: re.findall(r'url\("([^"]+)"\)', files[sheet].decode())
        for sheet in ("pages.css", "official_document.css")
    }
    assert {*named, *named["pages.css"], *named["official_document.css"]} == set(files)
    assert sum(len(files[name]) for name in named["official_document.css"]) <= 200 * 1024
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
