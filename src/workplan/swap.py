"""Puts a new folder in the place of an old one, so that a reader always finds one of them whole."""

from __future__ import annotations

import ctypes
import errno
import fcntl
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


def swap_in(fresh: Path, place: Path) -> None:
    """Moves a folder to its place; what stood there is removed afterwards.

    On Linux both change places in one step. Where the system cannot do that, the old folder is
    moved aside first, and for a moment there is none.
    """
    if not place.exists():
        fresh.rename(place)
    elif _exchange(fresh, place):
        shutil.rmtree(fresh)
    else:
        aside = place.with_name(f"{place.name}.old")
        shutil.rmtree(aside, ignore_errors=True)
        place.rename(aside)
        fresh.rename(place)
        shutil.rmtree(aside)


def _exchange(one: Path, other: Path) -> bool:
    libc = ctypes.CDLL(None, use_errno=True)
    rename = getattr(libc, "renameat2", None)
    if rename is None:
        return False
    paths = os.fsencode(one), os.fsencode(other)
    if rename(_AT_FDCWD, paths[0], _AT_FDCWD, paths[1], _RENAME_EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in {errno.EINVAL, errno.ENOSYS}:
        return False
    raise OSError(code, os.strerror(code), str(other))


@contextmanager
def one_at_a_time(place: Path, waiting: Callable[[], object]) -> Iterator[None]:
    """Keeps a second build out until the first is done; the lock goes with the process."""
    place.parent.mkdir(parents=True, exist_ok=True)
    with place.with_name(f".{place.name}.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            waiting()
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield
