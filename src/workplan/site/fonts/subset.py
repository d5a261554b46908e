"""Cuts a font to the characters that a site uses, as WOFF2."""

from __future__ import annotations

import hashlib
import io
import logging
import os
from pathlib import Path

from platformdirs import user_cache_path

FEATURES = ["kern", "halt", "chws", "vert"]
"""Kerning and narrow punctuation stay; ligatures go, for some readers copy “ff” as nothing."""

KEPT_FILES = 64
"""Results kept on this machine; the oldest go first."""


def subset(source: bytes, characters: str) -> bytes:
    """The font cut to some characters; the same input gives the same bytes."""
    from fontTools import subset as tool  # noqa: PLC0415 (takes a while, rarely needed)
    from fontTools.ttLib import TTFont  # noqa: PLC0415

    logging.getLogger("fontTools").setLevel(logging.ERROR)
    options = tool.Options(layout_features=FEATURES, hinting=False, notdef_outline=True)
    font = TTFont(io.BytesIO(source), recalcTimestamp=False)
    cutter = tool.Subsetter(options)
    cutter.populate(text=characters)
    cutter.subset(font)
    font.flavor = "woff2"
    made = io.BytesIO()
    font.save(made)
    return made.getvalue()


def subset_cached(source: bytes, characters: str, folder: Path | None = None) -> bytes:
    """The same, remembered on this machine: cutting takes a second, and texts change rarely."""
    folder = folder or user_cache_path("workplan") / "fonts"
    file = folder / f"{cache_key(source, characters)[:32]}.woff2"
    try:
        return _checked(file.read_bytes())
    except (OSError, ValueError):
        made = subset(source, characters)
        _keep(file, made)
        return made


def cache_key(source: bytes, characters: str) -> str:
    """A hash of all that decides what a cut font is."""
    wanted = "".join([*FEATURES, *sorted(set(characters))]).encode()
    return hashlib.sha256(source + wanted).hexdigest()


def _keep(file: Path, font: bytes) -> None:
    """Writes a result with its digest; a machine that forbids it works all the same."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        part = file.with_suffix(f".{os.getpid()}")
        part.write_bytes(hashlib.sha256(font).digest() + font)
        part.replace(file)
        files = sorted(file.parent.glob("*.woff2"), key=lambda one: one.stat().st_mtime)
        for old in files[:-KEPT_FILES]:
            old.unlink()
    except OSError:
        return


def _checked(kept: bytes) -> bytes:
    """A remembered font, if it is whole."""
    digest, font = kept[:32], kept[32:]
    if hashlib.sha256(font).digest() != digest:
        raise ValueError("damaged")
    return font
