"""Folders that commands write: nothing that this tool did not make is ever replaced.

A folder of ours carries a manifest of what was written into it. Anything else in its place, and
a file in it that was edited, is rejected before any work. A new folder is written beside the old
one and takes its place in one step, so that readers always find a whole one.
"""

from __future__ import annotations

import ctypes
import errno
import glob
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from workplan.files.file_output import UNFINISHED, make_folder, unfinished
from workplan.files.folder_files import (
    MANIFEST,
    Digests,
    Foreign,
    ManifestError,
    can_be_listed,
    checksums,
    files_in,
    folders_in,
    foreign_in,
    listed_in,
    manifest_text,
    remove_empty_folders,
    remove_listed,
)
from workplan.files.output_error import OutputError, rejection
from workplan.plan.errors import printable

_REPLACED = ".workplan-old"
"""The end of the name of a folder that has been replaced, and stands beside it for a moment."""
_RANDOM = re.compile(r"[a-z0-9_]{8}")
"""What stands between the name of a folder and such an end."""

PROJECT = "mkdocs.yml"
SOURCES = ("data", "docs", "macros", "overrides")
"""The folders of a project that a site is made from; what lies in them would go into it."""

MAX_PATHS_SHOWN = 3

_DISK_IS_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})

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
    digests, target = Digests(), folder.resolve()
    lock_file = target.with_name(f".{target.name}.workplan.lock")
    try:
        check_folder(folder, inputs, digests)
    except OutputError:  # another process may have been publishing just then
        if not os.access(lock_file, os.W_OK):
            raise
        with _lock(lock_file, on_wait):
            check_folder(folder, inputs, digests)
    _prepare(folder, target, lock_file)
    with _lock(lock_file, on_wait):
        fresh = unfinished(target)
        try:
            with _errors_with_name_of(folder, fresh):
                _begin(fresh, target, digests)
                yield fresh
                _hardlink_unchanged(fresh, target, digests)
                _finish(folder, fresh, digests)
            check_folder(folder, inputs, digests)  # what came meanwhile is not ours either
        except BaseException:
            _remove_unfinished(fresh)
            raise
        if leftover := _exchange_folders(fresh, target, digests):
            raise rejection("output_left", folder, left=leftover)


def check_folder(folder: Path, inputs: Sequence[Path], digests: Digests) -> None:
    """Rejects a folder that is not ours to replace.

    Raises:
        OutputError: it is a file or a mount point, it holds an input or the project, it has files
            that were not written here or were edited, or something in it cannot be read.
    """
    check_place(folder, inputs)
    target = folder.resolve()
    if not target.exists():
        return
    if os.path.ismount(target):
        raise rejection("output_is_mount", folder)
    try:
        _check_files(folder, target, digests)
    except OSError as error:
        path = folder / _below(target, error)
        raise rejection("output_unreadable", path, reason=error.strerror or error) from None


def _check_files(folder: Path, target: Path, digests: Digests) -> None:
    for parent in folders_in(target):
        if not os.access(parent, os.W_OK | os.X_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(parent))
    try:
        foreign = foreign_in(target, listed_in(target), digests)
    except ManifestError:
        if os.path.lexists(target / MANIFEST):
            raise rejection("output_other_manifest", folder, file=MANIFEST) from None
        if others := foreign_in(target, {}, digests).others:
            raise rejection("output_not_ours", folder, **_shown(others)) from None
        return
    if foreign:
        raise _rejection_of(folder, foreign)


def _rejection_of(folder: Path, foreign: Foreign) -> OutputError:
    if foreign.others:
        return rejection("output_has_others", folder, **_shown(foreign.others))
    return rejection("output_edited", folder, **_shown(foreign.edited))


def _shown(paths: Sequence[str]) -> dict[str, object]:
    """A few paths and how many there are, for a message."""
    shown = ", ".join(map(printable, paths[:MAX_PATHS_SHOWN]))
    return {"file": shown, "count": len(paths)}


def _below(folder: Path, error: OSError) -> Path:
    """Where in a folder an error happened; empty where it does not say."""
    if not isinstance(error.filename, str | bytes):
        return Path()
    path = Path(os.fsdecode(error.filename))
    return path.relative_to(folder) if path.is_relative_to(folder) else Path()


def check_place(folder: Path, inputs: Sequence[Path]) -> None:
    """Rejects a place that is no folder, or that has to do with what is read.

    Raises:
        OutputError: it is a file, it holds an input or the project, or it is inside an input.
    """
    target = folder.resolve()
    for path_in_use in (Path.cwd(), *inputs):
        if path_in_use.resolve().is_relative_to(target):
            raise rejection("output_holds", folder, held=path_in_use)
    for source in inputs:
        if source.is_dir() and target.is_relative_to(source.resolve()):
            raise rejection("output_inside", folder, source=source)
    check_sources(folder)
    if target.exists() and not target.is_dir():
        raise rejection("output_is_file", folder)


def check_sources(output: Path) -> None:
    """Rejects a place inside the folders that the project in the working folder is made from.

    Raises:
        OutputError: it is inside one.
    """
    if not Path(PROJECT).is_file():
        return
    for name in SOURCES:
        if output.resolve().is_relative_to(Path(name).resolve()):
            raise rejection("output_inside", output, source=name)


