"""Atomic publishing: readers always find a whole site, the old one or the new one."""

from __future__ import annotations

import ctypes
import errno
import filecmp
import hashlib
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


def publish(fresh: Path, site: Path) -> None:
    """Moves a folder to its place; what stood there is removed afterwards.

    On Linux both change places in one step. Where the system cannot do that, the old folder is
    moved aside first, and for a moment there is none.
    """
    if not site.exists():
        fresh.rename(site)
    elif _exchange(fresh, site):
        shutil.rmtree(fresh)
    else:
        old = site.with_name(f"{site.name}.old")
        shutil.rmtree(old, ignore_errors=True)
        site.rename(old)
        fresh.rename(site)
        shutil.rmtree(old)


def _exchange(fresh: Path, published: Path) -> bool:
    """Swaps two folders in one step, if the system can; says whether it did."""
    if sys.platform != "linux":
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    rename = getattr(libc, "renameat2", None)
    if rename is None:
        return False
    paths = os.fsencode(fresh), os.fsencode(published)
    if rename(_AT_FDCWD, paths[0], _AT_FDCWD, paths[1], _RENAME_EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in {errno.EINVAL, errno.ENOSYS}:
        return False
    raise OSError(code, os.strerror(code), str(published))


def hardlink_unchanged(fresh: Path, site: Path) -> None:
    """Takes over the published file for each fresh one with the same bytes.

    Its time and its place on the disk stay, so that what copies the site to a server sends only
    what has changed. On a disk without hard links all files are new.
    """
    link = fresh.with_name(f"{fresh.name}.link")
    for folder, _, names in os.walk(fresh):
        for name in names:
            file = Path(folder, name)
            published = site / file.relative_to(fresh)
            if published.is_file() and filecmp.cmp(file, published, shallow=False):
                with suppress(OSError):
                    os.link(published, link)
                    link.replace(file)


@contextmanager
def build_lock(site: Path, on_wait: Callable[[], object]) -> Iterator[None]:
    """Keeps a second build of a site out until the first is done.

    The lock is the system's and ends with the process; the empty file beside the site stays.
    """
    site.parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock(site.with_name(f".{site.name}.lock"))
    try:
        lock.acquire(blocking=False)
    except Timeout:
        on_wait()
        lock.acquire()
    try:
        yield
    finally:
        lock.release()


def checksums(folder: Path) -> str:
    """The text of a SHA256SUMS file: ``sha256sum --check`` reads it in the folder."""
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    return "".join(f"{_digest(file)}  {file.relative_to(folder).as_posix()}\n" for file in files)


def site_hash(text: str) -> str:
    """The hash of a site: that of its SHA256SUMS."""
    return hashlib.sha256(text.encode()).hexdigest()


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()
