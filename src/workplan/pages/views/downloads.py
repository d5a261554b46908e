"""The page of downloads: every file with its size, and the data dictionary."""

from __future__ import annotations

from dataclasses import dataclass

from workplan.edition.edition import Edition
from workplan.edition.texts import LocalizedText
from workplan.edition.urls import RelativeUrls
from workplan.exports.data_dictionary import DictionaryEntry, csv_entries, json_entries
from workplan.exports.downloads import CHECKSUMS_NAME, Download

GROUPS_WITH_HEADING = ("office", "print", "data")
"""The groups of files in the order of the page; the units' files are listed apart."""


@dataclass(frozen=True)
class FileView:
    """A file as the page lists it."""

    name: str
    format: str
    """The file's format in capitals: XLSX."""
    media_type: str
    title: LocalizedText
    lead: LocalizedText
    size: str
    href: str


@dataclass(frozen=True)
class DownloadsView:
    """The page of downloads."""

    year: int
    content_hash: str
    groups: tuple[tuple[str, tuple[FileView, ...]], ...]
    units: tuple[FileView, ...]
    source: str
    checksums: str
    checksums_name: str
    csv: tuple[DictionaryEntry, ...]
    json: tuple[DictionaryEntry, ...]


def downloads_view(
    edition: Edition, relative_urls: RelativeUrls, files: tuple[Download, ...]
) -> DownloadsView:
    """The view of the files of an edition."""
    groups: dict[str, list[FileView]] = {"office": [], "print": [], "unit": [], "data": []}
    for file in files:
        groups[file.export.group].append(_file_view(edition, relative_urls, file))
    return DownloadsView(
        year=edition.plan.year,
        content_hash=edition.content_hash,
        groups=tuple((name, tuple(groups[name])) for name in GROUPS_WITH_HEADING if groups[name]),
        units=tuple(groups["unit"]),
        source=relative_urls.to(edition.urls.data),
        checksums=relative_urls.to(edition.urls.download(CHECKSUMS_NAME)),
        checksums_name=CHECKSUMS_NAME,
        csv=tuple(csv_entries(edition)),
        json=tuple(json_entries(edition)),
    )


def pdf_views(
    edition: Edition, relative_urls: RelativeUrls, files: tuple[Download, ...], kind: str
) -> tuple[FileView, ...]:
    """The PDFs of a kind of print among the files."""
    pdfs = (file for file in files if file.export.key == f"{kind}_pdf")
    return tuple(_file_view(edition, relative_urls, file) for file in pdfs)


def _file_view(edition: Edition, relative_urls: RelativeUrls, file: Download) -> FileView:
    export = file.export
    return FileView(
        name=export.name,
        format=export.name.rpartition(".")[2].upper(),
        media_type=export.media_type,
        title=export.title(edition),
        lead=export.lead(edition),
        size=f"{max(1, round(len(file.data) / 1024))} KB",
        href=relative_urls.to(edition.urls.download(export.name)),
    )
