"""Zip files: untrusted ones read within limits; our own byte-identical on every machine."""

from __future__ import annotations

import io
import lzma
import struct
import zlib
from collections.abc import Callable, Iterable, Iterator
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

MAX_ENTRIES = 2_000
MAX_PART_BYTES = 48 * 1024 * 1024
MAX_TOTAL_BYTES = 96 * 1024 * 1024

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that the format can hold; every entry that we write has it."""

_DAMAGED = (
    BadZipFile,
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
    """A zip file that is damaged, expands to too much, or contains XML entities."""


_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def read_untrusted_zip(raw: bytes, *, leave_out_unsafe: bool = False) -> dict[str, bytes]:
    """Every XML part of a zip file, by name.

    Office programs find parts by their relations, so that one can be XML whatever it is called.

    Args:
        raw: the zip file.
        leave_out_unsafe: whether a part with a DTD that is not called .xml or .rels, such as a
            picture in SVG, is left out instead of rejected: for readers that read no part but
            these.

    Raises:
        UnsafeZipError: the file is damaged, expands to too much, or an XML part declares a DTD;
            office programs never write one, so it can only be an attack.
    """
    try:
        with ZipFile(io.BytesIO(raw)) as archive:
            return dict(_xml_parts(archive, leave_out_unsafe))
    except _DAMAGED as error:
        raise UnsafeZipError(str(error)) from None


def zip_reproducibly(
    entries: Iterable[tuple[str, bytes]], permissions: int = 0o600, comment: bytes = b""
) -> bytes:
    """A zip file of the entries, in their order: neither the time nor the machine changes it.

    ``permissions`` are those of the files once unpacked; office programs never unpack theirs.
    """
    buffer = io.BytesIO()
    with ZipFile(buffer, "w") as archive:
        archive.comment = comment
        for name, content in entries:
            info = ZipInfo(name, EPOCH)
            info.compress_type = ZIP_DEFLATED
            info.create_system = 0  # otherwise Windows would write another value
            info.external_attr = permissions << 16
            archive.writestr(info, content)
    return buffer.getvalue()


def rewrite_reproducibly(
    raw: bytes, transform: Callable[[str, bytes], bytes] = lambda _name, content: content
) -> bytes:
    """A zip file with the same entries in the same order, reproducible.

    Args:
        raw: the zip file.
        transform: gets the name and the content of each entry and returns the content to write.
    """
    with ZipFile(io.BytesIO(raw)) as archive:
        return zip_reproducibly(
            (name, transform(name, archive.read(name))) for name in archive.namelist()
        )


def _xml_parts(archive: ZipFile, leave_out_unsafe: bool) -> Iterator[tuple[str, bytes]]:
    for name, data in _read_parts(archive):
        is_called_xml = name.endswith((".xml", ".rels"))
        if not (is_called_xml or _looks_like_xml(data)):
            continue
        if not _declares_dtd(data):
            yield name, data
        elif is_called_xml or not leave_out_unsafe:
            raise UnsafeZipError("entities")


def _read_parts(archive: ZipFile) -> Iterator[tuple[str, bytes]]:
    infos = archive.infolist()
    if len(infos) > MAX_ENTRIES:
        raise UnsafeZipError("entries")
    total = 0
    for info in infos:
        with archive.open(info) as part:
            data = part.read(MAX_PART_BYTES + 1)  # the size in the header may be a lie
        total += len(data)
        if len(data) > MAX_PART_BYTES or total > MAX_TOTAL_BYTES:
            raise UnsafeZipError("size")
        yield info.filename, data


def _declares_dtd(data: bytes) -> bool:
    """Whether XML has a DTD, or may hide one in an encoding that does not say what it is."""
    if data.startswith(_UTF_16):
        data = data.decode("utf-16", "replace").encode()
    return b"<!DOCTYPE" in data or b"<!ENTITY" in data or b"\0" in data


def _looks_like_xml(data: bytes) -> bool:
    """Whether a parser could take a part for XML; byte order marks and NUL are of UTF-16."""
    return data[:1024].lstrip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n").startswith(b"<")
