"""What terms and laws mean, for the browser to show beside the text when a reader asks."""

from __future__ import annotations

from workplan.edition.edition import Edition
from workplan.edition.urls import RelativeUrls
from workplan.pages.data_script import data_script
from workplan.pages.views.terms import Explanation, explanation


def explanations_script(edition: Edition) -> str:
    """Title, gloss and explanation of each term and law, by its kind and id.

    By the kind alone: the text of the link to the page of all of that kind.
    """
    relative_urls = RelativeUrls("")
    return data_script(
        {
            "term": edition.ui_text("terms_page"),
            "law": edition.ui_text("laws_page"),
        }
        | {
            key: _entry(explanation(edition, relative_urls, item))
            for key, item in edition.glossary_entries.items()
            if edition.occurrences[key]
        }
    )


def _entry(item: Explanation) -> list[object]:
    entry: list[object] = [item.title, item.explanation, item.gloss]
    return [*entry, item.inferred] if item.inferred else entry
