"""Folders that commands write: nothing that this tool did not make is ever replaced.

A folder of ours carries a manifest of what was written into it. Anything else in its place is
refused before any work. A new folder is written beside the old one and takes its place in one
step, so that readers always find a whole one.
"""

from __future__ import annotations

import ctypes
import errno
import filecmp
import glob
import hashlib
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from workplan.files.file_output import UNFINISHED
from workplan.files.output_error import refusal

MANIFEST = ".workplan-manifest"
"""The mark of a folder of ours: SHA-256 and path of each file, as ``sha256sum --check`` reads."""

_REPLACED = ".workplan-old"
"""The end of the name of a folder that has been replaced, and stands beside it for a moment."""

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


@contextmanager
def replaced_folder(
    folder: Path, inputs: Sequence[Path] = (), on_wait: Callable[[], object] = lambda: None
) -> Iterator[Path]:
    """Gives an empty folder to write into; when the block ends well, it replaces ``folder``.

    Where ``folder`` is a symbolic link, the link stays and what it leads to is replaced.
    Unchanged files keep their times and their place on the disk.

    Args:
        folder: the output; absent, empty, or written here before.
        inputs: files and folders that are read: they must not be inside it, nor it inside them.
        on_wait: called once where another process is writing the same folder.

    Raises:
        OutputError: ``folder`` is not ours to replace, or the place cannot be written to.
    """
    check_folder(folder, inputs)
    target = folder.resolve()
    lock_file = target.with_name(f".{target.name}.workplan.lock")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        # The lock itself would wait for ever where nothing can be written.
        tempfile.TemporaryFile(dir=target.parent).close()
    except OSError as error:
        raise refusal("output_fails", folder, reason=error.strerror or error) from None
    with _lock(lock_file, on_wait):
        _clean_up(target)
        fresh = Path(tempfile.mkdtemp(UNFINISHED, f".{target.name}.", target.parent))
        (fresh / MANIFEST).touch()
        try:
            yield fresh
            _hardlink_unchanged(fresh, target)
            _finish(fresh)
            check_folder(folder, inputs)  # what came meanwhile is not ours either
        except BaseException:
            _remove_unfinished(fresh)
            raise
        _exchange_folders(fresh, target)


def check_folder(folder: Path, inputs: Sequence[Path] = ()) -> None:
    """Refuses a folder that is not ours to replace.

    Raises:
        OutputError: it is a file or a mount point, it holds an input or the project, or it has
            files that were not written here.
    """
    check_place(folder, inputs)
    target = folder.resolve()
    if not target.exists():
        return
    if os.path.ismount(target):
        raise refusal("output_is_mount", folder)
    if foreign := _foreign_files(target):
        key = "output_has_others" if (target / MANIFEST).is_file() else "output_not_ours"
        raise refusal(key, folder, file=foreign[0], count=len(foreign))


def check_place(folder: Path, inputs: Sequence[Path] = ()) -> None:
    """Refuses a place that is no folder, or that has to do with what is read.

    Raises:
        OutputError: it is a file, it holds an input or the project, or it is inside an input.
    """
    target = folder.resolve()
    for held in (Path.cwd(), *inputs):
        if held.resolve().is_relative_to(target):
            raise refusal("output_holds", folder, held=held)
    for source in inputs:
        if source.is_dir() and target.is_relative_to(source.resolve()):
            raise refusal("output_inside", folder, source=source)
    if target.exists() and not target.is_dir():
        raise refusal("output_is_file", folder)


def checksums(folder: Path) -> str:
    """The text of a SHA256SUMS file: ``sha256sum --check`` reads it in the folder."""
    files = sorted(_files(folder))
    return "".join(f"{_digest(file)}  {file.relative_to(folder).as_posix()}\n" for file in files)


def _files(folder: Path) -> Iterator[Path]:
    """Everything in a folder but other folders and the manifest; links are not followed."""
    for parent, folders, names in os.walk(folder):
        links = (name for name in folders if Path(parent, name).is_symlink())
        for name in (*names, *links):
            file = Path(parent, name)
            if file != folder / MANIFEST:
                yield file


