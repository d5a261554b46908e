"""Looks at a built site before it may go live: an empty or half page never does.

Pages are read with regular expressions, not with a parser: every attribute is one that our own
templates wrote, and a site of fifteen thousand pages must be looked at on every build.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from posixpath import normpath
from urllib.parse import unquote, urlsplit

from workplan.edition import Edition

_TAG = re.compile(r"<[^>]+>")
_ID = re.compile(r'\bid="([^"]*)"')
_LINK = re.compile(r'\b(?:href|src)="([^"]*)"')
_FETCHED = re.compile(
    r'<(?:link|script|img|source|iframe|object|embed)\b[^>]*?(?:href|src)="([^"]*)"'
)
_CANONICAL = re.compile(r'<link rel="canonical"[^>]*>')
_MAIN = re.compile(r'<div id="content".*?</main>', re.DOTALL)
_IMPORT = re.compile(r"""(?:@import|url\(|import\(|from)\s*["']?(?:https?:)?//""")

LEAST = 20
"""Characters of text that a page's content has at least."""


@dataclass(frozen=True)
class Built:
    """A built page: its address from the site's root and its HTML."""

    address: str
    markup: str

    @cached_property
    def ids(self) -> list[str]:
        """The ids of its elements."""
        return _ID.findall(self.markup)

    @cached_property
    def content(self) -> str:
        """The words of its content."""
        found = _MAIN.search(self.markup)
        return words_of(found[0]) if found else ""


def words_of(markup: str) -> str:
    """The words of a piece of HTML, as a reader meets them."""
    return html.unescape(_TAG.sub("", markup))


def faults(folder: Path, *editions: Edition) -> Iterator[str]:
    """What is wrong with a built site; nothing where it may go live."""
    pages = {page.address: page for page in _pages(folder)}
    for page in pages.values():
        yield from _page_faults(page, pages, folder)
    for edition in editions:
        yield from _lost_sentences(pages, edition)
    yield from _foreign_imports(folder)


def _pages(folder: Path) -> Iterator[Built]:
    for file in sorted(folder.rglob("*.html")):
        address = file.relative_to(folder).as_posix().removesuffix("index.html")
        yield Built(address, file.read_text("utf-8"))


def _page_faults(page: Built, pages: dict[str, Built], folder: Path) -> Iterator[str]:
    if len(page.content.split()) < 2 or len(page.content.strip()) < LEAST:
        yield f"{page.address}: 页面是空的 / the page is empty"
    if len(page.ids) != len(set(page.ids)):
        twice = sorted({one for one in page.ids if page.ids.count(one) > 1})
        yield f"{page.address}: id 重复 / ids stand twice: {', '.join(twice)}"
    for link in dict.fromkeys(_LINK.findall(page.markup)):
        if fault := _link_fault(page, html.unescape(link), pages, folder):
            yield f"{page.address}: {fault}"
    for link in _FETCHED.findall(_CANONICAL.sub("", page.markup)):
        if urlsplit(link).netloc:
            yield f"{page.address}: 引用了其他网站的文件 / fetches from another site: {link}"


def _link_fault(page: Built, link: str, pages: dict[str, Built], folder: Path) -> str:
    parts = urlsplit(link)
    if parts.scheme or parts.netloc or page.address == "404.html":
        return ""
    target = _resolve(page.address, unquote(parts.path))
    if target not in pages:
        return "" if (folder / target).is_file() else f"链接无效 / dead link: {link}"
    if parts.fragment and unquote(parts.fragment) not in pages[target].ids:
        return f"链接的位置不存在 / no such place: {link}"
    return ""


def _resolve(here: str, path: str) -> str:
    """The address that a relative link leads to from a page."""
    if not path:
        return here
    folder = here if here.endswith("/") or not here else here.rpartition("/")[0] + "/"
    target = normpath(folder + path)
    target = "" if target == "." else target
    return target + "/" if target and path.endswith(("/", "..", ".")) else target


def _lost_sentences(pages: dict[str, Built], edition: Edition) -> Iterator[str]:
    for point, record in edition.points.items():
        address = edition.addresses.point(point)
        shown = pages[address].content if address in pages else ""
        for text in filter(None, (record.heading, *record.measures)):
            for tag in edition.languages:
                if text.get(tag) and text[tag] not in shown:
                    yield f"{address}: 少了原文 / a sentence is missing: {text[tag][:40]}"


def _foreign_imports(folder: Path) -> Iterator[str]:
    for file in sorted([*folder.rglob("*.css"), *folder.rglob("*.js")]):
        if found := _IMPORT.search(file.read_text("utf-8")):
            where = file.relative_to(folder).as_posix()
            yield f"{where}: 引用了其他网站的文件 / fetches from another site: {found[0]}"
