"""From a file of any kind to a document: its text in reading order and its tables."""

from __future__ import annotations

from workplan.importer.errors import RejectedError
from workplan.importer.readers import docx, html, text
from workplan.importer.readers.document import Document

MAX_BYTES = 24 * 1024 * 1024
MAX_CHARACTERS = 400_000
"""A plan has some 5,000 characters, a long one 60,000."""

# How files begin that others make of a plan and that hold no text we can read.
_OTHERS = (
    (b"\xd0\xcf\x11\xe0", "old_word"),
    (b"%PDF", "pdf"),
    (b"{\\rtf", "rich_text"),
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
)


def read_document(raw: bytes, name: str) -> Document:
    """Reads the bytes of a file; ``name`` tells HTML from text, nothing else.

    Raises:
        RefusalError: the file holds no text that can be read.
    """
    if len(raw) > MAX_BYTES:
        raise RejectedError("too_large", limit=MAX_BYTES // 1024**2)
    for beginning, key in _OTHERS:
        if raw.startswith(beginning):
            raise RejectedError(key)
    document = _reader(raw, name)
    if len(document.text) > MAX_CHARACTERS:
        raise RejectedError("too_long", limit=MAX_CHARACTERS)
    if not document.text.strip():
        raise RejectedError("empty")
    return document


def _reader(raw: bytes, name: str) -> Document:
    if raw.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return docx.read_docx(raw)
    if name.lower().endswith((".html", ".htm", ".shtml", ".xhtml")) or html.is_markup(raw):
        return html.read_markup(raw)
    return Document(text.decoded(raw))
