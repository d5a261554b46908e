"""Reads a web page: the text that a reader sees, a paragraph per line, and its tables."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, field
from itertools import islice

import webencodings
from lxml import etree

from workplan.importer.errors import RejectedError
from workplan.importer.limits import MAX_TABLE_DEPTH, MAX_TAGS, check, read_number
from workplan.importer.readers.document import Cell, Document, DocumentBuilder, SpannedCell
from workplan.importer.readers.html_lists import HtmlLists, has_number
from workplan.importer.readers.html_styles import inline_styles, is_hidden
from workplan.importer.readers.text import decode

_COMMENTS = re.compile(rb"(?:\s|<!--.*?-->|<\?xml[^>]*\?>)*", re.DOTALL)
_FIRST_TAG = re.compile(
    rb"<(?:!doctype html|html|head|body|meta|title|link|script|style|base|p|div|span|table|ol|ul|"
    rb"h[1-6]|article|section|main|center|font|strong|b|a|br|blockquote|pre)[\s/>]",
    re.IGNORECASE,
)
_TAGS_IN_TEXT = re.compile(rb"</(?:p|div|li|td|tr|span|h[1-6])\s*>|<br\s*/?>", re.IGNORECASE)
_MIN_TAGS_IN_TEXT = 3
_HEAD_BYTES = 4096
_CHARSET = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([\w:-]+)", re.IGNORECASE)
_HIDDEN_NAMES = (
    "script style noscript template head title svg select option textarea iframe object audio "
    "video canvas map"
)
_BLOCK_NAMES = (
    "address article aside blockquote body center dd details dialog div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table "
    "tbody thead tfoot tr ul caption"
)
_LIST_NAMES = frozenset({"ol", "ul", "menu", "dir", "li"})
_HIDDEN, _BLOCKS = frozenset(_HIDDEN_NAMES.split()), frozenset(_BLOCK_NAMES.split())
_SPACES = re.compile("[ \t\r\n\f]+")


def is_html(raw: bytes) -> bool:
    """Whether bytes begin as a web page or as part of one, or have its tags between words."""
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raw = raw.decode("utf-16", "replace").encode()
    head = raw.removeprefix(codecs.BOM_UTF8)[:_HEAD_BYTES]
    begin = _COMMENTS.match(head)
    if begin and _FIRST_TAG.match(head, begin.end()):
        return True
    tags = islice(_TAGS_IN_TEXT.finditer(raw), _MIN_TAGS_IN_TEXT)
    return len(list(tags)) == _MIN_TAGS_IN_TEXT


def read_html(raw: bytes, charset: str = "") -> Document:
    """Reads a web page; ``charset`` is its encoding as a header declares it.

    Raises:
        RejectedError: the page is damaged, empty, or nested too deeply.
    """
    root = _root(_decode(raw, charset).encode("utf-8", "replace"))
    walker = _Walker()
    if not inline_styles(root):
        walker.builder.notice("styles_unread", needs_review=False)
    etree.strip_elements(root, *_HIDDEN, with_tail=False)
    walker.walk(root)
    if walker.hidden_characters:
        count = str(walker.hidden_characters)
        walker.builder.notice("hidden_text", needs_review=False, count=count)
    return walker.builder.document()


def _root(markup: bytes) -> etree._Element:
    check(markup.count(b"<"), MAX_TAGS, "too_many_tags")  # before it becomes a far larger tree
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
    return root


def _decode(raw: bytes, charset: str) -> str:
    """Decodes a page as it declares, unless it plainly is UTF-8."""
    match = _CHARSET.search(raw[:_HEAD_BYTES])
    declared = webencodings.lookup(charset or (match[1].decode("ascii") if match else ""))
    name = declared.codec_info.name if declared else ""
    return decode(raw, "gb18030" if name in {"gbk", "gb2312"} else name)


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
    pre_depth: int = 0
    """The number of open ``pre`` elements, in which spaces are kept."""
    lists: HtmlLists = field(default_factory=HtmlLists)
    marker: str = ""
    """The number of a list item whose text has not begun."""
    hidden_characters: int = 0
    """Of the elements that attributes or styles hide, without spaces."""

    def walk(self, root: etree._Element) -> None:
        walker = etree.iterwalk(root, events=("start", "end"))
        for event, element in walker:
            hidden = is_hidden(element)
            if event == "start" and hidden:
                words = "".join(map(str, element.itertext())).split()
                self.hidden_characters += sum(map(len, words))
                walker.skip_subtree()
            elif event == "start":
                self.start(element, element.tag)
            else:
                if not hidden:
                    self.end(element, element.tag)
                self.add_text(element.tail)

    def start(self, element: etree._Element, name: str) -> None:
        self.pre_depth += name == "pre"
        if name in _BLOCKS and not (name in {"p", "div"} and self._in_empty_cell()):
            self.builder.end_line()
        if name == "br":
            self.builder.add("\n")
        self.table_start(name)
        if name in _LIST_NAMES:
            self.marker += self.lists.start(element)
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
        self.table_end(element, name)
        if name in _LIST_NAMES:
            self.lists.end(element)
            self.marker = ""
        if name in _BLOCKS and not (self.cell_starts and name in {"p", "div"}):
            self.builder.end_line()
        self.pre_depth -= name == "pre"

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
        if not text:
            return
        if self.marker and text.strip():
            self.builder.add("" if has_number(text) else self.marker)
            self.marker = ""
        if self.pre_depth:
            self.builder.add(text)
            return
        collapsed = _SPACES.sub(" ", text)
        chunks = self.builder.chunks
        after_word = chunks and not chunks[-1].endswith(("\n", "\t", " "))
        self.builder.add(collapsed if after_word else collapsed.lstrip(" "))


def _span(element: etree._Element, attribute: str) -> int:
    return max(1, read_number(element.get(attribute), 1))
