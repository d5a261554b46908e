"""A temporary folder for files that are made long before they are asked for."""

from __future__ import annotations

import shutil
import weakref
from pathlib import Path
from tempfile import mkdtemp


class Kept:
    """Files by name, on the disk; they go with the last who refers to them, or with the process."""

    def __init__(self) -> None:
        self._folder = Path(mkdtemp(prefix="workplan-"))
        weakref.finalize(self, shutil.rmtree, self._folder, ignore_errors=True)

    def put(self, name: str, data: bytes) -> None:
        """Keeps a file; another process that was split off may do so too."""
        place = self._folder / name
        place.parent.mkdir(exist_ok=True)
        place.write_bytes(data)

    def get(self, name: str) -> bytes:
        """A file's bytes."""
        return (self._folder / name).read_bytes()
