"""A folder for what is needed for a moment, which goes with all that is in it."""

from __future__ import annotations

import secrets
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def temporary_folder() -> Iterator[Path]:
    """Gives a folder that only this user may enter, and removes it however the block ends.

    The standard library's loses its folder where a signal ends the program right after it was
    made. This one has its name before anything has it.
    """
    folder = Path(tempfile.gettempdir(), f"workplan-{secrets.token_hex(8)}")
    try:
        folder.mkdir(0o700)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
