"""Puts a new folder in the place of an old one, so that a reader always finds one of them whole."""

from __future__ import annotations

import ctypes
import errno
import fcntl
import filecmp
import hashlib
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


def publish(fresh: Path, place: Path) -> None:
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


def hardlink_unchanged(fresh: Path, place: Path) -> None:
    """Takes over the published file for each fresh one with the same bytes.

    Its time and its place on the disk stay, so that what copies the site to a server sends only
    what has changed. On a disk without hard links all files are new.
    """
    spare = fresh.with_name(f"{fresh.name}.link")
    for folder, _, names in os.walk(fresh):
        for name in names:
            file = Path(folder, name)
            old = place / file.relative_to(fresh)
            if old.is_file() and filecmp.cmp(file, old, shallow=False):
                with suppress(OSError):
                    os.link(old, spare)
                    spare.replace(file)


@contextmanager
def build_lock(place: Path, waiting: Callable[[], object]) -> Iterator[None]:
    """Keeps a second build out until the first is done; the lock goes with the process."""
    place.parent.mkdir(parents=True, exist_ok=True)
    with place.with_name(f".{place.name}.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            waiting()
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def checksums(folder: Path) -> str:
    """The text of a SHA256SUMS file: ``sha256sum --check`` reads it in the folder."""
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    return "".join(f"{_digest(file)}  {file.relative_to(folder).as_posix()}\n" for file in files)


def site_hash(text: str) -> str:
    """The hash of a site: that of its SHA256SUMS."""
    return hashlib.sha256(text.encode()).hexdigest()


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()
