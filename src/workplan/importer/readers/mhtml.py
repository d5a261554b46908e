"""Finds the page in a web archive (MHTML, RFC 2557), as browsers save them."""

from __future__ import annotations

import base64
import binascii
import quopri
import re
from email.message import Message
from email.parser import BytesHeaderParser

from workplan.importer.errors import RejectedError
from workplan.importer.limits import MAX_ARCHIVE_PARTS

_HEADER = re.compile(rb"^(?:From|MIME-Version|Content-Type|Subject|Snapshot-[\w-]+)\s*:", re.I)
_ARCHIVE = re.compile(rb"^Content-Type\s*:\s*multipart/related", re.I | re.M)
_BLANK_LINE = re.compile(rb"\r?\n\r?\n")
_HEAD_BYTES = 4096


def is_mhtml(raw: bytes) -> bool:
    """Whether bytes begin with the header of a web archive."""
    head = raw[:_HEAD_BYTES].lstrip()
    return bool(_HEADER.match(head) and _ARCHIVE.search(head))


def page_of(raw: bytes) -> tuple[bytes, str]:
    """The first page in a web archive, and the encoding that its header declares.

    Raises:
        RejectedError: there is no page in it.
    """
    raw = raw.lstrip()
    boundary = _header(raw).get_boundary("")
    parts = raw.split(f"--{boundary}".encode(), MAX_ARCHIVE_PARTS)[1:] if boundary else []
    for part in parts:
        header = _header(part.lstrip(b"\r\n"))
        if header.get_content_type() in {"text/html", "application/xhtml+xml"}:
            body = _BLANK_LINE.split(part.lstrip(b"\r\n"), 1)[-1]
            charset = str(header.get_param("charset", "") or "")
            return _decoded(body, header.get("Content-Transfer-Encoding", "")), charset
    raise RejectedError("web_archive")


def _header(raw: bytes) -> Message:
    head = _BLANK_LINE.split(raw[:_HEAD_BYTES], 1)[0]
    return BytesHeaderParser().parsebytes(head + b"\n\n")


def _decoded(body: bytes, encoding: str) -> bytes:
    match encoding.strip().lower():
        case "quoted-printable":
            return quopri.decodestring(body)
        case "base64":
            try:
                return base64.b64decode(body)
            except binascii.Error:
                raise RejectedError("damaged") from None
        case _:
            return body
