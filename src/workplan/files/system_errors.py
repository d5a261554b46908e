"""Errors of the file system in both message languages."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from workplan.locales.messages import one_line
from workplan.plan.errors import shown_path
from workplan.plan.input_file import NotAFileError


def system_message(error: OSError) -> str:
    """What the system could not do, in one line; the file is named where the error knows it."""
    if isinstance(error, shutil.Error):
        return _copying_message(error)
    reason = error.strerror or str(error)
    if error.filename is None or isinstance(error.filename, int):
        return one_line("system_error", reason=reason)
    file = shown_path(Path(os.fsdecode(error.filename2 or error.filename)))
    if isinstance(error, NotAFileError):
        return one_line("not_a_file_at", file=file)
    return one_line("file_error", path=file, reason=reason)


def _copying_message(error: shutil.Error) -> str:
    """The first of the files that could not be copied, by its own path, and how many there are."""
    entries = error.args[0] if error.args else ""
    if not isinstance(entries, list) or not entries or len(entries[0]) != 3:
        return one_line("system_error", reason=error)
    source, _, reason = entries[0]
    path = shown_path(Path(os.fsdecode(source)))
    return one_line("copy_error", path=path, reason=reason, count=len(entries))
