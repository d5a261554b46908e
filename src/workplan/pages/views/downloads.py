"""The page of downloads: every file with its size and its checksum, and the data dictionary."""

from __future__ import annotations

from dataclasses import dataclass

from workplan.edition.edition import Edition
from workplan.edition.texts import LocalizedText
from workplan.edition.urls import RelativeUrls
from workplan.exports.data_dictionary import DictionaryEntry, csv_entries, json_entries
from workplan.exports.downloads import CHECKSUMS_NAME, Download
from workplan.exports.version_line import SHORT_HASH_LENGTH

LISTED = ("office", "print", "data")
"""The groups that have a heading, in the order of the page; units have a list of their own."""


@dataclass(frozen=True)
class FileView:
    """A file as the page lists it."""

    name: str
    format: str
    """What kind of file it is: XLSX."""
    media_type: str
    title: LocalizedText
    lead: LocalizedText
    size: str
    checksum: str
    """The short form of its SHA-256."""
    href: str


@dataclass(frozen=True)
class DownloadsView:
    """All that the page shows."""

    year: int
    content_hash: str
    groups: tuple[tuple[str, tuple[FileView, ...]], ...]
    units: tuple[FileView, ...]
    source: str
    sums: str
    sums_name: str
    csv: tuple[DictionaryEntry, ...]
    json: tuple[DictionaryEntry, ...]


def downloads_view(
    edition: Edition, links: RelativeUrls, files: tuple[Download, ...]
) -> DownloadsView:
    """The view of the files of an edition."""
    by_group: dict[str, list[FileView]] = {"office": [], "print": [], "unit": [], "data": []}
    for file in files:
        by_group[file.export.group].append(_file(edition, links, file))
    return DownloadsView(
        year=edition.plan.year,
        content_hash=edition.content_hash,
        groups=tuple((name, tuple(by_group[name])) for name in LISTED if by_group[name]),
        units=tuple(by_group["unit"]),
        source=links.to(edition.urls.data),
        sums=links.to(edition.urls.download(CHECKSUMS_NAME)),
        sums_name=CHECKSUMS_NAME,
        csv=tuple(csv_entries(edition)),
        json=tuple(json_entries(edition)),
    )


def pdf_views(
    edition: Edition, links: RelativeUrls, files: tuple[Download, ...], kind: str
) -> tuple[FileView, ...]:
    """The PDFs of a kind of print, if they have been printed."""
    own = (file for file in files if file.export.key == f"{kind}_pdf")
    return tuple(_file(edition, links, file) for file in own)


def _file(edition: Edition, links: RelativeUrls, file: Download) -> FileView:
    export = file.export
    return FileView(
        name=export.name,
        format=export.name.rpartition(".")[2].upper(),
        media_type=export.media_type,
        title=export.title(edition),
        lead=export.lead(edition),
        size=f"{max(1, round(file.size / 1024))} KB",
        checksum=file.sha256[:SHORT_HASH_LENGTH],
        href=links.to(edition.urls.download(export.name)),
    )
