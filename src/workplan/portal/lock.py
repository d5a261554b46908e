"""One build at a time: a lock in the storage, which ends with the build or soon after its death."""

from __future__ import annotations

import json
import threading
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from workplan.locales.messages import one_line
from workplan.plan.errors import BuildError
from workplan.portal.storage import STATE, Storage

LOCK = f"{STATE}lock.json"
LEASE_SECONDS = 60.0
"""Seconds after which a lock that nobody has renewed is taken for dead."""
RENEWAL_SECONDS = 15.0
"""Seconds between two renewals."""


@contextmanager
def build_lock(
    storage: Storage, lease: float = LEASE_SECONDS, renewal: float = RENEWAL_SECONDS
) -> Iterator[None]:
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
    holder = _holder(storage, LOCK)
    if time.time() - holder["time"] < lease or not _take_over(
        storage, owner, holder["owner"], lease
    ):
        raise BuildError(one_line("portal_locked", seconds=round(lease)))


def _take_over(storage: Storage, owner: str, dead: str, lease: float) -> bool:
    """Takes the lock of a dead build; of several builds that try, only one does.

    Whoever creates the claim on that very lock may replace it, if it is still there.
    """
    claim = f"{STATE}lock-{dead}.json"
    if not storage.create(claim, _content(owner)):
        if time.time() - _holder(storage, claim)["time"] >= lease:
            storage.remove(claim)  # of a build that died in these lines: the next one tries
        return False
    is_dead_one_s = _owner(storage) == dead
    if is_dead_one_s:
        storage.write(LOCK, _content(owner))
    storage.remove(claim)
    return is_dead_one_s


def _renew(storage: Storage, owner: str, renewal: float, ended: threading.Event) -> None:
    while not ended.wait(renewal):
        if _owner(storage) == owner:
            storage.write(LOCK, _content(owner))


def _owner(storage: Storage) -> str:
    return str(_holder(storage, LOCK)["owner"])


def _holder(storage: Storage, path: str) -> dict[str, Any]:
    """Who holds a lock, and the time in seconds at which that was said last."""
    return {"owner": "", "time": 0.0, **json.loads(storage.read(path) or b"{}")}


def _content(owner: str) -> bytes:
    return json.dumps({"owner": owner, "time": time.time()}).encode()
