"""All files of an edition, made once: for the site, and for the page that lists them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from workplan.edition import Edition
from workplan.exports.pdfs import pdf_exports
from workplan.exports.registry import Export, exports
from workplan.parts import in_parts

SUMS_NAME = "sha256sums.txt"

FEW = 60
"""Files below which a second process costs more than it saves."""
TURNS = 4
"""Processes that make files one after the other on each core: some files take much memory."""


@dataclass(frozen=True)
class Download:
    """A file with its bytes."""

    export: Export
    data: bytes

    @property
    def sha256(self) -> str:
        """The SHA-256 of the file, in hexadecimal."""
        return hashlib.sha256(self.data).hexdigest()


def downloads(edition: Edition, pdfs: Path | None = None) -> tuple[Download, ...]:
    """Every file that is listed on the page of downloads; ``pdfs`` is a folder of printed ones."""
    listed = [export for export in exports(edition).values() if export.group]
    listed += pdf_exports(edition, pdfs)
    parts = in_parts(lambda part: [export.make(edition) for export in part], listed, FEW, TURNS)
    made = {
        export.name: data
        for i, part in enumerate(parts)
        for export, data in zip(listed[i :: len(parts)], part, strict=True)
    }
    return tuple(Download(export, made[export.name]) for export in listed)


def checksums(files: tuple[Download, ...]) -> bytes:
    """The file that ``sha256sum --check`` reads."""
    return "".join(f"{file.sha256}  {file.export.name}\n" for file in files).encode()
