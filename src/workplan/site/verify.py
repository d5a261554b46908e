"""Verifies a built site before it is published: no empty page, no dead link, no lost sentence.

Pages are read with regular expressions, not with a parser: every attribute is one that our own
templates wrote, and every build waits for it. One page is in memory at a time.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from posixpath import normpath
from urllib.parse import unquote, urlsplit

from workplan.edition.edition import Edition
from workplan.files.folder_files import entries_in, files_in
from workplan.locales.messages import one_line
from workplan.plan.errors import BuildError, shown_path
from workplan.site.assets import SCRIPT
from workplan.site.file_kinds import MEDIA_TYPES, OTHER_NAMES

_TAG = re.compile(r"<[^>]+>")
# A blank stands before each attribute of our pages, and is found in a tenth of the time that the
# beginning of a word takes.
_ID = re.compile(r' id="([^"]*)"')
_LINK = re.compile(r' (?:href|src)="([^"]*)"')
_FETCHED = re.compile(
    r'<(?:link|script|img|source|iframe|object|embed)\b[^>]*?(?:href|src)="([^"]*)"'
)
_CANONICAL = re.compile(r'<link rel="canonical"[^>]*>')
_MAIN = ('<div id="content"', "</main>")
"""Between what a page's content stands."""
# Scripts and styles piece by piece: what fetches, or else a comment or a whole string, in which
# the same words are a plan's text.
_FETCHING_CODE = re.compile(
    r"""(?P<fetches>(?:@import|\burl\(|\bimport\b\(?|\bfrom\b)\s*["'`]?(?:https?:)?//[^"'`)\s]*)"""
    r"""|/\*.*?\*/|"(?:[^"\\\n]++|\\.)*+"|'(?:[^'\\\n]++|\\.)*+'|`(?:[^`\\]++|\\.)*+`""",
    re.DOTALL,
)
_EVERY_SITE = ("index.html", f"assets/*/{SCRIPT}")
"""Files by which a folder is known as a site of ours."""

MIN_CONTENT_CHARACTERS = 20
"""Characters of text that a page's content has at least."""


def require_site(folder: Path) -> None:
    """Makes sure that a folder holds a built site.

    Raises:
        BuildError: it does not.
    """
    if not all(any(folder.glob(pattern)) for pattern in _EVERY_SITE):
        raise BuildError(one_line("no_site", folder=shown_path(folder)))


Files = Mapping[str, Callable[[], bytes]]
"""What reads each file, by its path from the site's root."""


@dataclass(frozen=True)
class BuiltPage:
    """A built page: its address from the site's root and its HTML."""

    address: str
    markup: str

    @property
    def ids(self) -> list[str]:
        """The ids of its elements."""
        return _ID.findall(self.markup)

    @property
    def links(self) -> list[str]:
        """What its elements link to or load, as it stands in the markup."""
        return _LINK.findall(self.markup)

    @cached_property
    def content(self) -> str:
        """The words of its content."""
        start, end = _MAIN
        _, opening, after = self.markup.partition(start)
        content, closed, _ = after.partition(end)
        return words_of(opening + content) if closed else ""


@dataclass(frozen=True)
class Expected:
    """What a page is held against."""

    paths: Collection[str]
    """The addresses of all files, and of pages that are not read."""
    ids: Mapping[str, frozenset[str]]
    """The ids on each page, by its address."""
    sentences: Mapping[str, tuple[str, ...]]
    """The texts that a page must show, by its address."""


def words_of(markup: str) -> str:
    """The words of a piece of HTML, as a reader meets them."""
    return html.unescape(_TAG.sub("", markup))


def folder_problems(folder: Path, *editions: Edition) -> Iterator[str]:
    """What is wrong with a built site; nothing where it may go live."""
    files = {
        file.relative_to(folder).as_posix(): file.read_bytes
        for file in sorted(files_in(folder))
        if file.is_file()
    }
    yield from file_problems(files, editions)
    yield from _stray_files(folder)


def file_problems(
    files: Files, editions: Sequence[Edition], others: Collection[str] = ()
) -> Iterator[str]:
    """What is wrong with the files of a site.

    ``others`` are the addresses of pages and files that stand on the same site and are not read.
    """
    listed = {page.address: page.ids for page in _pages(files)}
    ids = {address: frozenset(names) for address, names in listed.items()}
    expected = Expected({*files, *others}, ids, dict(_sentences(editions)))
    for page in _pages(files):
        yield from _repeated_ids(page.address, listed[page.address])
        yield from _page_problems(page, expected)
    for address in sorted(expected.sentences.keys() - ids.keys()):
        yield from _lost(expected, address, "")
    yield from _foreign_imports(files)


