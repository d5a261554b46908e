"""A worker of a cluster that is killed in the middle of a build of a portal."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from processes import wait_until

from workplan.portal.engine import DaskEngine
from workplan.portal.storage import STATE


@contextmanager
def killed_worker(cluster: DaskEngine, site: Path, issuers: int = 1) -> Iterator[None]:
    """Kills one of the workers on this machine while a block builds, after so many issuers."""

    def kill() -> None:
        lists = site / STATE / "files"
        wait_until(lambda: sum(1 for _ in lists.rglob("*.json")) >= issuers)
        os.kill(next(iter(cluster.client.cluster.workers.values())).pid, signal.SIGKILL)

    killer = threading.Thread(target=kill)
    killer.start()
    yield
    killer.join()
