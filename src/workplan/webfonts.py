"""The site's own fonts: which characters each has, their files and their style rules."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from importlib import resources
from pathlib import Path

from workplan.edition import Edition
from workplan.printing import printed_whole
from workplan.subset import kept_subset
from workplan.typefaces import LATIN, SANS, Face, covered
from workplan.views.gongwen_type import characters_by_face

PLAIN = "".join(map(chr, range(0x20, 0x7F)))
"""Numbers, addresses and names of files may need any of these."""
FIRST_EAST_ASIAN = "\u2e80"
"""From here on characters are Chinese, or of its neighbours."""


@dataclass(frozen=True)
class WebFont:
    """A font file of the site."""

    face: Face
    data: bytes

    @cached_property
    def path(self) -> str:
        """Where it stands, beside the style sheet; its content is in its name."""
        digest = hashlib.sha256(self.data).hexdigest()[:8]
        return f"{self.face.family.split()[-1].lower()}-{self.face.file}.{digest}.woff2"

    @property
    def rule(self) -> str:
        """The rule that names it in a style sheet."""
        face = self.face
        return (
            f'@font-face {{ font-family: "{face.family}"; font-weight: {face.weight}; '
            f"font-style: {face.style}; font-display: swap; "
            f'src: url("{self.path}") format("woff2"); }}\n'
        )


def font_files(edition: Edition, docs: Path) -> dict[str, bytes]:
    """The fonts of an edition's prints and the style sheets that name them, by their names."""
    every = sans_fonts(edition, page_texts(docs))
    official = gongwen_fonts(edition) if printed_whole(edition) else ()
    return {
        "pages.css": _rules(every),
        "gongwen.css": _rules(official),
        **{font.path: font.data for font in (*every, *official)},
    }


def page_texts(docs: Path) -> Iterator[str]:
    """Where else characters may come from: hand-written pages, styles and templates."""
    templates = resources.files("workplan.templates").iterdir()
    written = (file for file in sorted(docs.rglob("*")) if file.suffix in (".md", ".css"))
    yield from (file.read_text("utf-8") for file in (*written, *templates))


def _rules(fonts: tuple[WebFont, ...]) -> bytes:
    return "".join(font.rule for font in fonts).encode()


def site_characters(edition: Edition, texts: Iterable[str]) -> str:
    """Every character that a page may show: the plan's, the site's own words, other texts."""
    words = (word for locale in edition.locales.values() for word in locale.words.values())
    found = {c for text in (edition.plan.model_dump_json(), *words, *texts) for c in text}
    return "".join(sorted({*found, *PLAIN}))


def sans_fonts(edition: Edition, texts: Iterable[str]) -> tuple[WebFont, ...]:
    """The fonts that every page is printed in."""
    characters = site_characters(edition, texts)
    latin = "".join(c for c in characters if c < FIRST_EAST_ASIAN)
    return _fonts(dict.fromkeys(SANS, characters) | dict.fromkeys(LATIN, latin))


def gongwen_fonts(edition: Edition) -> tuple[WebFont, ...]:
    """The fonts of the official form."""
    return _fonts(characters_by_face(edition))


def missing_characters(edition: Edition) -> dict[str, str]:
    """The characters that each font lacks, by its file: readers' own fonts show these."""
    wanted = {**characters_by_face(edition), **dict.fromkeys(SANS, site_characters(edition, ()))}
    lacking = {face.file: _lacking(face, characters) for face, characters in wanted.items()}
    return {file: characters for file, characters in lacking.items() if characters}


def _lacking(face: Face, characters: str) -> str:
    printed = (c for c in characters if c.isprintable() and not c.isspace())
    return "".join(sorted(set(printed) - covered(face)))


def _fonts(wanted: dict[Face, str]) -> tuple[WebFont, ...]:
    """The fonts of some faces; packing leaves Python free, so that they are made side by side."""
    with ThreadPoolExecutor() as pool:
        made = pool.map(lambda face: kept_subset(face.source, wanted[face]), wanted)
        return tuple(WebFont(face, data) for face, data in zip(wanted, made, strict=True))
