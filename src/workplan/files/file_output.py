"""Files that commands write: whole or not at all, and over nothing that this tool did not make."""

from __future__ import annotations

import errno
import os
import re
import secrets
import shutil
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from workplan.files.output_error import rejection

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

UNFINISHED = ".workplan-new"
"""The end of the name of a file or a folder that is being written."""

_RANDOM_END = re.compile(rf"[a-z0-9_]{{8}}{re.escape(UNFINISHED)}")
"""What follows after the name of the file that it will be."""


def write_file(
    path: Path, content: bytes, *, is_ours: Callable[[bytes], bool] = lambda _: False
) -> None:
    """Writes a file whole or not at all; only one that ``is_ours`` is replaced.

    Raises:
        OutputError: another file stands there, or the place cannot be written to.
    """
    with _telling(path):
        existing = _content(path)
        if existing == content:
            _remove_unfinished_files(path.resolve())
            return
        _check_replaceable(path, existing, is_ours)
        make_folder(path.parent)
    replace_file(path, content)


def check_file(path: Path, is_ours: Callable[[bytes], bool]) -> None:
    """Rejects a file that is not ours to replace, or that cannot be written.

    Raises:
        OutputError: it is a folder, a device, a file that is not ``is_ours`` or not writable, or
            its place is not.
    """
    with _telling(path):
        _check_replaceable(path, _content(path), is_ours)


def _check_replaceable(
    path: Path, existing: bytes | None, is_ours: Callable[[bytes], bool]
) -> None:
    if existing is not None and not is_ours(existing):
        raise rejection("output_exists", path)
    _writable_mode(path)
    _require_writable_folder(path)


def make_folder(folder: Path) -> None:
    """Makes a folder, and those above it, that everyone may enter, whatever the umask is.

    Raises:
        OSError: something else stands there, or the place cannot be written to.
    """
    if folder.is_dir():
        return
    make_folder(folder.parent)
    try:
        folder.mkdir()
    except FileExistsError:
        if not folder.is_dir():  # or another process has made it just now
            raise NotADirectoryError(
                errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(folder)
            ) from None
        return
    folder.chmod(0o755)


def _content(path: Path) -> bytes | None:
    """The content of a file; None where there is none.

    Raises:
        OutputError: it is a folder, or a device or a pipe, which might never end.
    """
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return None
    _require_file(path, mode)
    return path.read_bytes()


def _require_file(path: Path, mode: int) -> None:
    if stat.S_ISDIR(mode):
        raise rejection("output_is_folder", path)
    if not stat.S_ISREG(mode):
        raise rejection("output_special", path)


