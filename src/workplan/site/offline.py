"""The site as one zip that opens from a disk or a USB stick, without a server.

A page opened from a disk finds no ``index.html`` by itself and may load no modules, so links name
the file, and all scripts come as one. Checks against hashes and the security policy go: from a
disk a browser can keep neither.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePosixPath

from workplan.edition.edition import Edition
from workplan.files.folder_files import MANIFEST, files_in
from workplan.files.own_hash import HASH_LENGTH, has_own_hash, with_hash
from workplan.files.zip_files import zip_reproducibly
from workplan.plan.input_file import read_ordinary_file
from workplan.site.assets import SCRIPT
from workplan.site.licenses import NAME as LICENSES
from workplan.site.licenses import licenses
from workplan.site.scripts import bundle
from workplan.site.verify import require_site

_POLICY = re.compile(r'\s*<meta http-equiv="Content-Security-Policy"[^>]*>')
_PRELOAD = re.compile(r'\s*<link rel="modulepreload"[^>]*>')
_INTEGRITY = re.compile(r' integrity="[^"]*"')
_MODULE = re.compile(r'<script type="module" src="([^"]*)js/main\.js"></script>')
_FOLDER = re.compile(r'(<a\b[^>]*? href="(?![a-z]+:)[^"#?]*/)((?:[#?][^"]*)?")')

_SERVERS = {MANIFEST, "404.html", "sitemap.xml", "sitemap.xml.gz"}
"""Files that only a server or a search engine asks for."""

_COMMENT = b"offline site; "
"""The comment of a zip of ours begins with it; a hash follows, by which an edited one is told."""


def offline_zip(site: Path, editions: Sequence[Edition]) -> bytes:
    """The zip of a built site, all of it in a folder called ``plan-2024``, with its licenses.

    Raises:
        BuildError: ``site`` is no built site.
    """
    require_site(site)
    files = {file.relative_to(site).as_posix(): read_ordinary_file(file) for file in files_in(site)}
    return zip_for_disk(files, f"plan-{editions[0].plan.year}", editions)


def zip_for_disk(files: Mapping[str, bytes], name: str, editions: Sequence[Edition]) -> bytes:
    """The same of a site's files by path, in a folder with a name."""
    shown = {path: text for path, text in files.items() if PurePosixPath(path).name not in _SERVERS}
    packed = _for_disk(shown)
    packed[LICENSES] = licenses([*packed], editions).encode()
    entries = ((f"{name}/{path}", content) for path, content in sorted(packed.items()))
    comment = _COMMENT + bytes(HASH_LENGTH)
    content = zip_reproducibly(entries, permissions=0o644, comment=comment)
    return with_hash(content[:-HASH_LENGTH], end=b"")


def is_offline_zip(content: bytes) -> bool:
    """Whether a file is a zip that ``offline_zip`` has made, and nobody has edited since."""
    return _COMMENT in content[-200:] and has_own_hash(content)


def _for_disk(files: dict[str, bytes]) -> dict[str, bytes]:
    pages = {
        path: offline_page(text.decode()) for path, text in files.items() if path[-5:] == ".html"
    }
    return {**_one_script(files), **{path: page.encode() for path, page in pages.items()}}


def _one_script(files: dict[str, bytes]) -> dict[str, bytes]:
    """The files with all modules joined into one script; files of data are no modules."""
    main = next(path for path in files if path.endswith(SCRIPT))
    assets = main.removesuffix(SCRIPT)
    modules = {
        path: content.decode()
        for path, content in files.items()
        if path.endswith(".js") and path.startswith(assets)
    }
    others = {path: content for path, content in files.items() if path not in modules}
    return {**others, f"{assets}offline.js": bundle(modules, main).encode()}


def offline_page(page: str) -> str:
    """A page as it works from a disk."""
    for pattern in (_POLICY, _PRELOAD, _INTEGRITY):
        page = pattern.sub("", page)
    page = _MODULE.sub(r'<script defer src="\1offline.js"></script>', page)
    return _FOLDER.sub(r"\1index.html\2", page)