def _foreign_files(folder: Path) -> list[str]:
    """The paths of files that the folder's manifest does not list."""
    listed = _listed(folder)
    paths = (file.relative_to(folder).as_posix() for file in _files(folder))
    return sorted(path for path in paths if path not in listed)


def _listed(folder: Path) -> set[str]:
    try:
        lines = (folder / MANIFEST).read_text("utf-8").splitlines()
    except OSError:
        return set()
    return {line.partition("  ")[2] for line in lines}


def _finish(fresh: Path) -> None:
    """Writes the manifest, and lets every reader of the disk read, whatever the umask is."""
    (fresh / MANIFEST).write_bytes(checksums(fresh).encode())
    for parent, _, names in os.walk(fresh):
        Path(parent).chmod(0o755)
        for name in names:
            Path(parent, name).chmod(0o644)


def _hardlink_unchanged(fresh: Path, target: Path) -> None:
    """Takes over the published file for each fresh one with the same bytes.

    What copies the folder to a server then sends only what has changed. On a disk without hard
    links all files are new.
    """
    link = fresh / f"{MANIFEST}.link"
    for file in _files(fresh):
        published = target / file.relative_to(fresh)
        if published.is_file() and filecmp.cmp(file, published, shallow=False):
            try:
                os.link(published, link)
            except OSError:
                continue
            link.replace(file)


def _exchange_folders(fresh: Path, target: Path) -> None:
    """Moves a folder to its place; what stood there is removed afterwards.

    On Linux both change places in one step. Elsewhere the old folder is moved aside first; should
    the process end just then, the next run puts it back.
    """
    if not target.exists():
        fresh.rename(target)
    elif _exchange(fresh, target):
        _remove_ours(fresh)
    else:
        aside = fresh.with_name(fresh.name.removesuffix(UNFINISHED) + _REPLACED)
        target.rename(aside)
        fresh.rename(target)
        _remove_ours(aside)


def _exchange(fresh: Path, target: Path) -> bool:
    """Swaps two folders in one step, if the system can; says whether it did."""
    if sys.platform != "linux":
        return False
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    paths = os.fsencode(fresh), os.fsencode(target)
    if rename(_AT_FDCWD, paths[0], _AT_FDCWD, paths[1], _RENAME_EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in {errno.EINVAL, errno.ENOSYS}:
        return False
    raise OSError(code, os.strerror(code), str(target))


def _clean_up(target: Path) -> None:
    """Removes what a run that was killed has left beside its output, or puts the output back."""
    for name in (_REPLACED, UNFINISHED):
        for folder in target.parent.glob(f".{glob.escape(target.name)}.*{name}"):
            is_marked = (folder / MANIFEST).is_file()
            if not is_marked and any(_files(folder)):
                continue
            if is_marked and name == _REPLACED and not target.exists():
                folder.rename(target)
            elif _listed(folder):
                _remove_ours(folder)
            else:  # never finished, so that nobody has put anything into it
                _remove_unfinished(folder)


def _remove_unfinished(folder: Path) -> None:
    """Removes a folder and its mark last, by which the next run knows it if this one is killed."""
    with suppress(OSError):
        for file in _files(folder):
            file.unlink()
        shutil.rmtree(folder)


def _remove_ours(folder: Path) -> None:
    """Removes the files that the manifest lists, and the folder where nothing else is in it."""
    for path in _listed(folder):
        (folder / path).unlink(missing_ok=True)
    if not _foreign_files(folder):
        shutil.rmtree(folder)


@contextmanager
def _lock(file: Path, on_wait: Callable[[], object]) -> Iterator[None]:
    """Keeps a second process out; the lock ends with the process, its empty file stays."""
    lock = FileLock(file)
    try:
        lock.acquire(blocking=False)
    except Timeout:
        on_wait()
        lock.acquire()
    try:
        yield
    finally:
        lock.release()


def _digest(file: Path) -> str:
    if file.is_symlink():
        return hashlib.sha256(os.fsencode(file.readlink())).hexdigest()
    return hashlib.sha256(file.read_bytes()).hexdigest()
