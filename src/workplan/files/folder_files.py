"""What is in a folder: its files, their hashes, and the manifest by which it is known as ours.

It needs nothing but the standard library, so that scripts can run it with any Python:
``folder_files.py FOLDER …`` removes folders that commands have made, as ``make clean`` does.
"""

from __future__ import annotations

import hashlib
import os
import re
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

MANIFEST = ".workplan-manifest"
"""The mark of a folder of ours: SHA-256 and path of each file, as ``sha256sum --check`` reads."""

_HEAD = re.compile(r"# made by workplan; sha256 of the lines below: ([0-9a-f]{64})")
_ENTRY = re.compile(r"([0-9a-f]{64})  (.+)", re.DOTALL)
_DRIVE = re.compile(r"[A-Za-z]:")
_NEVER_IN_A_PATH = re.compile(r"[\\\x00-\x1f\x7f\ud800-\udfff]")


class ManifestError(Exception):
    """A folder without a manifest that this version of the commands has written."""


class Digests:
    """The SHA-256 of files; each is read once as long as it stays as it is."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, ...], str] = {}

    def of(self, file: Path) -> str:
        """The hash of a file, or of where a link leads; empty for a pipe or a device."""
        status = file.lstat()
        if stat.S_ISLNK(status.st_mode):
            return hashlib.sha256(os.fsencode(file.readlink())).hexdigest()
        if not stat.S_ISREG(status.st_mode):
            return ""
        key = (status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns)
        if key not in self._known:
            with file.open("rb") as content:
                self._known[key] = hashlib.file_digest(content, "sha256").hexdigest()
        return self._known[key]


@dataclass(frozen=True)
class Foreign:
    """What is in a folder and not as its manifest says, by path; folders end with a slash."""

    others: tuple[str, ...]
    """Files that are not listed, and empty folders."""
    edited: tuple[str, ...]
    """Files that are listed with another hash; only looked for where there are no others."""

    def __bool__(self) -> bool:
        """Whether there is anything."""
        return bool(self.others or self.edited)


def entries_in(folder: Path) -> Iterator[Path]:
    """Everything below a folder; links are not followed.

    Raises:
        OSError: a folder cannot be read; leaving it out would look as if it were empty.
    """
    for parent, folders, names in _walk(folder):
        yield from (parent / name for name in (*folders, *names))


def files_in(folder: Path) -> Iterator[Path]:
    """Everything below a folder but other folders; links are not followed.

    A folder that is not there holds nothing.

    Raises:
        OSError: a folder cannot be read; leaving it out would look as if it were empty.
    """
    for parent, folders, names in _walk(folder):
        links = (name for name in folders if (parent / name).is_symlink())
        yield from (parent / name for name in (*names, *links))


def folders_in(folder: Path) -> Iterator[Path]:
    """A folder and those below it, each before what is in it; links are none.

    Raises:
        OSError: a folder cannot be read.
    """
    return (parent for parent, _, _ in _walk(folder))


def _walk(folder: Path) -> Iterator[tuple[Path, list[str], list[str]]]:
    def fail(error: OSError) -> None:
        if not isinstance(error, FileNotFoundError) or folder.exists():
            raise error

    for parent, folders, names in os.walk(folder, onerror=fail):
        yield Path(parent), folders, names


def _path_in(folder: Path, file: Path) -> str:
    return file.relative_to(folder).as_posix()


def checksums(folder: Path, digests: Digests | None = None) -> str:
    """The hash and the path of each file but the manifest, in order, a line each."""
    known_digests = digests or Digests()
    files = sorted(file for file in files_in(folder) if file != folder / MANIFEST)
    return "".join(f"{known_digests.of(file)}  {_path_in(folder, file)}\n" for file in files)


def manifest_text(lines: str = "") -> str:
    """The manifest of a folder with these checksums; ``sha256sum`` skips its first line."""
    digest = hashlib.sha256(lines.encode()).hexdigest()
    return f"# made by workplan; sha256 of the lines below: {digest}\n{lines}"


def parse_manifest(text: str) -> dict[str, str] | None:
    """The hash of each file by its path; None where it is no manifest of ours, or was edited."""
    first_line, _, lines = text.partition("\n")
    if not _HEAD.fullmatch(first_line) or manifest_text(lines) != text:
        return None
    entries = [_ENTRY.fullmatch(line) for line in lines.split("\n")[:-1]]
    listed = {entry[2]: entry[1] for entry in entries if entry and can_be_listed(entry[2])}
    return listed if len(listed) == len(entries) else None


def can_be_listed(path: str) -> bool:
    """Whether a path can stand in a manifest: it stays inside the folder, on every system."""
    parts = path.split("/")
    stays_inside = not {"", ".", ".."}.intersection(parts) and not _DRIVE.match(path)
    return stays_inside and path != MANIFEST and not _NEVER_IN_A_PATH.search(path)


def listed_in(folder: Path) -> dict[str, str]:
    """What the manifest of a folder lists: the hash of each file by its path.

    Raises:
        ManifestError: there is none, or not as this version writes it.
    """
    file = folder / MANIFEST
    try:
        is_file = stat.S_ISREG(file.lstat().st_mode)
        listed = parse_manifest(file.read_text("utf-8")) if is_file else None
    except (FileNotFoundError, UnicodeDecodeError):
        listed = None
    if listed is None:
        raise ManifestError
    return listed


def foreign_in(folder: Path, listed: dict[str, str], digests: Digests) -> Foreign:
    """What is in a folder and not as a manifest says.

    Raises:
        OSError: a folder or a file cannot be read.
    """
    files = {_path_in(folder, file): file for file in files_in(folder)}
    files.pop(MANIFEST, None)
    others = [path for path in files if path not in listed]
    others += [f"{_path_in(folder, empty_folder)}/" for empty_folder in _empty_folders_in(folder)]
    if others:  # enough to reject the folder, without reading its files
        return Foreign(tuple(sorted(others)), ())
    edited = [path for path, file in files.items() if digests.of(file) != listed[path]]
    return Foreign((), tuple(sorted(edited)))


def _empty_folders_in(folder: Path) -> Iterator[Path]:
    return (
        parent
        for parent, folders, names in _walk(folder)
        if not folders and not names and parent != folder
    )


def remove_empty_folders(folder: Path) -> None:
    """Removes the folders below a new one that hold nothing, which no manifest can list."""
    for parent in sorted(folders_in(folder), reverse=True):
        if parent != folder and not any(parent.iterdir()):
            parent.rmdir()


def remove_listed(folder: Path, digests: Digests) -> bool:
    """Removes the files that are as the manifest says, and then the folder.

    Returns:
        Whether nothing is left; what is not as the manifest says stays, and its folders with it.

    Raises:
        ManifestError: the folder is none of ours; it stays as it is.
        OSError: something cannot be read or removed.
    """
    listed = listed_in(folder)
    for file in [*files_in(folder)]:  # never by the manifest, whose paths may lead through a link
        digest = listed.get(_path_in(folder, file))
        if digest is not None and digests.of(file) == digest:
            file.unlink()
    parents = {parent for path in listed for parent in _parents(path)}
    for parent in sorted(parents, reverse=True):
        with suppress(OSError):  # something else is in it
            (folder / parent).rmdir()
    if [entry.name for entry in folder.iterdir()] != [MANIFEST]:
        return False
    (folder / MANIFEST).unlink()
    folder.rmdir()
    return True


def _parents(path: str) -> Iterator[str]:
    while path := path.rpartition("/")[0]:
        yield path


def main(folders: Iterable[str]) -> int:
    """Removes folders that commands have made, unless somebody has changed something in them."""
    remaining_count = 0
    for name in folders:
        reason = _reason_to_stay(Path(name))
        if reason:
            print(f"{name} 没有删除：{reason[0]} / stays: {reason[1]}", file=sys.stderr)
        remaining_count += bool(reason)
    return 1 if remaining_count else 0


def _reason_to_stay(folder: Path) -> tuple[str, str] | None:
    """Removes a folder, or says why not; one that is not there or not ours is no mistake."""
    digests = Digests()
    try:
        if folder.is_symlink() or not folder.is_dir():
            return None
        foreign = foreign_in(folder, listed_in(folder), digests)
        if not foreign:
            remove_listed(folder, digests)
            return None
    except ManifestError:
        return "不是这些命令生成的", "not made by these commands"
    except OSError as error:
        return str(error), str(error)
    paths = [*foreign.edited, *foreign.others]
    shown = ", ".join(path if path.isprintable() else ascii(path) for path in paths[:3])
    return (
        f"有 {len(paths)} 个文件是您的，或者被改过（{shown}），请先移走",
        f"files that are yours or were edited: {len(paths)} ({shown}); move them away first",
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
