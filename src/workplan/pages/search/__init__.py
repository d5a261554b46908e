"""What the search in the browser reads: the whole text, in one file or a few."""

from workplan.pages.search.index import index_files

__all__ = ["index_files"]