def _pages(files: Files) -> Iterator[BuiltPage]:
    """The pages one after the other, so that one is in memory at a time."""
    for path, read in files.items():
        if path.endswith(".html"):
            yield BuiltPage(path.removesuffix("index.html"), read().decode())


def _sentences(editions: Sequence[Edition]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for edition in editions:
        all_shown: list[str] = []
        for point, record in edition.points.items():
            texts = filter(None, (record.heading, *record.measures))
            translations = (text.get(language) for text in texts for language in edition.languages)
            shown = tuple(filter(None, translations))
            all_shown += shown
            yield edition.urls.point(point), shown
        if not edition.large:
            yield edition.urls.plan, tuple(all_shown)


def _repeated_ids(address: str, ids: list[str]) -> Iterator[str]:
    if len(set(ids)) != len(ids):
        repeated = sorted({name for name in ids if ids.count(name) > 1})
        yield f"{address}: id 重复 / ids stand twice: {', '.join(repeated)}"


def _page_problems(page: BuiltPage, expected: Expected) -> Iterator[str]:
    if len(page.content.split()) < 2 or len(page.content.strip()) < MIN_CONTENT_CHARACTERS:
        yield f"{page.address}: 页面是空的 / the page is empty"
    for link in dict.fromkeys(page.links):
        if problem := _link_problem(page, link, expected):
            yield f"{page.address}: {problem}"
    for link in _FETCHED.findall(_CANONICAL.sub("", page.markup)):
        if urlsplit(link).netloc:
            yield f"{page.address}: 引用了其他网站的文件 / fetches from another site: {link}"
    yield from _lost(expected, page.address, page.content)


def _link_problem(page: BuiltPage, link: str, expected: Expected) -> str:
    is_ours, path, fragment = _parts(link)
    if not is_ours or page.address == "404.html":
        return ""
    target = _resolve(page.address, path)
    if target not in expected.ids:
        return "" if target in expected.paths else f"链接无效 / dead link: {link}"
    if fragment and fragment not in expected.ids[target]:
        return f"链接的位置不存在 / no such place: {link}"
    return ""


@lru_cache(maxsize=65536)  # pages that lie side by side have the same links
def _parts(link: str) -> tuple[bool, str, str]:
    """Whether a link, as it stands in the markup, stays on the site; its path and fragment."""
    parts = urlsplit(html.unescape(link))
    return not (parts.scheme or parts.netloc), unquote(parts.path), unquote(parts.fragment)


def _resolve(address: str, path: str) -> str:
    """The address that a relative link leads to from a page."""
    if not path:
        return address
    folder = address if address.endswith("/") or not address else address.rpartition("/")[0] + "/"
    target = normpath(folder + path)
    target = "" if target == "." else target
    return target + "/" if target and path.endswith(("/", "..", ".")) else target


def _lost(expected: Expected, address: str, shown: str) -> Iterator[str]:
    for text in expected.sentences.get(address, ()):
        if text not in shown:
            yield f"{address}: 少了原文 / a sentence is missing: {text[:40]}"


def _foreign_imports(files: Files) -> Iterator[str]:
    codes = (path for path in sorted(files) if path.endswith((".css", ".js")))
    for path in codes:
        for fetched in _fetched_by(files[path]().decode()):
            yield f"{path}: 引用了其他网站的文件 / fetches from another site: {fetched}"


def _fetched_by(code: str) -> Iterator[str]:
    """The imports from other sites in a script or a style."""
    return (match[0] for match in _FETCHING_CODE.finditer(code) if match["fetches"])


def _stray_files(folder: Path) -> Iterator[str]:
    """Files that nobody meant to publish: backups, editors' locks, links, hidden files."""
    for file in sorted(entries_in(folder)):
        is_hidden = file.name.startswith((".", "~$"))
        is_known = file.is_dir() or file.suffix.lower() in MEDIA_TYPES
        expected = file.name in OTHER_NAMES or (is_known and not is_hidden)
        if file.is_symlink() or not expected:
            where = file.relative_to(folder).as_posix()
            yield f"{where}: 这种文件不该发布 / no kind of file to publish"
