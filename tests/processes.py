"""A plugin: no process outlives the run of tests that started it, however that run ends.

Whatever tests start (servers, browsers and what these start in turn) inherits a mark in its
environment. A guard waits until pytest is gone, by its end, Ctrl+C or a kill, and then ends what
still bears the mark. It reads /proc; elsewhere the fast tests run, which start nothing that stays.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import uuid
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

MARK = "WORKPLAN_TEST_RUN"
GUARD = pytest.StashKey["subprocess.Popen[bytes]"]()
"""Its input stays open as long as pytest runs; no other process has the open end."""


def pytest_configure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput") and sys.platform == "linux":
        config.stash[GUARD] = _start_guard(uuid.uuid4().hex)


def _start_guard(mark: str) -> subprocess.Popen[bytes]:
    """Starts the guard in a session of its own, where Ctrl+C does not reach it."""
    command = [sys.executable, __file__, mark]
    guard = subprocess.Popen(command, stdin=subprocess.PIPE, start_new_session=True)
    os.environ[MARK] = mark
    return guard


def marked(mark: str) -> list[int]:
    """The numbers of the processes that bear a mark."""
    entry, numbers = f"{MARK}={mark}".encode(), []
    for file in Path("/proc").glob("[0-9]*/environ"):
        with suppress(OSError):  # it has ended, or belongs to somebody else
            if entry in file.read_bytes().split(b"\0"):
                numbers.append(int(file.parent.name))
    return numbers


def wait_until(condition: Callable[[], object], what: str = "", seconds: float = 120) -> None:
    """Waits for what will come soon on an idle machine, and much later on a busy one.

    Raises:
        TimeoutError: it has not come.
    """
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            raise TimeoutError(what)
        time.sleep(0.05)


def main() -> None:
    """Waits for the end of what holds the other end of the pipe; ends all that bear the mark."""
    sys.stdin.read()
    while numbers := marked(sys.argv[1]):
        for number in numbers:
            with suppress(ProcessLookupError):
                os.kill(number, signal.SIGKILL)
        time.sleep(0.05)  # until the killed have ended


if __name__ == "__main__":
    main()
