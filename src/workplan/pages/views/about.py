"""Where the text comes from: what is known of it, and "—" for what is not."""

from __future__ import annotations

from dataclasses import dataclass

from workplan.edition.edition import Edition
from workplan.edition.texts import LocalizedText, localized
from workplan.edition.urls import RelativeUrls

UNKNOWN = "—"


@dataclass(frozen=True)
class MetadataRow:
    """A row of the document's head: words by language, or a value that is the same in all."""

    name: LocalizedText
    text: LocalizedText
    value: str = ""
    href: str = ""


@dataclass(frozen=True)
class AboutView:
    """The document's head and the notes on the text."""

    facts: tuple[MetadataRow, ...]
    notes: tuple[LocalizedText, ...]
    official: bool
    issuer: LocalizedText
    downloads: str


def about_view(edition: Edition, links: RelativeUrls) -> AboutView:
    """The view of the plan's provenance."""
    plan = edition.plan
    return AboutView(
        facts=_facts(edition),
        notes=tuple(localized(edition, note) for note in plan.provenance.notes),
        official=plan.site.official,
        issuer=localized(edition, plan.issuer),
        downloads=links.to(edition.urls.downloads),
    )


def _facts(edition: Edition) -> tuple[MetadataRow, ...]:
    plan, known = edition.plan, edition.plan.provenance
    texts = {
        "fact_title": localized(edition, plan.title),
        "fact_issuer": localized(edition, plan.issuer),
        "fact_index_number": known.index_number,
        "fact_topic": localized(edition, known.topic) if known.topic else None,
        "fact_document_number": known.document_number,
        "fact_written": known.written,
        "fact_released": known.released,
        "fact_validity": localized(edition, known.validity) if known.validity else None,
    }
    facts = tuple(_fact(edition.say(key), text) for key, text in texts.items())
    return (*facts, _fact(edition.say("fact_source"), known.url, known.url or ""))


def _fact(name: LocalizedText, value: object, href: str = "") -> MetadataRow:
    if isinstance(value, dict):
        return MetadataRow(name, value)
    return MetadataRow(name, {}, str(value or UNKNOWN), href)
