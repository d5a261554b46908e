"""Why a place is not written to."""

from __future__ import annotations

from pathlib import Path

from workplan.locales.messages import one_line
from workplan.plan.errors import WorkplanError, shown_path


class OutputError(WorkplanError):
    """A place that must not be written to, with the reason."""


def rejection(key: str, path: Path, **details: object) -> OutputError:
    """The error of a place, with the message of a key."""
    return OutputError(one_line(key, path=shown_path(path), **details))
