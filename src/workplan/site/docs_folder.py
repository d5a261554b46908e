"""Which files of ``docs/`` are published: none that editors leave behind, none from outside."""

from __future__ import annotations

from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

from workplan.files.folder_files import entries_in

LEFT_BEHIND = ("~$*", ".~lock.*", "*~", "#*#", "*.bak", "*.orig", "*.rej", "*.swp", "*.tmp")
"""Copies and locks of editors, office programs and version control, by their names."""


def is_published(file: Path, docs: Path) -> bool:
    """Whether a file or folder in ``docs`` may be published: a link must stay inside."""
    if any(fnmatch(file.name.lower(), pattern) for pattern in LEFT_BEHIND):
        return False
    return file.resolve().is_relative_to(docs.resolve())


def unpublished_paths(docs: Path) -> Iterator[Path]:
    """What is not published, in order; of a folder that a link leads to only the link."""
    return (path for path in sorted(entries_in(docs)) if not is_published(path, docs))
