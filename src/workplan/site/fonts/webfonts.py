"""The site's fonts: the characters of each, their files and their style rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from importlib import resources
from pathlib import Path

from workplan.edition.edition import Edition, fits_one_print
from workplan.files.folder_files import files_in
from workplan.site.fonts.characters import bold_characters, condensed, site_characters
from workplan.site.fonts.faces import BODY, LATIN, SANS, SUBHEADING, FontFace, covered
from workplan.site.fonts.official_document import characters_by_face
from workplan.site.fonts.subset import cache_key, subset_cached

FIRST_EAST_ASIAN_CHARACTER = "\u2e80"
"""From here on characters are Chinese, or of its neighbours."""


@dataclass(frozen=True)
class WebFont:
    """A font file of the site: a face cut to some characters.

    ``unicode_range`` holds the characters that browsers take from it where another file of the
    same face, named before it, has the rest: they load the files whose characters a print shows.
    """

    face: FontFace
    characters: str
    unicode_range: str = ""

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
        return font_rule(self.face, self.path, self.unicode_range)


def font_rule(face: FontFace, href: str, characters: str) -> str:
    """The rule for a file of a face; with ``characters``, only these are taken from it."""
    ranges = f"unicode-range: {_ranges(characters)}; " if characters else ""
    return (
        f'@font-face {{ font-family: "{face.family}"; font-weight: {face.weight}; '
        f"font-style: {face.style}; font-display: swap; {ranges}"
        f'src: url("{href}") format("woff2"); }}\n'
    )


def font_files(edition: Edition, docs: Path) -> dict[str, bytes]:
    """The fonts of an edition's prints and the style sheets that name them, by their names."""
    sheets = style_sheets(edition, page_texts(docs))
    fonts = [font for fonts in sheets.values() for font in fonts]
    with ThreadPoolExecutor() as pool:  # packing leaves Python free
        contents = pool.map(lambda font: font.data, fonts)
        files = {font.path: data for font, data in zip(fonts, contents, strict=True)}
    return {**{name: _rules(fonts) for name, fonts in sheets.items()}, **files}


def font_file(edition: Edition, docs: Path, name: str) -> bytes | None:
    """One file of ``font_files``, without making the others."""
    sheets = style_sheets(edition, page_texts(docs))
    if name in sheets:
        return _rules(sheets[name])
    fonts = (font for fonts in sheets.values() for font in fonts)
    return next((font.data for font in fonts if font.path == name), None)


def style_sheets(edition: Edition, texts: Iterable[str]) -> dict[str, tuple[WebFont, ...]]:
    """The fonts that each style sheet names; ``texts`` are those of ``page_texts``."""
    return {
        "pages.css": sans_fonts(edition, texts),
        "official_document.css": official_document_fonts(edition)
        if fits_one_print(edition)
        else (),
    }


def page_texts(docs: Path) -> Iterator[str]:
    """Other sources of characters, condensed: hand-written pages, styles and templates."""
    templates = resources.files("workplan.pages.templates").iterdir()
    written = (file for file in sorted(files_in(docs)) if file.suffix in (".md", ".css"))
    yield from (condensed(file.read_text("utf-8")) for file in (*written, *templates))


def _rules(fonts: tuple[WebFont, ...]) -> bytes:
    return "".join(font.rule for font in fonts).encode()


def sans_fonts(edition: Edition, texts: Iterable[str]) -> tuple[WebFont, ...]:
    """The fonts that every page is printed in; bold is split in two, for little text is bold."""
    texts = tuple(texts)
    characters = site_characters(edition, texts)
    regular, bold = SANS
    latin = "".join(c for c in characters if c < FIRST_EAST_ASIAN_CHARACTER)
    frequent = _only(characters, set(bold_characters(edition, texts)))
    rare = _only(characters, set(characters) - set(frequent))
    return (
        WebFont(regular, characters),
        *(WebFont(face, latin) for face in LATIN),
        *((WebFont(bold, rare),) if rare else ()),
        WebFont(bold, frequent, unicode_range=frequent),
    )


def official_document_fonts(edition: Edition) -> tuple[WebFont, ...]:
    """The fonts of the official-document format, and the one that has what 仿宋 and 楷体 lack."""
    characters = characters_by_face(edition)
    lacking = {c for face in (BODY, SUBHEADING) for c in _missing(face, characters.get(face, ""))}
    fallback = "".join(sorted(lacking & covered(SANS[0])))
    fonts = (WebFont(face, text) for face, text in characters.items())
    return (*fonts, *((WebFont(SANS[0], fallback),) if fallback else ()))


def missing_characters(edition: Edition) -> dict[str, str]:
    """The characters that each font lacks, by its file: readers' own fonts show these."""
    sans = dict.fromkeys(SANS, site_characters(edition, ()))
    needed = {**characters_by_face(edition), **sans}
    missing = {face.file: _missing(face, characters) for face, characters in needed.items()}
    return {file: characters for file, characters in missing.items() if characters}


def characters_lacking_in_all_fonts(edition: Edition) -> str:
    """The characters of an edition that neither its own font of a print nor the fallback has."""
    return _missing(SANS[0], site_characters(edition, ()))


def _missing(face: FontFace, characters: str) -> str:
    printed = (c for c in characters if c.isprintable() and not c.isspace())
    return "".join(sorted(set(printed) - covered(face)))


def _only(characters: str, included: set[str]) -> str:
    return "".join(c for c in characters if c in included)


def _ranges(characters: str) -> str:
    """Characters as ``unicode-range`` lists them, neighbours together."""
    ranges: list[list[int]] = []
    for code in map(ord, characters):
        if ranges and code == ranges[-1][1] + 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    return ",".join(
        f"U+{start:X}" if start == end else f"U+{start:X}-{end:X}" for start, end in ranges
    )
