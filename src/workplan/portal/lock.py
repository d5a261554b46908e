"""One build at a time: a lock in the storage, which ends with the build or soon after its death."""

from __future__ import annotations

import json
import threading
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager

from workplan.locales.messages import one_line
from workplan.plan.errors import BuildError
from workplan.portal.storage import STATE, Storage

LOCK = f"{STATE}lock.json"
LEASE = 60.0
"""Seconds after which a lock that nobody has renewed is taken for dead."""
RENEWAL = 15.0
"""Seconds between two renewals."""


@contextmanager
def build_lock(storage: Storage, lease: float = LEASE, renewal: float = RENEWAL) -> Iterator[None]:
    """Holds the lock for a block.

    Raises:
        BuildError: another build holds it.
    """
    owner = uuid.uuid4().hex
    _take(storage, owner, lease)
    ended = threading.Event()
    renewing = threading.Thread(target=_renew, args=(storage, owner, renewal, ended), daemon=True)
    renewing.start()
    try:
        yield
    finally:
        ended.set()
        renewing.join()
        if _owner(storage) == owner:
            storage.remove(LOCK)


def _take(storage: Storage, owner: str, lease: float) -> None:
    if storage.create(LOCK, _content(owner)):
        return
    held = json.loads(storage.read(LOCK) or b'{"time": 0}')
    if time.time() - held["time"] < lease:
        raise BuildError(one_line("portal_locked", seconds=round(lease)))
    storage.remove(LOCK)
    if not storage.create(LOCK, _content(owner)):
        raise BuildError(one_line("portal_locked", seconds=round(lease)))


def _renew(storage: Storage, owner: str, renewal: float, ended: threading.Event) -> None:
    while not ended.wait(renewal):
        if _owner(storage) == owner:
            storage.write(LOCK, _content(owner))


def _owner(storage: Storage) -> str:
    return str(json.loads(storage.read(LOCK) or b"{}").get("owner", ""))


def _content(owner: str) -> bytes:
    return json.dumps({"owner": owner, "time": time.time()}).encode()
