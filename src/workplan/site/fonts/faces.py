"""The typefaces that prints carry, so that they come out the same on every machine.

Each has TrueType outlines: others become nameless Type 3 fonts in a PDF, whose characters copy
as radicals. ``fonts/README.md`` says where they come from.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable


def _source(name: str) -> Traversable:
    return resources.files("workplan.site.fonts").joinpath(f"sources/{name}.ttf")


@cache
def _bytes(name: str) -> bytes:
    return _source(name).read_bytes()


@dataclass(frozen=True)
class FontFace:
    """A font source in ``fonts/`` and how style sheets name it."""

    file: str
    family: str
    weight: int = 400
    style: str = "normal"

    @property
    def source(self) -> bytes:
        """The font's bytes, as TrueType; a face crosses to other processes without them."""
        return _bytes(self.file)


SANS = (FontFace("sans", "Workplan Sans"), FontFace("sans-bold", "Workplan Sans", 700))
"""What every page is printed in."""

LATIN = (
    FontFace("latin", "Workplan Latin"),
    FontFace("latin-bold", "Workplan Latin", 700),
    FontFace("latin-italic", "Workplan Latin", style="italic"),
    FontFace("latin-bold-italic", "Workplan Latin", 700, "italic"),
)
"""The same for other scripts than Chinese, whose faces set “ and ’ as wide as a character."""

TITLE = FontFace("song-bold", "Workplan Song", 700)  # 小标宋
HEADING = FontFace("sans-bold", "Workplan Hei", 700)  # 黑体
SUBHEADING = FontFace("kai", "Workplan Kai")  # 楷体
BODY = FontFace("fang", "Workplan Fang")  # 仿宋
NUMBER = FontFace("number", "Workplan Number")  # 宋体, page numbers
SERIF = (
    FontFace("serif", "Workplan Serif"),
    FontFace("serif-bold", "Workplan Serif", 700),
    FontFace("serif-italic", "Workplan Serif", style="italic"),
)
"""What the official-document format is set in; the serif sets other languages than Chinese."""


@cache
def covered(face: FontFace) -> frozenset[str]:
    """The characters that a face has."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415 (takes a while, rarely needed)

    with _source(face.file).open("rb") as file:
        font = TTFont(file, lazy=True)
        # Any names will do, and to find their own takes long.
        font.setGlyphOrder([f"{i}" for i in range(font["maxp"].numGlyphs)])
        return frozenset(map(chr, font.getBestCmap()))
