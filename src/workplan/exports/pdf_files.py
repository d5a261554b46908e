"""The PDFs of the prints: which there can be, and those that a browser has already printed.

A build makes none of them, since that needs a browser; it lists those that it is given.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from workplan.edition.edition import ALL_LANGUAGES, Edition, fits_one_print
from workplan.edition.texts import LocalizedText, language_name
from workplan.exports.registry import Export
from workplan.exports.version_line import SHORT_HASH_LENGTH

MEDIA_TYPE = "application/pdf"


@dataclass(frozen=True)
class PdfFile:
    """A PDF of the site: its name, the page that it prints, and the view."""

    name: str
    kind: str
    page: str
    view: str


def pdf_files(edition: Edition) -> Iterator[PdfFile]:
    """Every PDF: the print edition in each view, the official-document format in each."""
    if not fits_one_print(edition):
        return
    urls, languages = edition.urls, edition.languages
    bilingual = (ALL_LANGUAGES,) if len(languages) > 1 else ()
    prints = (
        ("booklet", "print", urls.booklet, (*bilingual, *languages)),
        ("official_document", "gongwen", urls.official_document, languages),
    )
    for kind, name, page, views in prints:
        yield from (PdfFile(f"plan.{name}.{view}.pdf", kind, page, view) for view in views)


def folder_of(pdfs: Path, edition: Edition) -> Path:
    """The folder of an edition's PDFs; its name has the content hash, so none are outdated."""
    return pdfs / f"{edition.plan.year}-{edition.content_hash[:SHORT_HASH_LENGTH]}"


def pdf_exports(edition: Edition, pdfs: Path | None) -> Iterator[Export]:
    """The PDFs that have been printed; none without a folder."""
    if pdfs is None:
        return
    folder = folder_of(pdfs, edition)
    for pdf in pdf_files(edition):
        if (folder / pdf.name).is_file():
            yield _export(edition, pdf, folder / pdf.name)


def view_name(edition: Edition, view: str) -> LocalizedText:
    """The name of a view, for readers."""
    return edition.ui_text("view_both") if view == ALL_LANGUAGES else language_name(edition, view)


def _export(edition: Edition, pdf: PdfFile, file: Path) -> Export:
    details = {"view": view_name(edition, pdf.view)}
    return Export(
        name=pdf.name,
        media_type=MEDIA_TYPE,
        group="print",
        key=f"{pdf.kind}_pdf",
        make=lambda _: file.read_bytes(),
        details=details,
    )
