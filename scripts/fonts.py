#!/usr/bin/env python3
"""Makes the font sources in src/workplan/site/fonts/sources from what Debian and npm distribute.

Run it on a Debian-like system: ``.venv/bin/python scripts/fonts.py``. The results stand in the
repository, so that a build never needs the network; the README.md beside them says more.
"""

from __future__ import annotations

import gzip
import shutil
import subprocess
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

from fontTools import subset
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.scaleUpem import scale_upem

from workplan.site.fonts.subset import FEATURES

FONTS = Path(__file__).parents[1] / "src/workplan/site/fonts/sources"
STANDARD_CHARACTERS = Path(__file__).with_name("standard_characters.txt")
"""The standard's characters that GB 2312 lacks."""
DEBIAN = ("texlive-lang-chinese", "fonts-liberation2")
NPM = (
    "@expo-google-fonts/noto-sans-sc@0.4.3",
    "@expo-google-fonts/noto-serif-sc@0.4.3",
    "@expo-google-fonts/source-sans-3@0.4.1",
)
FANDOL = "usr/share/texlive/texmf-dist/fonts/opentype/public/fandol"
LIBERATION = "usr/share/fonts/truetype/liberation2/LiberationSerif"
NOTO = "expo-google-fonts-noto-{}-sc-0.4.3/package"
SOURCE_SANS = "expo-google-fonts-source-sans-3-0.4.1/package"
LICENSES = {
    "LICENSE-fandol.txt": "usr/share/doc/texlive-doc/fonts/fandol/COPYING.gz",
    "LICENSE-liberation.txt": "usr/share/doc/fonts-liberation2/copyright",
    "LICENSE-noto-sans-sc.txt": f"{NOTO.format('sans')}/LICENSE_FONT",
    "LICENSE-noto-serif-sc.txt": f"{NOTO.format('serif')}/LICENSE_FONT",
    "LICENSE-source-sans.txt": f"{SOURCE_SANS}/LICENSE_FONT",
}
ERROR = 3
"""How far a curve may move when it becomes TrueType, in thousandths of an em."""

UNITS = 512
"""Units of an em for Chinese outlines: a step is a hundredth of a millimetre at 16 pt, finer than
a printer's dots, and the files are an eighth smaller."""


@dataclass(frozen=True)
class FontSource:
    """A font to make: its file's name, where it comes from, its characters and its own name."""

    name: str
    source: str
    characters: str
    family: str
    style: str = "Regular"

    @property
    def is_chinese(self) -> bool:
        """Whether lines measure by the em box; otherwise they do by the font's own heights."""
        return not self.source.startswith((SOURCE_SANS, LIBERATION))


def chinese() -> str:
    """The Chinese characters and marks of GB 2312, 〇, and the letters of Western Europe.

    With them the rest of the 8,105 characters of the Table of General Standard Chinese Characters
    (通用规范汉字表, 2013), which names of persons and places may have.
    """
    rows = [*range(0xA1, 0xA4), 0xA6, *range(0xB0, 0xF8)]
    pairs = (bytes([row, cell]) for row in rows for cell in range(0xA1, 0xFF))
    marks = "".join(pair.decode("gb2312", errors="ignore") for pair in pairs)
    rare = STANDARD_CHARACTERS.read_text("utf-8").replace("\n", "")
    return marks + "〇" + rare + latin() + "≥≤×÷√→←↑↓①②③④⑤⑥⑦⑧⑨⑩☐☑□■●○—–‑•…′″"


def latin() -> str:
    """The printable characters of Basic Latin to Latin Extended-A and English punctuation."""
    codes = (*range(0x20, 0x7F), *range(0xA0, 0x180))
    return "".join(map(chr, codes)) + "‐‑–—‘’“”…•′″≥≤×→←"


PINYIN = "ǍǎǏǐǑǒǓǔǕǖǗǘǙǚǛǜǸǹ"
"""Letters with tones that no European language has; the page of terms says how they are read."""


def noto(kind: str, weight: str) -> str:
    """The file of a weight of Noto Sans or Noto Serif."""
    return f"{NOTO.format(kind.lower())}/{weight}/Noto{kind}SC_{weight}.ttf"


def source_sans(weight: str) -> str:
    """The file of a weight of Source Sans."""
    return f"{SOURCE_SANS}/{weight}/SourceSans3_{weight}.ttf"


LETTERS = latin() + PINYIN
FONT_SOURCES = (
    FontSource("fang", f"{FANDOL}/FandolFang-Regular.otf", chinese(), "Workplan Fang"),
    FontSource("kai", f"{FANDOL}/FandolKai-Regular.otf", chinese(), "Workplan Kai"),
    FontSource("number", f"{FANDOL}/FandolSong-Regular.otf", "0123456789—- ", "Workplan Number"),
    FontSource("sans", noto("Sans", "400Regular"), chinese() + PINYIN, "Workplan Sans"),
    FontSource("sans-bold", noto("Sans", "700Bold"), chinese() + PINYIN, "Workplan Sans", "Bold"),
    FontSource("song-bold", noto("Serif", "700Bold"), chinese(), "Workplan Song", "Bold"),
    FontSource("latin", source_sans("400Regular"), LETTERS, "Workplan Latin"),
    FontSource("latin-bold", source_sans("700Bold"), LETTERS, "Workplan Latin", "Bold"),
    FontSource(
        "latin-italic", source_sans("400Regular_Italic"), LETTERS, "Workplan Latin", "Italic"
    ),
    FontSource(
        "latin-bold-italic", source_sans("700Bold_Italic"), LETTERS, "Workplan Latin", "Bold Italic"
    ),
    FontSource("serif", f"{LIBERATION}-Regular.ttf", latin(), "Workplan Serif"),
    FontSource("serif-bold", f"{LIBERATION}-Bold.ttf", latin(), "Workplan Serif", "Bold"),
    FontSource("serif-italic", f"{LIBERATION}-Italic.ttf", latin(), "Workplan Serif", "Italic"),
)


