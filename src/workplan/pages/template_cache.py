"""Compiled Jinja templates, cached on this machine: compiling takes a fifth of a small build."""

from __future__ import annotations

import os
from pathlib import Path

import jinja2
from platformdirs import user_cache_path


def template_cache(environment: str, folder: Path | None = None) -> jinja2.BytecodeCache | None:
    """The cache of an environment's templates; none where this user cannot have one alone.

    What is cached is run, so the folder must belong to this user and be closed to all others.
    ``environment`` names whose templates they are, for their names are unique only within one.
    """
    folder = folder or user_cache_path("workplan") / "templates"
    folder = folder / f"{environment}-{jinja2.__version__}"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        state = folder.stat()
    except OSError:
        return None
    if hasattr(os, "getuid") and (state.st_uid != os.getuid() or state.st_mode & 0o022):
        return None
    return jinja2.FileSystemBytecodeCache(str(folder)) if os.access(folder, os.W_OK) else None
