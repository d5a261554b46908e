"""The PDFs of the prints: which there are, and those that a browser has printed already.

A build makes none of them, for that needs a browser; it lists those that it is given.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from workplan.edition.edition import BOTH, Edition, printed_whole
from workplan.edition.texts import LocalizedText, language_name
from workplan.exports.registry import Export

PDF = "application/pdf"


@dataclass(frozen=True)
class PdfFile:
    """A PDF of the site: its name, the page that it prints, and the view."""

    name: str
    kind: str
    page: str
    view: str


def pdf_files(edition: Edition) -> Iterator[PdfFile]:
    """Every PDF: the print edition in each view, the official form in each language."""
    at, tags = edition.urls, edition.languages
    both = (BOTH,) if len(tags) > 1 else ()
    pages = (("print", at.booklet, (*both, *tags)), ("gongwen", at.gongwen, tags))
    for kind, page, views in pages if printed_whole(edition) else ():
        yield from (PdfFile(f"plan.{kind}.{view}.pdf", kind, page, view) for view in views)


def folder_of(pdfs: Path, edition: Edition) -> Path:
    """Where an edition's PDFs stand in the folder of all: those of another content never match."""
    return pdfs / f"{edition.plan.year}-{edition.content_hash[:12]}"


def pdf_exports(edition: Edition, pdfs: Path | None) -> Iterator[Export]:
    """The PDFs that have been printed."""
    for one in pdf_files(edition) if pdfs else ():
        file = folder_of(pdfs, edition) / one.name if pdfs else Path()
        if file.is_file():
            yield _export(edition, one, file)


def _export(edition: Edition, one: PdfFile, file: Path) -> Export:
    details = {"view": view_name(edition, one.view)}
    return Export(one.name, PDF, "print", f"{one.kind}_pdf", lambda _: file.read_bytes(), details)


def view_name(edition: Edition, view: str) -> LocalizedText:
    """What a view is called."""
    return edition.say("view_both") if view == BOTH else language_name(edition, view)
