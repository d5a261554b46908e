"""What is found beside the plan's text: terms, laws, units, topics and pages, by their names."""

from __future__ import annotations

import re
from collections.abc import Mapping

from workplan.edition.edition import Edition
from workplan.edition.texts import LocalizedText
from workplan.pages.search.documents import SearchDocument
from workplan.pages.sitemap import Page, sought_pages
from workplan.plan.model import Law, Term, Topic, Unit

_BETWEEN_WORDS = re.compile("[、,] ?")
_FOUND_OTHERWISE = {"section", "point", "unit"}
"""Kinds of page whose text is searched itself, or whose entries are made without them."""


def entries(edition: Edition) -> list[SearchDocument]:
    """Units, pages and topics, then terms and laws that the text mentions.

    Each has its kind and address, a unit its id, a topic its measures; then its name, a text, and
    other words for it, which readers type. Terms that readers know anyway have no text: their
    explanations would be a seventh of the index.
    """
    pages = (page for page in sought_pages(edition) if page.kind not in _FOUND_OTHERWISE)
    mentioned = (key for key in edition.glossary_entries if edition.occurrences[key])
    return [
        *(_unit(edition, unit) for unit in edition.plan.units),
        *(_page(edition, page) for page in pages),
        *(_topic(edition, topic) for topic in edition.plan.topics),
        *(_glossary_entry(edition, key) for key in mentioned),
    ]


def _entry(
    identity: tuple[object, ...],
    name: LocalizedText,
    text: LocalizedText,
    keywords: Mapping[str, tuple[str, ...]],
) -> SearchDocument:
    texts = {
        language: (title, text.get(language, ""), keywords.get(language, ()))
        for language, title in name.items()
    }
    return SearchDocument(identity, texts)


def _unit(edition: Edition, unit: Unit) -> SearchDocument:
    name = {language: unit.name.get(language) for language in edition.languages}
    text = unit.explanation.by_language if unit.explanation else {}
    return _entry(("unit", edition.urls.unit(unit.id), unit.id), name, text, {})


def _page(edition: Edition, page: Page) -> SearchDocument:
    keywords = _keywords(edition, page.key if page.kind == "audience" else page.kind)
    # The plan's own title is part of the text.
    title = edition.ui_text("nav_plan") if page.kind == "plan" else page.title
    return _entry((page.kind, page.address), title, page.description, keywords)


def _keywords(edition: Edition, name: str) -> dict[str, tuple[str, ...]]:
    """The words by which readers look for a page, as the locales list them."""
    key = f"{name}_keywords"
    if key not in edition.locales[edition.plan.language].ui_texts:
        return {}
    ui_texts = edition.ui_text(key).items()
    return {language: tuple(_BETWEEN_WORDS.split(listed)) for language, listed in ui_texts}


def _topic(edition: Edition, topic: Topic) -> SearchDocument:
    address = edition.urls.topic(topic.readers[0], topic.id)
    name = {language: topic.name.get(language) for language in edition.languages}
    text = {
        language: " ".join(line.get(language) for line in topic.summary)
        for language in edition.languages
    }
    return _entry(("topic", address, topic.measures), name, text, {})


def _glossary_entry(edition: Edition, key: str) -> SearchDocument:
    entry = edition.glossary_entries[key]
    identity = ("term", edition.urls.term(entry.id))
    if isinstance(entry, Law):
        identity = ("law", edition.urls.law(entry.id))
    name = {language: entry.get(language) for language in edition.languages}
    text = entry.explanation.by_language if key in edition.explained_in_text else {}
    keywords = entry.also if isinstance(entry, Term) else {}
    return _entry(identity, name, text, keywords)
