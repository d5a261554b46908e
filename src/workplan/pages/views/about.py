"""Where the text comes from: what is known of it, and "—" for what is not."""

from __future__ import annotations

from dataclasses import dataclass

from workplan.edition.edition import Edition
from workplan.edition.texts import Words, words
from workplan.edition.urls import Links

UNKNOWN = "—"


@dataclass(frozen=True)
class Fact:
    """A row of the document's head: words by language, or a value that is the same in all."""

    name: Words
    text: Words
    value: str = ""
    href: str = ""


@dataclass(frozen=True)
class AboutView:
    """The document's head and the notes on the text."""

    facts: tuple[Fact, ...]
    notes: tuple[Words, ...]
    official: bool
    issuer: Words
    downloads: str


def about_view(edition: Edition, links: Links) -> AboutView:
    """The view of the plan's provenance."""
    plan = edition.plan
    return AboutView(
        facts=_facts(edition),
        notes=tuple(words(edition, note) for note in plan.provenance.notes),
        official=plan.site.official,
        issuer=words(edition, plan.issuer),
        downloads=links.to(edition.addresses.downloads),
    )


def _facts(edition: Edition) -> tuple[Fact, ...]:
    plan, known = edition.plan, edition.plan.provenance
    texts = {
        "fact_title": words(edition, plan.title),
        "fact_issuer": words(edition, plan.issuer),
        "fact_index_number": known.index_number,
        "fact_topic": words(edition, known.topic) if known.topic else None,
        "fact_document_number": known.document_number,
        "fact_written": known.written,
        "fact_released": known.released,
        "fact_validity": words(edition, known.validity) if known.validity else None,
    }
    facts = tuple(_fact(edition.say(key), text) for key, text in texts.items())
    return (*facts, _fact(edition.say("fact_source"), known.url, known.url or ""))


def _fact(name: Words, value: object, href: str = "") -> Fact:
    if isinstance(value, dict):
        return Fact(name, value)
    return Fact(name, {}, str(value or UNKNOWN), href)
