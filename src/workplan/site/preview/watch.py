"""Notices each save in the project's folders."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

QUIET_SECONDS = 0.015
"""Seconds without another event after which a save is over: editors write in several steps."""

CHANGE_EVENTS = frozenset({"created", "modified", "moved", "deleted"})


@contextmanager
def watching(folders: list[Path], changed: Callable[[set[Path]], object]) -> Iterator[None]:
    """Calls ``changed`` with the files of each save, on a thread of its own."""
    collector = _Collector(changed)
    observer = Observer()
    for folder in folders:
        observer.schedule(collector, str(folder), recursive=True)
    observer.start()
    try:
        yield
    finally:
        observer.stop()
        observer.join()


class _Collector(FileSystemEventHandler):
    """Collects events until none comes for a moment, and reports them one save at a time."""

    def __init__(self, changed: Callable[[set[Path]], object]) -> None:
        self._changed = changed
        self._files: set[Path] = set()
        self._timer: threading.Timer | None = None
        self._lock = threading.Lock()
        self._working = threading.Lock()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Remembers the files of an event."""
        if event.event_type not in CHANGE_EVENTS or event.is_directory:
            return
        with self._lock:
            paths = (event.src_path, event.dest_path)
            self._files |= {Path(str(path)) for path in paths if path}
            if self._timer:
                self._timer.cancel()
            self._timer = threading.Timer(QUIET_SECONDS, self._report)
            self._timer.daemon = True
            self._timer.start()

    def _report(self) -> None:
        with self._working:
            with self._lock:
                files, self._files = self._files, set()
            if files:
                self._changed(files)
