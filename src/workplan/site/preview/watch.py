"""Hears of each save in the project's folder."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

QUIET = 0.015
"""Seconds without another event after which a save is over: editors write in several steps."""

CHANGES = frozenset({"created", "modified", "moved", "deleted"})


@contextmanager
def watching(folders: list[Path], changed: Callable[[set[Path]], object]) -> Iterator[None]:
    """Calls ``changed`` with the files of each save, on a thread of its own."""
    gatherer = _Gatherer(changed)
    observer = Observer()
    for folder in folders:
        observer.schedule(gatherer, str(folder), recursive=True)
    observer.start()
    try:
        yield
    finally:
        observer.stop()
        observer.join()


class _Gatherer(FileSystemEventHandler):
    """Gathers events until it is quiet for a moment, and hands them on one save at a time."""

    def __init__(self, changed: Callable[[set[Path]], object]) -> None:
        self._changed = changed
        self._files: set[Path] = set()
        self._timer: threading.Timer | None = None
        self._lock = threading.Lock()
        self._working = threading.Lock()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Notes the files of an event."""
        if event.event_type not in CHANGES or event.is_directory:
            return
        with self._lock:
            named = (event.src_path, event.dest_path)
            self._files |= {Path(str(name)) for name in named if name}
            if self._timer:
                self._timer.cancel()
            self._timer = threading.Timer(QUIET, self._hand_on)
            self._timer.daemon = True
            self._timer.start()

    def _hand_on(self) -> None:
        with self._working:
            with self._lock:
                files, self._files = self._files, set()
            if files:
                self._changed(files)
