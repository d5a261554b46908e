"""Writes one of the files: what ``workplan export`` does."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from workplan.edition import Edition
from workplan.errors import WorkplanError
from workplan.exports.registry import find
from workplan.language import messages
from workplan.model import Plan


def write_export(plan: Plan, wanted: str, output: Path | None = None) -> Path:
    """Writes the file of a name or suffix; gives the path that it was written to.

    Args:
        plan: the plan.
        wanted: ``plan.xlsx``, ``units/faguichu.xlsx``, or a suffix such as ``csv``.
        output: a file, or a folder for a file of the same name; this folder if left out.

    Raises:
        WorkplanError: there is no such file, or it cannot be written.
    """
    edition = Edition(plan)
    export = find(edition, wanted)
    path = output or Path()
    if path.is_dir():
        path /= PurePosixPath(export.name).name
    data = export.make(edition)
    try:
        path.write_bytes(data)
    except OSError as error:
        details = {"path": path.as_posix(), "reason": error.strerror or str(error)}
        raise WorkplanError(" / ".join(messages("cannot_write", details))) from None
    return path
