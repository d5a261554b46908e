"""Styles and scripts as they are published: under a folder named for their content.

A browser or a proxy may keep such a folder for ever, and never mixes files of two versions.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from workplan.edition.edition import Edition
from workplan.pages.explanations import explanations_script
from workplan.pages.script_words import word_files
from workplan.pages.sitemap import Page, hand_written, site_pages
from workplan.pages.views.head import LinkedAssets, LinkedFile
from workplan.search import index_files
from workplan.site.csp import integrity
from workplan.site.scripts import published_scripts, static_imports
from workplan.site.stylesheets import BOOKLET, SITE, stylesheets

SCRIPT = "js/main.js"
DATA = "assets/data/"


@dataclass(frozen=True)
class Assets:
    """All styles and scripts by their path inside the folder, and what the plan gives the search.

    The search's data stand beside the folder: a changed sentence then changes no other page.
    """

    files: dict[str, bytes]
    editions: tuple[Edition, ...]

    @cached_property
    def data(self) -> dict[str, bytes]:
        """What the editions give the browser, by path below the folder of data."""
        return {name: text for edition in self.editions for name, text in _data(edition)}

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


def collect(folder: Path, editions: Sequence[Edition]) -> Assets:
    """The files of ``docs/assets``, and what the editions give to the search."""
    scripts = sorted((folder / "js").rglob("*.js"))
    modules = {file.relative_to(folder).as_posix(): file.read_text("utf-8") for file in scripts}
    files = {path: text.encode() for path, text in published_scripts(modules, SCRIPT).items()}
    languages = tuple(
        dict.fromkeys(language for edition in editions for language in edition.languages)
    )
    styles = stylesheets(folder / "css", languages)
    files |= {name: style.encode() for name, style in styles.items()}
    return Assets(files, tuple(editions))


def sought_pages(edition: Edition) -> Iterator[Page]:
    """The pages that the search finds by their titles."""
    yield from site_pages(edition)
    yield hand_written(edition, edition.urls.about, {"kind": "about"})


def _data(edition: Edition) -> Iterator[tuple[str, bytes]]:
    """What an edition gives the browser, under its year."""
    modules = {
        **index_files(edition, sought_pages(edition)),
        **word_files(edition),
        "explanations.js": explanations_script(edition),
    }
    for name, text in modules.items():
        yield f"{edition.plan.year}/{name}", text.encode()
