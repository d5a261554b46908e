"""Zip files from others, read with bounds: a small file may claim to hold terabytes."""

from __future__ import annotations

import io
import lzma
import re
import struct
import zipfile
import zlib
from collections.abc import Callable
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook

MAX_ENTRIES = 2_000
MAX_PART = 48 * 1024 * 1024
MAX_TOTAL = 96 * 1024 * 1024


_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    KeyError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
)
"""What the standard library raises for zip files that are not what they claim to be."""


class UnsafeZipError(Exception):
    """A zip file that is damaged, too large inside, or carries XML entities."""


def read_untrusted_zip(raw: bytes) -> dict[str, bytes]:
    """Every XML part of a zip file by name.

    Raises:
        UnsafeZipError: the file is damaged, holds too much, or an XML part declares a DTD, which
            no program writes into such files but one that means harm.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            return _parts(archive)
    except _DAMAGED as error:
        raise UnsafeZipError(str(error)) from None


def _parts(archive: zipfile.ZipFile) -> dict[str, bytes]:
    infos = archive.infolist()
    if len(infos) > MAX_ENTRIES:
        raise UnsafeZipError("entries")
    parts: dict[str, bytes] = {}
    total = 0
    for info in infos:
        if not info.filename.endswith((".xml", ".rels")):
            continue
        with archive.open(info) as part:
            data = part.read(MAX_PART + 1)  # what it claims may be a lie
        total += len(data)
        if len(data) > MAX_PART or total > MAX_TOTAL:
            raise UnsafeZipError("size")
        if b"<!DOCTYPE" in data or b"<!ENTITY" in data or b"\0" in data:  # no UTF-16: it would hide
            raise UnsafeZipError("entities")
        parts[info.filename] = data
    return parts


EPOCH = (1980, 1, 1, 0, 0, 0)
"""The first time that a zip archive can hold."""


def _as_it_is(_name: str, part: bytes) -> bytes:
    return part


def rewrite_reproducibly(
    archive: bytes, change: Callable[[str, bytes], bytes] = _as_it_is
) -> bytes:
    """An archive with the same entries, none of which tells when or where it was made.

    ``change`` may mend a part: it gets the name and the bytes, and gives the bytes.
    """
    out = io.BytesIO()
    with ZipFile(io.BytesIO(archive)) as source, ZipFile(out, "w", ZIP_DEFLATED) as made:
        for name in source.namelist():
            entry = ZipInfo(name, EPOCH)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 0
            made.writestr(entry, change(name, source.read(name)))
    return out.getvalue()


_FIXED = (1980, 1, 1, 0, 0, 0)  # the earliest time that a zip file knows
_TIMES = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def workbook_bytes(workbook: Workbook) -> bytes:
    """The bytes of a workbook without the times at which it was made."""
    written = io.BytesIO()
    workbook.save(written)
    rewrite_reproducibly = io.BytesIO()
    with zipfile.ZipFile(written) as made, zipfile.ZipFile(rewrite_reproducibly, "w") as archive:
        for name in sorted(made.namelist(), key=lambda one: (one != "[Content_Types].xml", one)):
            data = made.read(name)
            if name == "docProps/core.xml":
                data = _TIMES.sub(rb"\g<1>1980-01-01T00:00:00Z", data)
            info = zipfile.ZipInfo(name, _FIXED)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            archive.writestr(info, data)
    return rewrite_reproducibly.getvalue()
