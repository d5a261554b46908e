"""Reads a file of any supported type into a document: its text in reading order, and its tables."""

from __future__ import annotations

from workplan.importer.errors import RejectedError
from workplan.importer.limits import MAX_BYTES, MAX_CHARACTERS, check
from workplan.importer.readers import html, mhtml, office, text
from workplan.importer.readers.document import Document

# The first bytes of common types that are not supported, with the message for each.
_UNSUPPORTED = (
    (b"%PDF", "pdf"),
    (b"{\\rtf", "rich_text"),
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
)


def read_document(raw: bytes, name: str) -> Document:
    """Reads the bytes of a file; its ``name`` is only used to tell HTML from plain text.

    Raises:
        RejectedError: no text can be read from the file.
    """
    if len(raw) > MAX_BYTES:
        raise RejectedError("too_large", limit=MAX_BYTES // 1024**2)
    if raw.startswith(office.COMPOUND_FILE):
        raise RejectedError(office.compound_file_reason(raw))
    for signature, key in _UNSUPPORTED:
        if raw.startswith(signature):
            raise RejectedError(key)
    document = _read(raw, name)
    check(len(document.text), MAX_CHARACTERS, "too_long")
    if not document.text.strip():
        raise RejectedError("empty")
    return document


def _read(raw: bytes, name: str) -> Document:
    if raw.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return office.read_office(raw)
    if mhtml.is_mhtml(raw):
        return html.read_html(*mhtml.page_of(raw))
    if name.lower().endswith((".html", ".htm", ".shtml", ".xhtml")) or html.is_html(raw):
        return html.read_html(raw)
    return Document(text.decode(raw))
