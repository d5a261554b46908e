"""Looks at a built site before it may go live: an empty or half page never does.

Pages are read with regular expressions, not with a parser: every attribute is one that our own
templates wrote, and a site of fifteen thousand pages must be looked at on every build. One page is
in memory at a time, on each core.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial
from pathlib import Path
from posixpath import normpath
from typing import Any
from urllib.parse import unquote, urlsplit

from workplan.edition.edition import Edition
from workplan.parallel import in_parts

_TAG = re.compile(r"<[^>]+>")
_ID = re.compile(r'\bid="([^"]*)"')
_LINK = re.compile(r'\b(?:href|src)="([^"]*)"')
_FETCHED = re.compile(
    r'<(?:link|script|img|source|iframe|object|embed)\b[^>]*?(?:href|src)="([^"]*)"'
)
_CANONICAL = re.compile(r'<link rel="canonical"[^>]*>')
_MAIN = re.compile(r'<div id="content".*?</main>', re.DOTALL)
_IMPORT = re.compile(r"""(?:@import|url\(|import\(|from)\s*["']?(?:https?:)?//""")

MIN_CONTENT_CHARACTERS = 20
"""Characters of text that a page's content has at least."""

FEW = 300
"""Pages below which a second process costs more than it saves."""


@dataclass(frozen=True)
class BuiltPage:
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


@dataclass(frozen=True)
class Expected:
    """What a page is held against."""

    folder: Path
    ids: Mapping[str, frozenset[str]]
    """The ids on each page, by its address."""
    sentences: Mapping[str, tuple[str, ...]]
    """The texts that a page must show, by its address."""


def words_of(markup: str) -> str:
    """The words of a piece of HTML, as a reader meets them."""
    return html.unescape(_TAG.sub("", markup))


def site_problems(folder: Path, *editions: Edition) -> Iterator[str]:
    """What is wrong with a built site; nothing where it may go live."""
    files = sorted(folder.rglob("*.html"))
    ids = _merged(in_parts(partial(_ids, folder), files, FEW))
    wanted = Expected(folder, ids, dict(_sentences(editions)))
    found = _merged(in_parts(partial(_faults, wanted), files, FEW))
    for address in sorted(found):
        yield from found[address]
    for address in sorted(wanted.sentences.keys() - ids.keys()):
        yield from _lost(wanted, address, "")
    yield from _foreign_imports(folder)


def _merged(parts: Sequence[dict[str, Any]]) -> dict[str, Any]:
    return {address: said for part in parts for address, said in part.items()}


def _pages(folder: Path, files: Sequence[Path]) -> Iterator[BuiltPage]:
    for file in files:
        address = file.relative_to(folder).as_posix().removesuffix("index.html")
        yield BuiltPage(address, file.read_text("utf-8"))


def _ids(folder: Path, files: Sequence[Path]) -> dict[str, frozenset[str]]:
    return {page.address: frozenset(page.ids) for page in _pages(folder, files)}


def _sentences(editions: Sequence[Edition]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for edition in editions:
        for point, record in edition.points.items():
            texts = filter(None, (record.heading, *record.measures))
            said = (text.get(tag) for text in texts for tag in edition.languages)
            yield edition.urls.point(point), tuple(filter(None, said))


def _faults(wanted: Expected, files: Sequence[Path]) -> dict[str, list[str]]:
    pages = _pages(wanted.folder, files)
    return {page.address: found for page in pages if (found := [*_page_faults(page, wanted)])}


def _page_faults(page: BuiltPage, wanted: Expected) -> Iterator[str]:
    if len(page.content.split()) < 2 or len(page.content.strip()) < MIN_CONTENT_CHARACTERS:
        yield f"{page.address}: 页面是空的 / the page is empty"
    if len(page.ids) != len(wanted.ids[page.address]):
        twice = sorted({one for one in page.ids if page.ids.count(one) > 1})
        yield f"{page.address}: id 重复 / ids stand twice: {', '.join(twice)}"
    for link in dict.fromkeys(_LINK.findall(page.markup)):
        if fault := _link_fault(page, link, wanted):
            yield f"{page.address}: {fault}"
    for link in _FETCHED.findall(_CANONICAL.sub("", page.markup)):
        if urlsplit(link).netloc:
            yield f"{page.address}: 引用了其他网站的文件 / fetches from another site: {link}"
    yield from _lost(wanted, page.address, page.content)


def _link_fault(page: BuiltPage, link: str, wanted: Expected) -> str:
    is_ours, path, fragment = _parts(link)
    if not is_ours or page.address == "404.html":
        return ""
    target = _resolve(page.address, path)
    if target not in wanted.ids:
        return "" if (wanted.folder / target).is_file() else f"链接无效 / dead link: {link}"
    if fragment and fragment not in wanted.ids[target]:
        return f"链接的位置不存在 / no such place: {link}"
    return ""


@lru_cache(maxsize=65536)  # pages that lie side by side have the same links
def _parts(link: str) -> tuple[bool, str, str]:
    """Whether a link, as it stands in the markup, stays on the site; its path and fragment."""
    parts = urlsplit(html.unescape(link))
    return not (parts.scheme or parts.netloc), unquote(parts.path), unquote(parts.fragment)


def _resolve(here: str, path: str) -> str:
    """The address that a relative link leads to from a page."""
    if not path:
        return here
    folder = here if here.endswith("/") or not here else here.rpartition("/")[0] + "/"
    target = normpath(folder + path)
    target = "" if target == "." else target
    return target + "/" if target and path.endswith(("/", "..", ".")) else target


def _lost(wanted: Expected, address: str, shown: str) -> Iterator[str]:
    for text in wanted.sentences.get(address, ()):
        if text not in shown:
            yield f"{address}: 少了原文 / a sentence is missing: {text[:40]}"


def _foreign_imports(folder: Path) -> Iterator[str]:
    for file in sorted([*folder.rglob("*.css"), *folder.rglob("*.js")]):
        if found := _IMPORT.search(file.read_text("utf-8")):
            where = file.relative_to(folder).as_posix()
            yield f"{where}: 引用了其他网站的文件 / fetches from another site: {found[0]}"
