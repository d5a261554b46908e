"""The parts of an Office Open XML package, found as the standard says: by their relationships.

ISO/IEC 29500-2 (packages) and 29500-1, clause 11.3 (the parts of a Word file). Nothing depends on
the names of parts; only a package without relationships is read by the usual names.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from urllib.parse import unquote

from lxml import etree

from workplan.files.zip_files import UnsafeZipError, read_untrusted_zip
from workplan.importer.errors import RejectedError
from workplan.importer.limits import MAX_TAGS, check

_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
# The namespaces of the strict form (29500-1), and those of the transitional one (29500-4), which
# office programs write unless told otherwise.
_STRICT = re.compile(rb'"http://purl\.oclc\.org/ooxml/(\w+)/(\w+)"')
_TRANSITIONAL = rb'"http://schemas.openxmlformats.org/\1/2006/\2"'
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True)
class Package:
    """The XML parts of a package by name; names have no leading slash, and match in any case."""

    parts: dict[str, bytes]

    def root(self, name: str) -> etree._Element | None:
        """The root element of a part, in the transitional namespaces; None without the part.

        Raises:
            RejectedError: the part is no XML, or has too many tags.
        """
        markup = self.parts.get(name.lower())
        return None if markup is None else _parsed(markup)

    def related(self, source: str, kind: str, usual_name: str) -> str:
        """The name of the part to which ``source`` ("" for the package) has a relationship.

        ``kind`` is the last word of the relationship's type; "" if there is no such part.
        """
        targets = self.relationships(source)
        names = [name for name, type_ in targets.values() if type_.rpartition("/")[2] == kind]
        names += [] if targets else [usual_name]
        return next((name for name in names if name.lower() in self.parts), "")

    def relationships(self, source: str) -> dict[str, tuple[str, str]]:
        """The target and the type of each relationship of a part, by its id."""
        folder, _, file = source.rpartition("/")
        root = self.root(posixpath.join(folder, "_rels", f"{file}.rels"))
        return {
            element.get("Id", ""): (
                posixpath.normpath(
                    posixpath.join("/", folder, unquote(element.get("Target", "")))
                ).lstrip("/"),
                element.get("Type", ""),
            )
            for element in (() if root is None else root.iter(_RELATIONSHIP))
            if element.get("TargetMode") != "External"
        }


def read_package(raw: bytes) -> Package:
    """Reads a package within the limits for files of others.

    Raises:
        RejectedError: it is damaged, a zip bomb, or has entities.
    """
    try:
        parts = read_untrusted_zip(raw, leave_out_unsafe=True)
    except UnsafeZipError:
        raise RejectedError("unsafe_zip") from None
    # Some programs for Windows write backslashes, which the format forbids.
    return Package({name.replace("\\", "/").lower(): data for name, data in parts.items()})


def _parsed(markup: bytes) -> etree._Element:
    if markup.startswith(_UTF_16):
        markup = markup.decode("utf-16", "replace").encode()
        markup = markup[markup.find(b"?>") + 2 :] if markup.startswith(b"<?xml") else markup
    check(markup.count(b"<"), MAX_TAGS, "too_many_tags")  # before it becomes a far larger tree
    markup = _STRICT.sub(_TRANSITIONAL, markup)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        return etree.fromstring(markup, parser)
    except etree.XMLSyntaxError:
        raise RejectedError("damaged") from None
