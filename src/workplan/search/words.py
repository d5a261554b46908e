"""The search box's own words in each language, and where its links lead."""

from __future__ import annotations

from collections.abc import Mapping
from string import digits

from workplan.edition.edition import Edition
from workplan.edition.responsible_units import unit_list_punctuation
from workplan.search.module import js_strings, module
from workplan.search.shelf import Shelf
from workplan.search.texts import block_of

FIRST = ("search", "search_hint", "search_help", "search_close")
"""The words that the box has before the first results; the others come later."""


def words_module(edition: Edition, shelves: Mapping[str, Shelf]) -> str:
    """The words and addresses, and how the texts are kept.

    ``letters`` are the digits, and the Latin letters that pieces of the Chinese text begin with;
    ``form`` is what stands before, between and after units; ``ids`` are the points' where they do
    not simply count.
    """
    at = edition.urls
    return module(
        {
            "say": js_strings(edition, lambda key: key in FIRST),
            "plan": at.plan,
            "units": at.units if edition.has("units") else "",
            "size": len(edition.points),
            "block": block_of(len(edition.points)),
            "ids": [] if _counts_on(edition) else list(edition.points),
            "shelves": {name: shelf.shape for name, shelf in shelves.items()},
            "letters": _letters(shelves.get("zh")),
            "form": {tag: list(unit_list_punctuation(edition, tag)) for tag in edition.languages},
        }
    )


def _letters(chinese: Shelf | None) -> str:
    table = chinese.table if chinese else {}
    return "".join(sorted({*digits, *(piece[0] for piece in table if piece[0].isascii())}))


def later_module(edition: Edition) -> str:
    """The words that the box has for results."""
    return module(js_strings(edition, lambda key: key.startswith("search_") and key not in FIRST))


def _counts_on(edition: Edition) -> bool:
    """Whether the points' ids are 1, 2, 3 and so on, which need not be listed."""
    return edition.point_ids == tuple(str(i) for i in range(1, len(edition.points) + 1))
