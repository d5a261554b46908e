"""The page about the text: the document's metadata and the notes on it."""

from __future__ import annotations

from dataclasses import dataclass

from workplan.edition.edition import Edition
from workplan.edition.texts import LocalizedText, localized
from workplan.edition.urls import RelativeUrls


@dataclass(frozen=True)
class MetadataRow:
    """A row of metadata: a text by language, or a value that is the same in all of them."""

    name: LocalizedText
    text: LocalizedText
    value: str = ""
    href: str = ""


@dataclass(frozen=True)
class AboutView:
    """The document's metadata and the notes on its text."""

    stated: tuple[MetadataRow, ...]
    unknown: tuple[LocalizedText, ...]
    """The names of the metadata that the source does not state."""
    notes: tuple[LocalizedText, ...]
    downloads: str


def about_view(edition: Edition, relative_urls: RelativeUrls) -> AboutView:
    """The view of the plan's provenance."""
    metadata = _metadata(edition)
    return AboutView(
        stated=tuple(row for row in metadata if row.text or row.value),
        unknown=tuple(row.name for row in metadata if not (row.text or row.value)),
        notes=tuple(localized(edition, note) for note in edition.plan.provenance.notes),
        downloads=relative_urls.to(edition.urls.downloads),
    )


def _metadata(edition: Edition) -> tuple[MetadataRow, ...]:
    plan, provenance = edition.plan, edition.plan.provenance
    values = {
        "field_title": localized(edition, plan.title),
        "metadata_issuer": localized(edition, plan.issuer),
        "field_index_number": provenance.index_number,
        "field_topic": localized(edition, provenance.topic),
        "field_document_number": provenance.document_number,
        "field_written": provenance.written,
        "field_released": provenance.released,
        "field_validity": localized(edition, provenance.validity),
    }
    rows = tuple(_metadata_row(edition.ui_text(key), value) for key, value in values.items())
    source = _metadata_row(edition.ui_text("field_url"), provenance.url, provenance.url or "")
    return (*rows, source)


def _metadata_row(name: LocalizedText, value: object, href: str = "") -> MetadataRow:
    if isinstance(value, dict):
        return MetadataRow(name, value)
    return MetadataRow(name, {}, str(value or ""), href)
