"""Writes files that are made beside the pages into the site's folder."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path


def write_files(folder: Path, files: Iterable[tuple[str, bytes]]) -> None:
    """Writes files at their addresses below a folder, each before the next is asked for."""
    for address, data in files:
        place = folder / address
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
