"""Notices each save in the project's folders, by looking at them again and again.

Looking costs less than a millisecond for the hundred-odd files of a project, and sees what a
system's notifications miss: files behind links, folders that are replaced, disks on a network.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

INTERVAL_SECONDS = 0.025
QUIET_SECONDS = 0.015
"""How long files stay as they are when a save is over: editors write in several steps."""

Snapshot = dict[str, tuple[int, int, int]]
"""The time, size and number of each file."""


@contextmanager
def watching(folders: list[Path], changed: Callable[[set[Path]], object]) -> Iterator[None]:
    """Calls ``changed`` with the files of each save, on a thread of its own."""
    stop = threading.Event()
    watcher = threading.Thread(target=_watch, args=(folders, changed, stop), daemon=True)
    watcher.start()
    try:
        yield
    finally:
        stop.set()
        watcher.join()


def _watch(
    folders: list[Path], changed: Callable[[set[Path]], object], stop: threading.Event
) -> None:
    before = _snapshot(folders)
    while not stop.wait(INTERVAL_SECONDS):
        after = _snapshot(folders)
        if after == before:
            continue
        while not stop.wait(QUIET_SECONDS) and (latest := _snapshot(folders)) != after:
            after = latest
        paths = before.keys() | after.keys()
        changed({Path(path) for path in paths if before.get(path) != after.get(path)})
        before = after


def _snapshot(folders: list[Path]) -> Snapshot:
    return {
        path: (state.st_mtime_ns, state.st_size, state.st_ino)
        for folder in folders
        for path, state in _files_in(folder)
    }


def _files_in(folder: str | Path) -> Iterator[tuple[str, os.stat_result]]:
    """Every file with its state; what cannot be read just then is left out."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _files_in(entry.path)
                continue
            with suppress(OSError):
                # Not the entry's own state: Windows keeps an old one there, without a number.
                yield entry.path, os.stat(entry.path)  # noqa: PTH116 (a path costs as much again)
