"""What terms and laws mean, for the browser to show beside the text when a reader asks."""

from __future__ import annotations

from workplan.edition.edition import Edition
from workplan.edition.urls import RelativeUrls
from workplan.pages.views.terms import Explanation, explanation
from workplan.search.module import module


def explanations_module(edition: Edition) -> str:
    """Title, gloss and explanation of each term and law, by its kind and id."""
    links = RelativeUrls("")
    return module(
        {
            key: _entry(explanation(edition, links, item))
            for key, item in edition.glossary_entries.items()
            if edition.occurrences[key]
        }
    )


def _entry(item: Explanation) -> list[object]:
    entry: list[object] = [item.title, item.explanation, item.gloss]
    return [*entry, item.inferred] if item.inferred else entry
