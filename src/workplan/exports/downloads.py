"""All files of an edition, made once: for the site, and for the page that lists them.

They wait on the disk until they are published: those of a large plan would fill the memory.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from workplan.edition.edition import Edition
from workplan.exports.kept import Kept
from workplan.exports.pdf_files import pdf_exports
from workplan.exports.registry import Export, exports
from workplan.parallel import in_parts

SUMS_NAME = "sha256sums.txt"

FEW = 60
"""Files below which a second process costs more than it saves."""
TURNS = 4
"""Processes that make files one after the other on each core: some files take much memory."""


@dataclass(frozen=True)
class Download:
    """A file with its size in bytes and its SHA-256, in hexadecimal."""

    export: Export
    size: int
    sha256: str
    kept: Kept

    @property
    def data(self) -> bytes:
        """The file's bytes."""
        return self.kept.get(self.export.name)


def downloads(edition: Edition, pdfs: Path | None = None) -> tuple[Download, ...]:
    """Every file that is listed on the page of downloads; ``pdfs`` is a folder of printed ones."""
    listed = [export for export in exports(edition).values() if export.group]
    listed += pdf_exports(edition, pdfs)
    kept = Kept()
    parts = in_parts(lambda part: [_made(edition, one, kept) for one in part], listed, FEW, TURNS)
    made = {
        export.name: told
        for i, part in enumerate(parts)
        for export, told in zip(listed[i :: len(parts)], part, strict=True)
    }
    return tuple(Download(export, *made[export.name], kept) for export in listed)


def _made(edition: Edition, export: Export, kept: Kept) -> tuple[int, str]:
    data = export.make(edition)
    kept.put(export.name, data)
    return len(data), hashlib.sha256(data).hexdigest()


def checksums(files: tuple[Download, ...]) -> bytes:
    """The file that ``sha256sum --check`` reads."""
    return "".join(f"{file.sha256}  {file.export.name}\n" for file in files).encode()
