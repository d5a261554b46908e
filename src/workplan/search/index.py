"""The index: all that the browser needs in order to search, a plan of the usual size in one file.

Few requests count for more than few bytes: a reader on a slow line waits for each in turn. The
browser holds the whole text and looks through it, so that every piece of it is found.
"""

from __future__ import annotations

from workplan.edition.edition import Edition
from workplan.search.chinese import chinese_tables
from workplan.search.config import search_config
from workplan.search.data_script import data_script
from workplan.search.documents import SearchDocument, outside_documents, point_documents

POINTS_PER_SHARD = 300
"""A plan of that many points is one file; of a larger one, all files are loaded together."""


def index_files(edition: Edition) -> dict[str, str]:
    """The files by path: the first has all but the points of the further ones."""
    points, outside = point_documents(edition), outside_documents(edition)
    starts = range(0, max(1, len(points)), POINTS_PER_SHARD)
    shards: list[dict[str, object]] = [
        {"points": _records(points[start : start + POINTS_PER_SHARD])} for start in starts
    ]
    shards[0] |= {
        **search_config(edition),
        **chinese_tables(edition, [*points, *outside]),
        "outside": _records(outside),
        "shards": len(shards),
    }
    return {f"search/{i}.js": data_script(shard) for i, shard in enumerate(shards)}


def _records(documents: list[SearchDocument]) -> list[list[object]]:
    return [document.record() for document in documents]
