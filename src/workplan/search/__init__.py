"""What the search in the browser reads, as JavaScript modules that pages load on demand.

Nothing is read whole: a query loads the shards of its pieces and the texts of what it shows, so
that the first result costs about as much in a plan of fifteen points as in one of thousands.
"""

from __future__ import annotations

from workplan.edition.edition import Edition
from workplan.search.choices import choices_module, duties_shelf
from workplan.search.index import index_shelf
from workplan.search.pinyin import pinyin_shelves
from workplan.search.texts import lines_of, text_modules
from workplan.search.traditional import traditional_shelf
from workplan.search.words import later_module, words_module

__all__ = ["search_modules"]


def search_modules(edition: Edition) -> dict[str, str]:
    """All modules by the path of their file under ``assets/data/``."""
    lines = {tag: lines_of(edition, tag) for tag in edition.languages}
    chinese = [line.text for line in lines.get("zh", [])]
    shelves = {tag: index_shelf(tag, lines[tag]) for tag in lines}
    shelves["duties"] = duties_shelf(edition)
    if chinese:
        shelves |= {"traditional": traditional_shelf(chinese), **pinyin_shelves(edition, chinese)}
    modules = {
        "words.js": words_module(edition, shelves),
        "later.js": later_module(edition),
    }
    for tag, texts in lines.items():
        modules |= text_modules(tag, texts, len(edition.points))
        modules[f"{tag}/choices.js"] = choices_module(edition, tag)
    for name, shelf in shelves.items():
        modules |= shelf.modules(f"index/{name}")
    return modules
