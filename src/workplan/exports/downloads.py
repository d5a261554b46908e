"""All files of an edition, made once: for the site, and for the page that lists them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from workplan.edition.edition import Edition
from workplan.exports.pdf_files import pdf_exports
from workplan.exports.registry import Export, exports

CHECKSUMS_NAME = "sha256sums.txt"


@dataclass(frozen=True)
class Download:
    """A file to download, with its bytes."""

    export: Export
    data: bytes

    @cached_property
    def sha256(self) -> str:
        """The SHA-256, in hexadecimal."""
        return hashlib.sha256(self.data).hexdigest()


def downloads(edition: Edition, pdfs: Path | None = None) -> tuple[Download, ...]:
    """Every file that the page of downloads lists; ``pdfs`` is a folder of printed PDFs."""
    listed = (*exports(edition).values(), *pdf_exports(edition, pdfs))
    return tuple(Download(export, export.make(edition)) for export in listed)


def checksums(files: tuple[Download, ...]) -> bytes:
    """The file that ``sha256sum --check`` reads."""
    return "".join(f"{file.sha256}  {file.export.name}\n" for file in files).encode()
