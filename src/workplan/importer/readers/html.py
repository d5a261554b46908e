"""Reads a web page: the text that a reader sees, a paragraph per line, and its tables."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from workplan.importer.errors import RejectedError
from workplan.importer.limits import MAX_TABLE_DEPTH, check_tags, read_number
from workplan.importer.readers.document import Cell, Document, DocumentBuilder, SpannedCell
from workplan.importer.readers.text import decode

_FIRST_TAG = re.compile(
    rb"^\s*(?:<!doctype html|<html|<head|<body|<meta|<\?xml[^>]*\?>\s*<(?:!doctype )?html)",
    re.IGNORECASE,
)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_HIDDEN_NAMES = (
    "script style noscript template head title svg select option textarea iframe object audio "
    "video canvas map"
)
_BLOCK_NAMES = (
    "address article aside blockquote body center dd details dialog div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table "
    "tbody thead tfoot tr ul caption"
)
_HIDDEN, _BLOCKS = frozenset(_HIDDEN_NAMES.split()), frozenset(_BLOCK_NAMES.split())
_SPACES = re.compile("[ \t\r\n\f]+")


def is_html(raw: bytes) -> bool:
    """Whether bytes begin as a web page does."""
    return bool(_FIRST_TAG.match(raw[:2048].lstrip(b"\xef\xbb\xbf")))


def read_html(raw: bytes) -> Document:
    """Reads a web page.

    Raises:
        RejectedError: the page is damaged, empty, or nested too deeply.
    """
    markup = _decode(raw).encode("utf-8", "replace")
    check_tags(markup)
    # The page's own entities are not resolved, and nothing is fetched.
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False
    )
    try:
        root = etree.fromstring(markup, parser)
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
    return walker.builder.document()


def _decode(raw: bytes) -> str:
    declared = _CHARSET.search(raw[:4096])
    if declared and declared[1].lower() in {b"gb2312", b"gbk", b"gb18030"}:
        try:
            return raw.decode("gb18030")
        except UnicodeDecodeError:
            pass
    return decode(raw)


@dataclass
class _OpenTable:
    """A table that is being read: where it starts and its rows so far."""

    start: int
    rows: list[list[SpannedCell]] = field(default_factory=list)
    has_tables: bool = False


@dataclass
class _Walker:
    """Walks the elements without recursion, so that nesting cannot exhaust the stack."""

    builder: DocumentBuilder = field(default_factory=DocumentBuilder)
    tables: list[_OpenTable] = field(default_factory=list)
    cell_starts: list[int] = field(default_factory=list)
    hidden_depth: int = 0
    """The number of open elements whose text a reader does not see."""
    pre_depth: int = 0
    """The number of open ``pre`` elements, in which spaces are kept."""

    def walk(self, root: etree._Element) -> None:
        for event, element in etree.iterwalk(root, events=("start", "end")):
            name = element.tag if isinstance(element.tag, str) else ""
            if event == "start":
                self.start(element, name)
            else:
                self.end(element, name)

    def start(self, element: etree._Element, name: str) -> None:
        self.hidden_depth += name in _HIDDEN
        self.pre_depth += name == "pre"
        if self.hidden_depth:
            return
        if name in _BLOCKS and not (name in {"p", "div"} and self._in_empty_cell()):
            self.builder.end_line()
        if name == "br":
            self.builder.add("\n")
        self.table_start(name)
        self.add_text(element.text)

    def _in_empty_cell(self) -> bool:
        return bool(self.cell_starts) and self.builder.length == self.cell_starts[-1]

    def table_start(self, name: str) -> None:
        if name == "table":
            for table in self.tables:
                table.has_tables = True
            self.tables.append(_OpenTable(self.builder.length))
            if len(self.tables) > MAX_TABLE_DEPTH:
                raise RejectedError("too_deep")
        elif name == "tr" and self.tables:
            self.tables[-1].rows.append([])
        elif name in {"td", "th"} and self.tables:
            if self.tables[-1].rows and self.tables[-1].rows[-1]:
                self.builder.add("\t")
            self.cell_starts.append(self.builder.length)

    def end(self, element: etree._Element, name: str) -> None:
        if not self.hidden_depth:
            self.table_end(element, name)
            if name in _BLOCKS and not (self.cell_starts and name in {"p", "div"}):
                self.builder.end_line()
        self.hidden_depth -= name in _HIDDEN
        self.pre_depth -= name == "pre"
        if not self.hidden_depth:
            self.add_text(element.tail)

    def table_end(self, element: etree._Element, name: str) -> None:
        if name in {"td", "th"} and self.cell_starts and self.tables:
            cell = Cell(self.cell_starts.pop(), self.builder.length)
            if not self.tables[-1].rows:
                self.tables[-1].rows.append([])
            self.tables[-1].rows[-1].append(
                SpannedCell(cell, _span(element, "rowspan"), _span(element, "colspan"))
            )
        elif name == "table" and self.tables:
            table = self.tables.pop()
            if not table.has_tables:
                self.builder.add_table(table.start, table.rows)

    def add_text(self, text: str | None) -> None:
        if not text or self.hidden_depth:
            return
        if self.pre_depth:
            self.builder.add(text)
            return
        collapsed = _SPACES.sub(" ", text)
        chunks = self.builder.chunks
        after_word = chunks and not chunks[-1].endswith(("\n", "\t", " "))
        self.builder.add(collapsed if after_word else collapsed.lstrip(" "))


def _span(element: etree._Element, attribute: str) -> int:
    return max(1, read_number(element.get(attribute), 1))
