"""Reads a file of any supported type into a document: its text in reading order, and its tables.

Types are told apart by what is in a file; its name is only used to tell HTML from plain text.
"""

from __future__ import annotations

from workplan.importer.errors import RejectedError
from workplan.importer.limits import MAX_BYTES, MAX_CHARACTERS, check
from workplan.importer.readers import html, mhtml, text
from workplan.importer.readers.document import Document
from workplan.importer.readers.docx import read_docx
from workplan.importer.readers.docx_styles import W
from workplan.importer.readers.ooxml_package import read_package
from workplan.importer.readers.xlsx import S, read_xlsx

# The first bytes of common types that are not supported, with the message for each.
_UNSUPPORTED = (
    (b"%PDF", "pdf"),
    (b"{\\rtf", "rich_text"),
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
)
_COMPOUND_FILE = b"\xd0\xcf\x11\xe0"
"""The first bytes of the files of old office programs, and of encrypted ones (MS-CFB)."""
# The names of streams in compound files, with the message for each.
_STREAMS = (
    ("EncryptedPackage", "encrypted"),
    ("WordDocument", "old_word"),
    ("Workbook", "old_excel"),
    ("PowerPoint Document", "slides"),
)
_MAIN_PARTS = ("word/document.xml", "xl/workbook.xml")
"""Their usual names, for packages that do not name them."""
# Parts of zip files of other types, with the message for each.
_OTHER_TYPES = (("ofd.xml", "ofd"), ("meta-inf/manifest.xml", "open_document"))


def read_document(raw: bytes, name: str) -> Document:
    """Reads the bytes of a file.

    Raises:
        RejectedError: no text can be read from the file.
    """
    if len(raw) > MAX_BYTES:
        raise RejectedError("too_large", limit=MAX_BYTES // 1024**2)
    if raw.startswith(_COMPOUND_FILE):
        keys = (key for name, key in _STREAMS if name.encode("utf-16-le") in raw)
        raise RejectedError(next(keys, "old_word"))
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
        return _read_office(raw)
    if mhtml.is_mhtml(raw):
        return html.read_html(*mhtml.page_of(raw))
    if name.lower().endswith((".html", ".htm", ".shtml", ".xhtml")) or html.is_html(raw):
        return html.read_html(raw)
    return Document(text.decode(raw))


def _read_office(raw: bytes) -> Document:
    """Reads a zip file that an office program wrote."""
    package = read_package(raw)
    usual_name = next((name for name in _MAIN_PARTS if name in package.parts), "")
    name = package.related("", "officeDocument", usual_name)
    root = package.root(name)
    if root is not None:
        if root.tag == f"{W}document":
            return read_docx(package, name, root)
        if root.tag == f"{S}workbook":
            return read_xlsx(raw, package, name, root)
        if str(root.tag).endswith("}presentation"):
            raise RejectedError("slides")
    reasons = (key for part, key in _OTHER_TYPES if part in package.parts)
    raise RejectedError(next(reasons, "not_word"))
