"""The faces of prints: their sources, licences and outlines."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from conftest import ROOT
from fontTools.ttLib import TTFont

from workplan.site.fonts.faces import BODY, LATIN, SANS, FontFace

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


@pytest.mark.parametrize("face", [*SANS, *LATIN, BODY], ids=lambda face: face.file)
def test_a_face_has_a_source(face: FontFace):
    assert face.source[:4] == b"\x00\x01\x00\x00"
