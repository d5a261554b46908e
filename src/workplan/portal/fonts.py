"""The fonts of prints, shared by all plans: each face in slices of frequent characters.

A plan's style sheets name the slices that it needs, with its own characters, so that a browser
loads few files and no plan has any of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources
from pathlib import PurePosixPath

from workplan.site.fonts.faces import FontFace, covered
from workplan.site.fonts.subset import cache_key, subset_cached
from workplan.site.fonts.webfonts import WebFont, font_rule

FOLDER = "assets/fonts/"
HAN_CHARACTERS_PER_SLICE = 200
"""Han characters in a slice: a plan of the usual length uses some 12 slices of each face."""
CODE_POINTS_PER_SLICE = 256
"""Of all other characters, those of as many code points are one slice."""


@dataclass(frozen=True)
class FontSlice:
    """A part of a face, the same for every plan."""

    face: FontFace
    name: str
    """``a`` and a position for frequent Han characters, ``u`` and a block for all others."""
    characters: str

    @cached_property
    def path(self) -> str:
        """Where it stands, from the portal's root; what it is made from is in its name."""
        digest = cache_key(self.face.source, self.characters)[:8]
        family = self.face.family.split()[-1].lower()
        return f"{FOLDER}{family}-{self.face.file}-{self.name}.{digest}.woff2"

    @property
    def data(self) -> bytes:
        """Its content, which takes some 0.2 s to make."""
        return subset_cached(self.face.source, self.characters)


def slices_for(face: FontFace, characters: str) -> Iterator[tuple[FontSlice, str]]:
    """The slices of a face that have some characters, and which of these each has."""
    for name, part in _by_slice(covered(face).intersection(characters)).items():
        yield _slices(face)[name], part


def shared_style(fonts: Iterable[WebFont], sheet: str) -> tuple[bytes, frozenset[FontSlice]]:
    """A style sheet that names the slices instead of a plan's own fonts, and those slices.

    ``sheet`` is the style sheet's address from the portal's root.
    """
    characters: dict[FontFace, str] = {}
    for font in fonts:
        characters[font.face] = characters.get(font.face, "") + font.characters
    up = "../" * (len(PurePosixPath(sheet).parts) - 1)
    slices, rules = set(), []
    for face, text in characters.items():
        for part, used in slices_for(face, text):
            slices.add(part)
            rules.append(font_rule(face, up + part.path, used))
    return "".join(rules).encode(), frozenset(slices)


def _by_slice(characters: Iterable[str]) -> dict[str, str]:
    """Characters in order, by the name of their slice."""
    slices: dict[str, str] = {}
    for character in sorted(characters):
        name = _slice_name(character)
        slices[name] = slices.get(name, "") + character
    return slices


def _slice_name(character: str) -> str:
    position = _positions().get(character)
    return (
        f"u{ord(character) // CODE_POINTS_PER_SLICE:x}"
        if position is None
        else f"a{position // HAN_CHARACTERS_PER_SLICE}"
    )


@cache
def _positions() -> dict[str, int]:
    """The places of Han characters in the order of their frequency, from 0.

    The order is that of jieba's dictionary (MIT), of which each word counts with its frequency.
    """
    text = resources.files("workplan.portal").joinpath("han_by_frequency.txt").read_text("utf-8")
    return {character: i for i, character in enumerate(text.replace("\n", ""))}


@cache
def _slices(face: FontFace) -> dict[str, FontSlice]:
    """The slices of a face by their names."""
    slices = _by_slice(covered(face))
    return {name: FontSlice(face, name, characters) for name, characters in slices.items()}
