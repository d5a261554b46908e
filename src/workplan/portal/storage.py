"""Where a portal is published: a local folder or an object store, through fsspec.

A local file is replaced in one step. An object store has no rename, but each of its writes is one
step too; so a portal is whole at any moment when what pages need is written before the pages.
"""

from __future__ import annotations

import mimetypes
import re
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Any

import fsspec
from fsspec.implementations.dirfs import DirFileSystem
from fsspec.implementations.local import LocalFileSystem

from workplan.files.file_output import create_file, make_folder, replace_file
from workplan.files.folder_output import check_place
from workplan.files.output_error import OutputError
from workplan.locales.messages import one_line
from workplan.plan.errors import BuildError

STATE = ".workplan-portal/"
"""The folder of the portal's own records, by which it is known as ours."""

MAX_WRITES_AT_ONCE = 16
"""The files that are on their way to an object store at a time: each takes a while."""

_CACHED_FOR_A_MONTH = "public, max-age=2592000, immutable"
_CACHED_FOR_A_MINUTE = "public, max-age=60"

_PRECONDITION = re.compile("pre-?condition", re.IGNORECASE)


@dataclass(frozen=True)
class Storage:
    """A place that holds files by path.

    ``url`` is a local folder or what fsspec understands (``s3://bucket/folder``), ``options`` are
    for the object store.
    """

    url: str
    options: dict[str, Any] = field(default_factory=dict)

    @cached_property
    def _folder(self) -> Any:
        """What fsspec reaches the place through, with paths from there."""
        file_system, root = fsspec.url_to_fs(self.url, **self.options)
        return DirFileSystem(root, file_system)

    @property
    def local(self) -> Path | None:
        """The folder, if it is a local one."""
        is_local = isinstance(self._folder.fs, LocalFileSystem)
        return Path(self._folder.path) if is_local else None

    def read(self, path: str) -> bytes | None:
        """A file's content; None where there is no such file."""
        try:
            content: bytes = self._folder.cat_file(path)
        except FileNotFoundError:
            return None
        return content

    def exists(self, path: str) -> bool:
        """Whether there is such a file."""
        return bool(self._folder.exists(path))

    def write(self, path: str, content: bytes) -> None:
        """Writes a file in one step."""
        if self.local is None:
            self._folder.pipe_file(path, content, **_headers(path))
            return
        file = self.local / path
        make_folder(file.parent)
        replace_file(file, content)

    def write_all(self, contents: Mapping[str, bytes]) -> None:
        """Writes several files in any order; in an object store several at a time."""
        if self.local is not None:
            for path, content in contents.items():
                self.write(path, content)
            return
        with ThreadPoolExecutor(MAX_WRITES_AT_ONCE) as pool:
            for written in [pool.submit(self.write, *each) for each in contents.items()]:
                written.result()

    def create(self, path: str, content: bytes) -> bool:
        """Writes a file unless there is one; says whether it did. Of two writers one does."""
        if self.local is not None:
            file = self.local / path
            make_folder(file.parent)
            return create_file(file, content)
        try:
            self._folder.pipe_file(path, content, mode="create")
        except FileExistsError:
            return False
        except OSError as error:
            if _PRECONDITION.search(str(error)):  # as object stores call it
                return False
            raise
        return True

    def remove(self, path: str) -> None:
        """Removes a file, if there is one."""
        with suppress(FileNotFoundError):
            self._folder.rm_file(path)

    def paths(self, folder: str = "") -> list[str]:
        """The paths of all files below a folder."""
        self._folder.fs.invalidate_cache()
        return sorted(self._folder.find(folder))

    def is_empty(self) -> bool:
        """Whether nothing stands there, or what a build has left that was killed at once."""
        self._folder.fs.invalidate_cache()
        try:
            entries = self._folder.ls("", detail=False)
        except FileNotFoundError:
            return True
        return {PurePosixPath(path).name for path in entries} <= {PurePosixPath(STATE).name}


def require_ours(storage: Storage, inputs: tuple[Path, ...]) -> None:
    """Makes sure that a place is empty or holds a portal of ours.

    Raises:
        BuildError: it holds something else, or what the portal is built from, or cannot be used.
    """
    try:
        if storage.local is not None:
            check_place(storage.local, inputs)
        is_ours = storage.exists(f"{STATE}portal.json") or storage.is_empty()
    except OutputError as error:
        raise BuildError(str(error)) from None
    except Exception as error:
        details = {"path": storage.url, "reason": str(error) or type(error).__name__}
        raise BuildError(one_line("portal_no_storage", **details)) from None
    if not is_ours:
        raise BuildError(one_line("portal_not_ours", path=storage.url))


def _headers(path: str) -> dict[str, str]:
    """The headers with which an object store serves a file."""
    media_type = mimetypes.guess_type(path)[0] or "application/octet-stream"
    if media_type.startswith("text/") or media_type.endswith(("javascript", "json", "xml")):
        media_type += "; charset=utf-8"
    is_named_by_content = path.startswith("assets/") and not path.startswith("assets/data/")
    return {
        "ContentType": media_type,
        "CacheControl": _CACHED_FOR_A_MONTH if is_named_by_content else _CACHED_FOR_A_MINUTE,
    }
