"""Zip files from others, read with bounds: a small file may claim to hold terabytes."""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib

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


def read_zip(raw: bytes) -> dict[str, bytes]:
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
