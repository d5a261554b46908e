"""What the search in the browser reads, as JavaScript modules that pages load on demand.

A plan of usual size gives its whole text; a large one gives shards, of which a query loads a few.
"""

from __future__ import annotations

from workplan.edition import Edition
from workplan.searching.shards import shard_modules
from workplan.searching.tables import pinyin_module, traditional_module
from workplan.searching.whole import texts_module
from workplan.searching.words import words_module

WHOLE = 700
"""Points up to which the whole text is the smaller first load."""

__all__ = ["search_modules"]


def search_modules(edition: Edition) -> dict[str, str]:
    """All modules by the path of their file under ``assets/data/``."""
    large = len(edition.points) > WHOLE
    modules = {"words.js": words_module(edition, large=large)}
    if "zh" in edition.languages:
        modules["traditional.js"] = traditional_module(edition)
        modules["pinyin.js"] = pinyin_module(edition, large=large)
    if large:
        return {**modules, **shard_modules(edition)}
    return {**modules, **{f"{tag}.js": texts_module(edition, tag) for tag in edition.languages}}