def _require_writable_folder(path: Path) -> None:
    """Makes sure that a file can be made in its folder, or that folder in one above.

    Raises:
        OSError: it cannot.
    """
    target = path.resolve()
    folder = next(parent for parent in target.parents if os.path.lexists(parent))
    if not folder.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))
    if not os.access(folder, os.W_OK | os.X_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


def replace_file(path: Path, content: bytes) -> None:
    """Puts new content into a file in one step; a symbolic link stays and leads to it.

    Raises:
        OutputError: the place cannot be written to; the file is unchanged.
    """
    with _telling(path):
        mode = _writable_mode(path)
        target = path.resolve() if path.is_symlink() else path
        _remove_unfinished_files(target)
        with _written_beside(target, content, mode) as file:
            file.replace(target)


def create_file(path: Path, content: bytes) -> bool:
    """Writes a file unless there is one, whole from its first moment; says whether it did.

    Raises:
        OutputError: the place cannot be written to.
    """
    with _telling(path), _written_beside(path, content, 0o644) as file:
        try:
            _link(file, path, content)
        except FileExistsError:
            return False
    return True


def _link(new: Path, path: Path, content: bytes) -> None:
    """Gives a new file its name too; on a disk without hard links it is written there again.

    Raises:
        FileExistsError: there is a file of that name.
    """
    try:
        path.hardlink_to(new)
    except FileExistsError:
        raise
    except OSError:
        with path.open("xb") as file:
            file.write(content)


def replace_with_backup(path: Path, content: bytes) -> Path | None:
    """Puts new content into a file whose old content stays beside it as ``NAME.bak``.

    Returns:
        The copy of the old content; None if there was no file, or the same content.

    Raises:
        OutputError: the place cannot be written to; the file is unchanged.
    """
    with _telling(path):
        _writable_mode(path)
        make_folder(path.parent)
        existing = _content(path)
        if existing == content:
            _remove_unfinished_files(path.resolve())
            return None
        backup = None if existing is None else _backup(path, existing)
    replace_file(path, content)
    return backup


def _writable_mode(path: Path) -> int:
    """The permissions of a file that may be replaced, or those of a new one.

    Raises:
        OutputError: the place is a folder or a device.
        PermissionError: the file may not be written to, which renaming would not ask.
    """
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return 0o644
    _require_file(path, mode)
    if not mode & 0o222:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    return mode & 0o777


def _backup(path: Path, content: bytes) -> Path:
    """A copy of a file under the first name that is not in use; one with its content serves."""
    number, backup = 1, path.with_name(f"{path.name}.bak")
    while backup.exists() or backup.is_symlink():
        if backup.is_file() and backup.read_bytes() == content:
            return backup
        number += 1
        backup = path.with_name(f"{path.name}.bak{number}")
    replace_file(backup, content)
    shutil.copymode(path, backup)
    return backup


@contextmanager
def _written_beside(target: Path, content: bytes, mode: int) -> Iterator[Path]:
    """A new file beside another, whole and locked; it is removed unless it gets its place."""
    while True:
        new = unfinished(target)
        try:
            with open(new, "xb", opener=_open_for_us_alone) as file:
                if not _is_ours_alone(file):
                    continue
                file.write(content)
                file.flush()
                os.fsync(file.fileno())  # or a power failure could leave the name without content
                new.chmod(mode)
                if not fcntl:
                    file.close()  # Windows moves no open file
                yield new
                return
        finally:
            new.unlink(missing_ok=True)


def unfinished(target: Path) -> Path:
    """A name beside a file or folder for what is to replace it.

    It is known before anything has it, so that whatever interrupts can remove what has.
    """
    return target.with_name(f".{target.name}.{secrets.token_hex(4)}{UNFINISHED}")


def _open_for_us_alone(name: str, flags: int) -> int:
    return os.open(name, flags, 0o600)


def _is_ours_alone(file: BinaryIO) -> bool:
    """Locks a new file, unless another process has taken it for left behind before that."""
    try:
        _lock_file(file)
    except BlockingIOError:
        return False
    except OSError:  # a disk without locks, where nothing is taken for left behind
        return True
    return os.fstat(file.fileno()).st_nlink > 0


def _remove_unfinished_files(target: Path) -> None:
    """Removes the files that killed runs have left beside a file; a running process locks its."""
    start = f".{target.name}."
    names = [name for name in os.listdir(target.parent) if name.startswith(start)]  # noqa: PTH208
    for name in names:
        file = target.with_name(name)
        is_ours = _RANDOM_END.fullmatch(name, len(start))
        if is_ours and file.is_file() and not file.is_symlink():
            with suppress(OSError):
                with file.open("rb") as unfinished:
                    _lock_file(unfinished)
                file.unlink()


def _lock_file(file: BinaryIO) -> None:
    """Locks an open file until it is closed; Windows never removes one that is open.

    Raises:
        OSError: another process has locked it, or the disk knows no locks.
    """
    if fcntl:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def _telling(path: Path) -> Iterator[None]:
    """Tells why a place cannot be written to."""
    try:
        yield
    except OSError as error:
        raise rejection("output_fails", path, reason=error.strerror or error) from None
