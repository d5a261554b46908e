"""Compiled Jinja templates, cached on this machine: compiling takes a fifth of a small build."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket
from platformdirs import user_cache_path


def template_cache(environment: str, folder: Path | None = None) -> jinja2.BytecodeCache | None:
    """The cache of an environment's templates; none where others could change what is in it.

    What is cached is run, so it must be this user's, or root's, with every folder above it: the
    owner of one could put another in the place of those below.
    ``environment`` names whose templates they are, for their names are unique only within one.
    """
    folder = folder or user_cache_path("workplan") / "templates"
    folder = (folder / f"{environment}-{jinja2.__version__}").absolute()
    try:
        for part in (*reversed(folder.parents), folder):
            part.mkdir(mode=0o700, exist_ok=True)
        folder = folder.resolve()
        is_closed = all(_is_own(part.stat()) for part in (folder, *folder.parents))
    except OSError:
        return None
    return _OwnFiles(str(folder)) if is_closed and os.access(folder, os.W_OK) else None


class _OwnFiles(jinja2.FileSystemBytecodeCache):
    """Takes no notice of files of others, which may be left from before the folder was closed."""

    def load_bytecode(self, bucket: Bucket) -> None:
        """Loads a template, if it is there."""
        try:
            with open(self._get_cache_filename(bucket), "rb", opener=_open_no_link) as file:
                state = os.fstat(file.fileno())
                if stat.S_ISREG(state.st_mode) and _is_own(state):
                    bucket.load_bytecode(file)
        except OSError:
            return


def _open_no_link(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))


def _is_own(state: os.stat_result) -> bool:
    """Whether only this user and root can change a file, or move away what is in a folder."""
    if not hasattr(os, "getuid"):
        return True
    is_open = state.st_mode & 0o022 and not state.st_mode & stat.S_ISVTX
    return state.st_uid in {0, os.getuid()} and not is_open
