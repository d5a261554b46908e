"""Writes the files that a portal has made, and none over a file that it did not make."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby, islice

from workplan.locales.messages import one_line
from workplan.plan.errors import BuildError
from workplan.portal.manifest import Hashes, read_unneeded
from workplan.portal.storage import Storage

FILES_PER_BATCH = 64
"""The files that are made before they are written."""

Note = Callable[[Hashes], None]
"""Remembers the hashes of files, without one where a file is about to change."""


def publish(
    storage: Storage,
    folder: str,
    before: Hashes,
    files: Mapping[str, Callable[[], bytes]],
    note: Note,
) -> tuple[Hashes, int]:
    """Writes files whose bytes differ from those that are published.

    What may be written is noted first, so that a run that is killed leaves nothing that the next
    does not know.

    Args:
        storage: where to.
        folder: the folder that all files are in, with a slash at its end; empty for the root.
        before: the hashes of what is published.
        files: what makes each file, by its path; they are written in this order.
        note: keeps the hashes.

    Returns:
        The hashes of these files, and how many have been written.

    Raises:
        BuildError: a file stands there that is not among those published.
    """
    if not files:
        return {}, 0
    _reject_others(storage, folder, [path for path in files if path not in before])
    note({**before, **dict.fromkeys(files, "")})
    hashes: Hashes = {}
    for batch in _batches(files):
        contents = {path: files[path]() for path in batch}
        hashes |= _hashes(contents)
        changed = {path: contents[path] for path in batch if hashes[path] != before.get(path)}
        storage.write_all(changed)
    return hashes, sum(before.get(path) != new for path, new in hashes.items())


def publish_contents(
    storage: Storage, folder: str, before: Hashes, contents: Mapping[str, bytes], note: Note
) -> tuple[Hashes, int]:
    """The same with bytes that are made already; where none differs, nothing is noted."""
    hashes = _hashes(contents)
    changed = [path for path in contents if before.get(path) != hashes[path]]
    files = {path: partial(bytes, contents[path]) for path in changed}
    _, written = publish(storage, folder, before, files, note)
    return hashes, written


def _batches(paths: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """Paths in their order; no batch holds a page together with what pages load."""
    for _, group in groupby(paths, key=lambda path: path.endswith(".html")):
        while batch := tuple(islice(group, FILES_PER_BATCH)):
            yield batch


def _hashes(contents: Mapping[str, bytes]) -> Hashes:
    return {path: hashlib.sha256(content).hexdigest() for path, content in contents.items()}


def _reject_others(storage: Storage, folder: str, added: Sequence[str]) -> None:
    """Makes sure that no file is written over that the portal did not make.

    A folder is listed at once; at the root that would be the whole portal. What no page needs any
    longer is still the portal's: a plan may come back before that is removed.
    """
    existing = storage.paths(folder) if folder and added else filter(storage.exists, added)
    others = set(existing).intersection(added)
    if others := others and others.difference(read_unneeded(storage)):
        raise BuildError(one_line("output_exists", path=min(others)))
