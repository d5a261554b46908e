"""The search box's own words in each language, and where its links lead."""

from __future__ import annotations

from workplan.edition.edition import Edition
from workplan.edition.responsible_units import unit_list_punctuation
from workplan.pages.data_script import js_strings
from workplan.plan.model import AUDIENCES


def search_config(edition: Edition) -> dict[str, object]:
    """What the box needs beside the documents.

    ``unit_list`` has what stands before, between and after the units of a point.
    """
    urls = edition.urls
    return {
        "words": js_strings(edition, _is_search_word),
        "plan": urls.plan,
        "units": urls.units if edition.has("units") else "",
        "audiences": {name: urls.audience(name) for name in AUDIENCES},
        "unit_list": {
            language: unit_list_punctuation(edition, language) for language in edition.languages
        },
    }


def _is_search_word(key: str) -> bool:
    return key in {"search", *AUDIENCES} or key.startswith("search_")
