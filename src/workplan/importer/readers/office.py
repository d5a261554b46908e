"""Tells the files of office programs apart: by what is in them, never by their names."""

from __future__ import annotations

from workplan.importer.errors import RejectedError
from workplan.importer.readers.document import Document
from workplan.importer.readers.docx import read_docx
from workplan.importer.readers.docx_styles import W
from workplan.importer.readers.ooxml_package import Package, read_package
from workplan.importer.readers.xlsx import S, read_xlsx

COMPOUND_FILE = b"\xd0\xcf\x11\xe0"
"""The first bytes of the files of old office programs, and of encrypted ones (MS-CFB)."""
# The names of streams in compound files, with the message for each.
_STREAMS = (
    ("EncryptedPackage", "encrypted"),
    ("WordDocument", "old_word"),
    ("Workbook", "old_excel"),
    ("PowerPoint Document", "slides"),
)
# Parts of zip files of other types, with the message for each.
_OTHER_TYPES = (("ofd.xml", "ofd"), ("meta-inf/manifest.xml", "open_document"))


def compound_file_reason(raw: bytes) -> str:
    """The key of the message that says why a compound file cannot be read."""
    keys = (key for name, key in _STREAMS if name.encode("utf-16-le") in raw)
    return next(keys, "old_word")


def read_office(raw: bytes) -> Document:
    """Reads a zip file that an office program wrote.

    Raises:
        RejectedError: it is of another type, damaged, or too large.
    """
    package = read_package(raw)
    name = package.related("", "officeDocument", _usual_name(package))
    root = package.root(name)
    tag = "" if root is None else root.tag
    if tag == f"{W}document":
        return read_docx(package, name)
    if tag == f"{S}workbook":
        return read_xlsx(raw, package, name)
    if str(tag).endswith("}presentation"):
        raise RejectedError("slides")
    reasons = (key for part, key in _OTHER_TYPES if part in package.parts)
    raise RejectedError(next(reasons, "not_word"))


def _usual_name(package: Package) -> str:
    names = ("word/document.xml", "xl/workbook.xml")
    return next((name for name in names if name in package.parts), "")
