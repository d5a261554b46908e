"""The index: all that the browser needs in order to search, a plan of the usual size in one file.

Few requests count for more than few bytes: a reader on a slow line waits for each in turn. The
browser holds the whole text and searches all of it, so that every piece is found. What the
box shows at first is a small file of its own, so that it opens while the index is on its way.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from workplan.edition.edition import Edition
from workplan.pages.data_script import data_script
from workplan.pages.search.chinese import chinese_tables
from workplan.pages.search.config import search_config
from workplan.pages.search.documents import (
    SearchDocument,
    explanation_documents,
    outside_documents,
    point_documents,
)
from workplan.pages.search.entries import entries

POINTS_PER_SHARD = 300
"""A plan of that many points is one file; of a larger one, all files are loaded together."""

Documents = Mapping[str, Sequence[SearchDocument]]
"""What is found, by kind: points, explanations, outside, entries."""


def index_files(edition: Edition) -> dict[str, str]:
    """The files by path: of those that are numbered, each has points, the first all else too."""
    first_shard, *further_shards = _shards(edition)
    whole_plan = {"entries": entries(edition), "outside": outside_documents(edition)}
    first_shard = {
        "explanations": first_shard["explanations"],
        **whole_plan,
        "points": first_shard["points"],
    }
    shards = [_shard(edition, documents) for documents in (first_shard, *further_shards)]
    shards[0] |= chinese_tables(edition, [first_shard, *further_shards])
    box = {**search_config(edition), "shards": len(shards)}
    return {
        "search/box.js": data_script(box),
        **{f"search/{i}.js": data_script(shard) for i, shard in enumerate(shards)},
    }


def _shards(edition: Edition) -> Iterator[Documents]:
    """The points, ``POINTS_PER_SHARD`` at a time, and what we say of them."""
    points = point_documents(edition)
    for start in range(0, max(1, len(points)), POINTS_PER_SHARD):
        end = start + POINTS_PER_SHARD
        explanations = explanation_documents(edition, edition.point_ids[start:end])
        yield {"explanations": explanations, "points": points[start:end]}


def _shard(edition: Edition, documents: Documents) -> dict[str, object]:
    """All texts in one language, then all in the next, in columns: so they compress best."""
    texts = {
        language: {
            kind: list(zip(*(document.texts[language] for document in of_kind), strict=True))
            for kind, of_kind in documents.items()
        }
        for language in edition.languages
    }
    identities = {
        kind: [document.identity for document in of_kind] for kind, of_kind in documents.items()
    }
    return {"texts": texts, **identities}
