"""The site's own fonts: which characters each has, their files and their style rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from importlib import resources
from pathlib import Path

from workplan.edition.edition import Edition, printed_whole
from workplan.site.fonts.characters import bold_characters, site_characters
from workplan.site.fonts.faces import LATIN, SANS, FontFace, covered
from workplan.site.fonts.official_form import characters_by_face
from workplan.site.fonts.subset import cache_key, subset_cached

FIRST_EAST_ASIAN = "\u2e80"
"""From here on characters are Chinese, or of its neighbours."""


@dataclass(frozen=True)
class WebFont:
    """A font file of the site: a face cut to some characters.

    ``part`` holds the characters that browsers shall take from it where another file of the same
    face, named before it, has the rest: they load the files whose characters a print shows.
    """

    face: FontFace
    characters: str
    part: str = ""

    @cached_property
    def path(self) -> str:
        """Where it stands, beside the style sheet; what it is made from is in its name."""
        digest = cache_key(self.face.source, self.characters)[:8]
        return f"{self.face.family.split()[-1].lower()}-{self.face.file}.{digest}.woff2"

    @property
    def data(self) -> bytes:
        """Its content, which takes a while to make."""
        return subset_cached(self.face.source, self.characters)

    @property
    def rule(self) -> str:
        """The rule that names it in a style sheet."""
        face = self.face
        only = f"unicode-range: {_ranges(self.part)}; " if self.part else ""
        return (
            f'@font-face {{ font-family: "{face.family}"; font-weight: {face.weight}; '
            f"font-style: {face.style}; font-display: swap; {only}"
            f'src: url("{self.path}") format("woff2"); }}\n'
        )


def font_files(edition: Edition, docs: Path) -> dict[str, bytes]:
    """The fonts of an edition's prints and the style sheets that name them, by their names."""
    sheets = _sheets(edition, docs)
    fonts = [font for named in sheets.values() for font in named]
    with ThreadPoolExecutor() as pool:  # packing leaves Python free
        made = pool.map(lambda font: font.data, fonts)
        files = {font.path: data for font, data in zip(fonts, made, strict=True)}
    return {**{name: _rules(named) for name, named in sheets.items()}, **files}


def font_file(edition: Edition, docs: Path, name: str) -> bytes | None:
    """One of them, without making the others."""
    sheets = _sheets(edition, docs)
    if name in sheets:
        return _rules(sheets[name])
    fonts = (font for named in sheets.values() for font in named)
    return next((font.data for font in fonts if font.path == name), None)


def _sheets(edition: Edition, docs: Path) -> dict[str, tuple[WebFont, ...]]:
    return {
        "pages.css": sans_fonts(edition, page_texts(docs)),
        "gongwen.css": gongwen_fonts(edition) if printed_whole(edition) else (),
    }


def page_texts(docs: Path) -> Iterator[str]:
    """Where else characters may come from: hand-written pages, styles and templates."""
    templates = resources.files("workplan.pages.templates").iterdir()
    written = (file for file in sorted(docs.rglob("*")) if file.suffix in (".md", ".css"))
    yield from (file.read_text("utf-8") for file in (*written, *templates))


def _rules(fonts: tuple[WebFont, ...]) -> bytes:
    return "".join(font.rule for font in fonts).encode()


def sans_fonts(edition: Edition, texts: Iterable[str]) -> tuple[WebFont, ...]:
    """The fonts that every page is printed in; the bold one is parted, for little is bold."""
    texts = tuple(texts)
    characters = site_characters(edition, texts)
    regular, bold = SANS
    latin = "".join(c for c in characters if c < FIRST_EAST_ASIAN)
    usual = _those(characters, set(bold_characters(edition, texts)))
    other = _those(characters, set(characters) - set(usual))
    return (
        WebFont(regular, characters),
        *(WebFont(face, latin) for face in LATIN),
        *((WebFont(bold, other),) if other else ()),
        WebFont(bold, usual, part=usual),
    )


def gongwen_fonts(edition: Edition) -> tuple[WebFont, ...]:
    """The fonts of the official form."""
    return tuple(WebFont(face, wanted) for face, wanted in characters_by_face(edition).items())


def missing_characters(edition: Edition) -> dict[str, str]:
    """The characters that each font lacks, by its file: readers' own fonts show these."""
    wanted = {**characters_by_face(edition), **dict.fromkeys(SANS, site_characters(edition, ()))}
    lacking = {face.file: _lacking(face, characters) for face, characters in wanted.items()}
    return {file: characters for file, characters in lacking.items() if characters}


def _lacking(face: FontFace, characters: str) -> str:
    printed = (c for c in characters if c.isprintable() and not c.isspace())
    return "".join(sorted(set(printed) - covered(face)))


def _those(characters: str, wanted: set[str]) -> str:
    return "".join(c for c in characters if c in wanted)


def _ranges(characters: str) -> str:
    """Characters as ``unicode-range`` lists them, neighbours together."""
    runs: list[list[int]] = []
    for code in map(ord, characters):
        if runs and code == runs[-1][1] + 1:
            runs[-1][1] = code
        else:
            runs.append([code, code])
    return ",".join(f"U+{a:X}" if a == b else f"U+{a:X}-{b:X}" for a, b in runs)