def main() -> None:
    """Fetches the packages and makes every font."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        fetch(folder)
        for file, source in LICENSES.items():
            copy_license(folder / source, FONTS / file)
        for font_source in FONT_SOURCES:
            make(folder, font_source)


def fetch(folder: Path) -> None:
    """Downloads and unpacks the packages with their registries' own clients."""
    for package in DEBIAN:
        subprocess.run(["apt-get", "download", package], cwd=folder, check=True)
        subprocess.run(["dpkg-deb", "-x", *folder.glob(f"{package}_*.deb"), folder], check=True)
    for package in NPM:
        subprocess.run(["npm", "pack", "--silent", package], cwd=folder, check=True)
    for archive in folder.glob("*.tgz"):
        with tarfile.open(archive) as tar:
            tar.extractall(folder / archive.stem, filter="data")


def copy_license(source: Path, target: Path) -> None:
    """Puts a license beside the fonts, as plain text."""
    if source.suffix == ".gz":
        target.write_bytes(gzip.decompress(source.read_bytes()))
    else:
        shutil.copy(source, target)


def make(folder: Path, font_source: FontSource) -> None:
    """Writes one font: cut to its characters, with TrueType outlines, renamed."""
    font = TTFont(folder / font_source.source)
    cutter = subset.Subsetter(
        subset.Options(
            layout_features=FEATURES,
            hinting=False,
            notdef_outline=True,
            name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14],
        )
    )
    cutter.populate(text=font_source.characters)
    cutter.subset(font)
    if "CFF " in font:
        to_truetype(font)
    if font_source.is_chinese:
        scale_upem(font, UNITS)
        measure_by_em_box(font)
    rename(font, font_source)
    font["post"].formatType = 3
    font["head"].modified = font["head"].created
    font.recalcTimestamp = False
    font.save(FONTS / f"{font_source.name}.ttf")
    print(f"{font_source.name}.ttf {len(font.getBestCmap())}")


def to_truetype(font: TTFont) -> None:
    """Turns the outlines of an OpenType font into TrueType's: cubic curves into quadratic ones."""
    glyphs = {name: quadratic(font, name) for name in font.getGlyphOrder()}
    font["loca"], font["glyf"] = newTable("loca"), newTable("glyf")
    font["glyf"].glyphOrder, font["glyf"].glyphs = font.getGlyphOrder(), glyphs
    del font["CFF "]
    for table in ("VORG", "BASE"):
        if table in font:
            del font[table]
    for name, glyph in glyphs.items():
        glyph.recalcBounds(font["glyf"])
        font["hmtx"][name] = (font["hmtx"][name][0], getattr(glyph, "xMin", 0))
    largest_profile(font)
    font.sfntVersion = "\0\1\0\0"


def quadratic(font: TTFont, name: str) -> object:
    """One glyph with quadratic curves."""
    pen = TTGlyphPen(None)
    font.getGlyphSet()[name].draw(Cu2QuPen(pen, ERROR, reverse_direction=True))
    return pen.glyph(dropImpliedOnCurves=True)


def largest_profile(font: TTFont) -> None:
    """Gives ``maxp`` the fields of TrueType; saving fills in those that count outlines."""
    table = font["maxp"]
    table.tableVersion = 0x00010000
    table.maxZones = 1
    for field in (
        "maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs",
        "maxStackElements", "maxSizeOfInstructions", "maxComponentElements", "maxPoints",
        "maxContours", "maxCompositePoints", "maxCompositeContours", "maxComponentDepth",
    ):  # fmt: skip
        setattr(table, field, 0)


def rename(font: TTFont, font_source: FontSource) -> None:
    """Gives a changed font its own name, as the licenses ask."""
    full = f"{font_source.family} {font_source.style}"
    names = {
        1: font_source.family,
        2: font_source.style,
        3: full,
        4: full,
        6: full.replace(" ", ""),
    }
    font["name"].names = [
        record for record in font["name"].names if record.nameID not in (16, 17, 21, 22)
    ]
    for number, text in names.items():
        font["name"].setName(text, number, 3, 1, 0x409)
    font["name"].names = [record for record in font["name"].names if record.langID == 0x409]


def measure_by_em_box(font: TTFont) -> None:
    """Makes lines measure by the em box, so that every Chinese face stands on the same grid."""
    em = font["head"].unitsPerEm
    up, down = round(em * 0.88), round(em * 0.12)
    font["hhea"].ascent, font["hhea"].descent, font["hhea"].lineGap = up, -down, 0
    table = font["OS/2"]
    table.sTypoAscender, table.sTypoDescender, table.sTypoLineGap = up, -down, 0
    table.usWinAscent, table.usWinDescent = up, down


if __name__ == "__main__":
    main()
