"""Errors of the file system in both message languages."""

from __future__ import annotations

import os
from pathlib import Path

from workplan.locales.messages import one_line
from workplan.plan.errors import shown_path


def system_message(error: OSError) -> str:
    """What the system could not do, in one line; the file is named where the error knows it."""
    reason = error.strerror or str(error)
    if error.filename is None or isinstance(error.filename, int):
        return one_line("system_error", reason=reason)
    file = shown_path(Path(os.fsdecode(error.filename2 or error.filename)))
    return one_line("file_error", path=file, reason=reason)