@contextmanager
def _errors_with_name_of(folder: Path, fresh: Path) -> Iterator[None]:
    """Gives errors of writing the name of the folder that a reader knows.

    Raises:
        OutputError: something in the new folder could not be written.
    """
    try:
        yield
    except OSError as error:
        is_inside = _below(fresh, error) != Path()
        if not is_inside and (error.filename or error.errno not in _DISK_IS_FULL):
            raise
        reason = error.strerror or error
        raise rejection("output_fails", folder / _below(fresh, error), reason=reason) from None


def _prepare(folder: Path, target: Path, lock_file: Path) -> None:
    """Makes sure that a folder can be written beside the target, and its lock."""
    try:
        make_folder(target.parent)
        # The lock itself would wait for ever where nothing can be written.
        tempfile.TemporaryFile(dir=target.parent).close()
        if lock_file.is_symlink() or (lock_file.exists() and lock_file.lstat().st_size):
            raise rejection("output_exists", lock_file)  # a lock of ours is empty
    except OSError as error:
        raise rejection("output_fails", folder, reason=error.strerror or error) from None


def _begin(fresh: Path, target: Path, digests: Digests) -> None:
    """Makes a folder with the mark of ours, where nothing of killed runs is left."""
    _clean_up(target, digests)
    fresh.mkdir(0o700)
    (fresh / MANIFEST).write_bytes(manifest_text().encode())


def _finish(folder: Path, fresh: Path, digests: Digests) -> None:
    """Writes the manifest, and lets every reader of the disk read, whatever the umask is."""
    remove_empty_folders(fresh)
    for parent in folders_in(fresh):
        parent.chmod(0o755)
    for file in files_in(fresh):
        path = file.relative_to(fresh).as_posix()
        if file != fresh / MANIFEST and not can_be_listed(path):
            raise rejection("output_bad_name", folder, file=ascii(path))
        if not file.is_symlink():
            file.chmod(0o644)
    text = manifest_text(checksums(fresh, digests))
    # In one step: a new manifest that is cut off would be taken for somebody else's.
    new_manifest = fresh / f"{MANIFEST}.whole"
    new_manifest.write_bytes(text.encode())
    new_manifest.chmod(0o644)
    new_manifest.replace(fresh / MANIFEST)


def _hardlink_unchanged(fresh: Path, target: Path, digests: Digests) -> None:
    """Takes over the published file for each fresh one with the same bytes.

    What copies the folder to a server then sends only what has changed. On a disk without hard
    links all files are new.
    """
    link = fresh / f"{MANIFEST}.link"
    for file in files_in(fresh):
        published = target / file.relative_to(fresh)
        if file.name == MANIFEST or not _is_plain_file(published):
            continue
        if digests.of(file) == digests.of(published):
            try:
                os.link(published, link)
            except OSError:
                continue
            link.replace(file)


def _is_plain_file(path: Path) -> bool:
    return path.is_file() and not path.is_symlink()


def _exchange_folders(fresh: Path, target: Path, digests: Digests) -> Path | None:
    """Moves a folder to its place; what stood there is removed afterwards.

    On Linux both change places in one step. Elsewhere the old folder is moved aside first; should
    the process end just then, the next run puts it back.

    Returns:
        Where the old folder is, if somebody has changed something in it just now.
    """
    if not target.exists():
        fresh.rename(target)
        return None
    old = fresh
    if not _exchange(fresh, target):
        old = fresh.with_name(fresh.name.removesuffix(UNFINISHED) + _REPLACED)
        target.rename(old)
        fresh.rename(target)
    return None if _remove_old(old, digests) else old


def _remove_old(folder: Path, digests: Digests) -> bool:
    """Removes a folder that was replaced; says whether nothing is left of it."""
    try:
        return remove_listed(folder, digests)
    except ManifestError:  # it was empty, and a folder that is not cannot be removed like this
        with suppress(OSError):
            folder.rmdir()
        return not folder.exists()


def _exchange(fresh: Path, target: Path) -> bool:
    """Exchanges two folders in one step, if the system can; says whether it did."""
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


def _clean_up(target: Path, digests: Digests) -> None:
    """Removes what a run that was killed has left beside its output, or puts the output back."""
    for end in (_REPLACED, UNFINISHED):
        for folder in target.parent.glob(f".{glob.escape(target.name)}.*{end}"):
            random = folder.name.removeprefix(f".{target.name}.").removesuffix(end)
            if folder.is_symlink() or not folder.is_dir() or not _RANDOM.fullmatch(random):
                continue
            with suppress(OSError):  # it stays where it is, and harms nothing
                _clean_up_one(folder, target, end, digests)


def _clean_up_one(folder: Path, target: Path, end: str, digests: Digests) -> None:
    try:
        listed = listed_in(folder)
    except ManifestError:
        if end == UNFINISHED and _is_just_begun(folder):
            (folder / MANIFEST).unlink(missing_ok=True)
        with suppress(OSError):
            folder.rmdir()
        return
    if end == _REPLACED and not target.exists():
        folder.rename(target)
    elif listed:
        remove_listed(folder, digests)
    else:  # never finished, so that nobody has put anything into it
        _remove_unfinished(folder)


def _is_just_begun(folder: Path) -> bool:
    """Whether there is nothing but a manifest of which not even the first line was written."""
    names = [entry.name for entry in folder.iterdir()]
    return names == [MANIFEST] and (folder / MANIFEST).lstat().st_size == 0


def _remove_unfinished(folder: Path) -> None:
    """Removes a folder and its mark last, by which the next run knows it if this one is killed."""
    with suppress(OSError):
        for file in [*files_in(folder)]:
            if file != folder / MANIFEST:
                file.unlink()
        remove_empty_folders(folder)
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
