"""What a site generator said before it failed: the reason in one line, all of it in a file."""

from __future__ import annotations

import os
import re
import tempfile
from contextlib import suppress
from pathlib import Path

from platformdirs import user_log_path

_TRACEBACK = "Traceback (most recent call last):"
_ENTRY = re.compile(r"^(?=(?:INFO|WARNING|ERROR|CRITICAL) +- |Error: )", re.MULTILINE)
"""Where an entry of the log begins; some are of several lines."""
_LEVEL = re.compile(r"(?:WARNING|ERROR|CRITICAL) +- +|Error: ")
_STRICT = re.compile(r"^Aborted with \d+ .*warnings? in .*$", re.MULTILINE)
"""What MkDocs says last where ``--strict`` has stopped on a warning."""


def failure_reason(log: str) -> str:
    """The part of a log that says why: the exception, or the message that ``--strict`` stopped on.

    It is one line, and empty where the log is.
    """
    _, traceback_head, traceback = log.rpartition(_TRACEBACK)
    if traceback_head:  # an exception stands below its indented traceback
        lines = (line for line in traceback.splitlines() if line.strip())
        return next((line for line in lines if not line.startswith(" ")), "")
    entries = _ENTRY.split(_STRICT.sub("", log))
    if messages := [entry for entry in entries if _LEVEL.match(entry)]:
        return " ".join(_LEVEL.sub("", messages[-1], count=1).split())
    return (log.strip().splitlines() or [""])[-1]


def save_log(log: str) -> Path | None:
    """Writes a log where this machine keeps logs, or with temporary files.

    Returns:
        The file, or None where neither can be written.
    """
    with suppress(OSError):
        file = user_log_path("workplan") / "build.log"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(log.encode())
        return file
    name = None
    with suppress(OSError):
        descriptor, name = tempfile.mkstemp(".log", "workplan-build-")
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(log.encode())
        return Path(name)
    if name:  # on a full disk an empty file may be all there is
        with suppress(OSError):
            Path(name).unlink()
    return None
