"""Reads what users name as input: ordinary files alone, for a pipe or a device may never end."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

_OF_THE_SHELL = ("/dev/fd/", "/dev/stdin", "/proc/self/fd/")
"""Pipes that a shell has opened, and so writes to: ``<(command)`` is one."""


class NotAFileError(OSError):
    """A pipe, a device or a socket where a file is expected."""


def read_ordinary_file(path: Path, limit: int = -1, *, pipes: bool = False) -> bytes:
    """The bytes of a file.

    Args:
        path: the file; a link is followed.
        limit: the bytes that it may have; of a longer one a byte more than that is read.
        pipes: whether a pipe that the shell writes to is read too.

    Raises:
        NotAFileError: it is something else.
        OSError: it cannot be read.
    """
    mode = path.stat().st_mode
    is_pipe = stat.S_ISFIFO(mode) and os.fspath(path).startswith(_OF_THE_SHELL)
    is_readable = stat.S_ISREG(mode) or stat.S_ISDIR(mode)  # the system refuses a folder itself
    if not is_readable and not (pipes and is_pipe):
        raise NotAFileError(errno.EINVAL, "Not an ordinary file", os.fspath(path))
    with path.open("rb") as file:
        return file.read(limit + 1 if limit >= 0 else -1)
