"""One hash for each file of the site, and one for the whole, that anyone can compare."""

from __future__ import annotations

import hashlib
from pathlib import Path


def sums(folder: Path) -> str:
    """The text of a SHA256SUMS file: ``sha256sum --check`` reads it in the folder."""
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    return "".join(f"{_digest(file)}  {file.relative_to(folder).as_posix()}\n" for file in files)


def site_hash(text: str) -> str:
    """The hash of a site: that of its SHA256SUMS."""
    return hashlib.sha256(text.encode()).hexdigest()


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()
