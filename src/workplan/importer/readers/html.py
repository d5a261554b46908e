"""A web page: the text that a reader sees, a paragraph a line, and its tables."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from workplan.importer.errors import RejectedError
from workplan.importer.readers.document import Cell, Document, Flow, Spanned
from workplan.importer.readers.text import decoded

_BEGINS = re.compile(
    rb"^\s*(?:<!doctype html|<html|<head|<body|<meta|<\?xml[^>]*\?>\s*<(?:!doctype )?html)",
    re.IGNORECASE,
)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_UNSEEN_NAMES = (
    "script style noscript template head title svg select option textarea iframe object audio "
    "video canvas map"
)
_BLOCK_NAMES = (
    "address article aside blockquote body center dd details dialog div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table "
    "tbody thead tfoot tr ul caption"
)
_UNSEEN, _BLOCKS = frozenset(_UNSEEN_NAMES.split()), frozenset(_BLOCK_NAMES.split())
_SPACE = re.compile("[ \t\r\n\f]+")


def is_markup(raw: bytes) -> bool:
    """Whether bytes begin as a web page does."""
    return bool(_BEGINS.match(raw[:2048].lstrip(b"\xef\xbb\xbf")))


def read_markup(raw: bytes) -> Document:
    """Reads a web page.

    Raises:
        RefusalError: the page cannot be read whole.
    """
    text = _decoded(raw)
    # No entity of the page's own is read, nothing is fetched.
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.LxmlError:
        raise RejectedError("damaged") from None
    if root is None:
        raise RejectedError("empty")
    if any(
        "xcessive depth" in entry.message or "uge" in entry.message for entry in parser.error_log
    ):
        raise RejectedError("too_deep")
    walker = _Walker()
    walker.walk(root)
    return walker.flow.document()


def _decoded(raw: bytes) -> str:
    declared = _CHARSET.search(raw[:4096])
    if declared and declared[1].lower() in {b"gb2312", b"gbk", b"gb18030"}:
        try:
            return raw.decode("gb18030")
        except UnicodeDecodeError:
            pass
    return decoded(raw)


@dataclass
class _Open:
    """A table that is being read: where it starts and its rows so far."""

    start: int
    rows: list[list[Spanned]] = field(default_factory=list)
    nested: bool = False


@dataclass
class _Walker:
    """Walks the elements without recursion, so that depth cannot exhaust a stack."""

    flow: Flow = field(default_factory=Flow)
    tables: list[_Open] = field(default_factory=list)
    cells: list[int] = field(default_factory=list)
    unseen: int = 0
    kept: int = 0
    """How many elements around keep their spaces: those inside ``pre``."""

    def walk(self, root: etree._Element) -> None:
        for event, element in etree.iterwalk(root, events=("start", "end")):
            tag = element.tag if isinstance(element.tag, str) else ""
            if event == "start":
                self.start(element, tag)
            else:
                self.end(element, tag)

    def start(self, element: etree._Element, tag: str) -> None:
        self.unseen += tag in _UNSEEN
        self.kept += tag == "pre"
        if self.unseen:
            return
        if tag in _BLOCKS and not (self.cells and tag in {"p", "div"} and self._cell_empty()):
            self.flow.line()
        if tag == "br":
            self.flow.add("\n")
        self.table_start(tag)
        self.text(element.text)

    def _cell_empty(self) -> bool:
        return self.flow.length == self.cells[-1]

    def table_start(self, tag: str) -> None:
        if tag == "table":
            for table in self.tables:
                table.nested = True
            self.tables.append(_Open(self.flow.length))
        elif tag == "tr" and self.tables:
            self.tables[-1].rows.append([])
        elif tag in {"td", "th"} and self.tables:
            if self.tables[-1].rows and self.tables[-1].rows[-1]:
                self.flow.add("\t")
            self.cells.append(self.flow.length)

    def end(self, element: etree._Element, tag: str) -> None:
        if not self.unseen:
            self.table_end(element, tag)
            if tag in _BLOCKS and not (self.cells and tag in {"p", "div"}):
                self.flow.line()
        self.unseen -= tag in _UNSEEN
        self.kept -= tag == "pre"
        if not self.unseen:
            self.text(element.tail)

    def table_end(self, element: etree._Element, tag: str) -> None:
        if tag in {"td", "th"} and self.cells and self.tables:
            cell = Cell(self.cells.pop(), self.flow.length)
            if not self.tables[-1].rows:
                self.tables[-1].rows.append([])
            self.tables[-1].rows[-1].append(
                Spanned(cell, _span(element, "rowspan"), _span(element, "colspan"))
            )
        elif tag == "table" and self.tables:
            table = self.tables.pop()
            if not table.nested:
                self.flow.table(table.start, table.rows)

    def text(self, words: str | None) -> None:
        if not words or self.unseen:
            return
        if self.kept:
            self.flow.add(words)
            return
        collapsed = _SPACE.sub(" ", words)
        begun = self.flow.parts and not self.flow.parts[-1].endswith(("\n", "\t", " "))
        self.flow.add(collapsed if begun else collapsed.lstrip(" "))


def _span(element: etree._Element, name: str) -> int:
    value = element.get(name, "1").strip()
    return (
        max(1, min(int(value), 1000))
        if value.isascii() and value.isdigit() and len(value) < 6
        else 1
    )
