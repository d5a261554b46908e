"""Styles and scripts as they are published: under a folder named for their content.

A browser or a proxy may keep such a folder for ever, and never mixes files of two versions. What a
plan gives scripts stands elsewhere: a changed sentence then changes no other page.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from workplan.files.folder_files import files_in
from workplan.pages.views.head import LinkedAssets, LinkedFile
from workplan.site.csp import integrity
from workplan.site.scripts import published_scripts, static_imports
from workplan.site.stylesheets import BOOKLET, SITE, stylesheets

SCRIPT = "js/main.js"


@dataclass(frozen=True)
class Assets:
    """All styles and scripts by their path inside the folder."""

    files: dict[str, bytes]

    def published(self) -> Iterator[tuple[str, bytes]]:
        """Every style and script with its address from the site's root."""
        yield from ((self.folder + name, content) for name, content in self.files.items())

    @cached_property
    def folder(self) -> str:
        """The folder's address from the site's root."""
        digest = hashlib.sha256()
        for name, content in sorted(self.files.items()):
            digest.update(f"{name}\0{len(content)}\0".encode() + content)
        return f"assets/{digest.hexdigest()[:12]}/"

    @cached_property
    def linked(self) -> LinkedAssets:
        """What pages load."""
        texts = {
            name: content.decode() for name, content in self.files.items() if name[-3:] == ".js"
        }
        return LinkedAssets(
            style=self._linked(SITE),
            booklet=self._linked(BOOKLET),
            script=self._linked(SCRIPT),
            preloads=tuple(self.folder + name for name in static_imports(texts, SCRIPT)),
        )

    def _linked(self, name: str) -> LinkedFile:
        return LinkedFile(self.folder + name, integrity(self.files[name]))


def collect(folder: Path, languages: Iterable[str]) -> Assets:
    """The files of ``docs/assets`` for pages in some languages."""
    scripts = sorted(file for file in files_in(folder / "js") if file.suffix == ".js")
    modules = {file.relative_to(folder).as_posix(): file.read_text("utf-8") for file in scripts}
    files = {path: text.encode() for path, text in published_scripts(modules, SCRIPT).items()}
    styles = stylesheets(folder / "css", tuple(dict.fromkeys(languages)))
    files |= {name: style.encode() for name, style in styles.items()}
    return Assets(files)
