"""Subsets a font to the characters that a site uses, as WOFF2."""

from __future__ import annotations

import hashlib
import io
import logging
import os
from functools import lru_cache
from pathlib import Path

from platformdirs import user_cache_path

FEATURES = ["kern", "halt", "chws", "vert"]
"""Kerning and narrow punctuation stay; ligatures go, for some readers copy “ff” as nothing."""

MAX_CACHED_FILES = 512
"""Subsets cached on this machine; the oldest go first."""


def subset(source: bytes, characters: str) -> bytes:
    """The font with only some characters; the same input gives the same bytes."""
    from fontTools import subset as fonttools_subset  # noqa: PLC0415 (takes a while, rarely needed)
    from fontTools.ttLib import TTFont  # noqa: PLC0415

    logging.getLogger("fontTools").setLevel(logging.ERROR)
    options = fonttools_subset.Options(layout_features=FEATURES, hinting=False, notdef_outline=True)
    font = TTFont(io.BytesIO(source), recalcTimestamp=False)
    subsetter = fonttools_subset.Subsetter(options)
    subsetter.populate(text=characters)
    subsetter.subset(font)
    font.flavor = "woff2"
    font_bytes = io.BytesIO()
    font.save(font_bytes)
    return font_bytes.getvalue()


def subset_cached(source: bytes, characters: str, folder: Path | None = None) -> bytes:
    """The same, cached on this machine: it takes a second, and texts change rarely."""
    folder = folder or user_cache_path("workplan") / "fonts"
    file = folder / f"{cache_key(source, characters)[:32]}.woff2"
    try:
        return _verified(file.read_bytes())
    except (OSError, ValueError):
        font_bytes = subset(source, characters)
        _store(file, font_bytes)
        return font_bytes


def cache_key(source: bytes, characters: str) -> str:
    """A hash of all that determines a subset."""
    total = source_hash(source).copy()
    total.update("".join([*FEATURES, *sorted(set(characters))]).encode())
    return total.hexdigest()


@lru_cache
def source_hash(source: bytes) -> hashlib._Hash:
    """A hash that has read a font, to be copied: to read takes long, and it has many subsets."""
    return hashlib.sha256(source)


def _store(file: Path, font: bytes) -> None:
    """Writes a result with its digest; where the disk forbids it, nothing is cached."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        part = file.with_suffix(f".{os.getpid()}")
        part.write_bytes(hashlib.sha256(font).digest() + font)
        part.replace(file)
        files = sorted(file.parent.glob("*.woff2"), key=lambda cached: cached.stat().st_mtime)
        for old in files[:-MAX_CACHED_FILES]:
            old.unlink()
    except OSError:
        return


def _verified(cached: bytes) -> bytes:
    """A cached font, if it is whole."""
    digest, font = cached[:32], cached[32:]
    if hashlib.sha256(font).digest() != digest:
        raise ValueError("damaged")
    return font
