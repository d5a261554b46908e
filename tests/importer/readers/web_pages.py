"""Web pages, as the tests read them."""

from __future__ import annotations

from workplan.importer.readers import read_document
from workplan.importer.readers.document import Document

MAX_SECONDS = 10


def read(markup: str, name: str = "a.html") -> Document:
    return read_document(markup.encode(), name)


PAGE = '<html><head><meta charset="{}"></head><body><p>教育局工作要點</p></body></html>'
