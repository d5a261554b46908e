"""A run of tests that is broken off leaves no process behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import ROOT
from processes import marked, wait_until

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the guard reads /proc")

SUITE = """
import os, subprocess, sys, time
from pathlib import Path

def test_that_never_ends():
    # A server that started one more, in a session of its own, and ignores what can be ignored.
    program = "import signal, subprocess, sys, time; signal.signal(signal.SIGINT, signal.SIG_IGN); {}; time.sleep(600)"
    inner = f"subprocess.Popen([sys.executable, '-c', {program.format('0')!r}], start_new_session=True)"
    server = subprocess.Popen([sys.executable, "-c", program.format(inner)], start_new_session=True)
    Path("mark").write_text(os.environ["WORKPLAN_TEST_RUN"])
    time.sleep(600)
"""

NO_OTHER_PLUGINS = {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
"""Each run and each worker would take seconds to load them, and none has a part in how a run ends."""


@pytest.fixture(autouse=True)
def interrupts() -> Iterator[None]:
    """Lets what a test starts be interrupted, also where a shell runs the tests in the background."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.parametrize("end", ["SIGINT", "SIGTERM", "SIGKILL"])
@pytest.mark.parametrize("workers", ["0", "1"])
def test_what_it_started_ends_with_it(tmp_path: Path, workers: str, end: str):
    (tmp_path / "test_suite.py").write_text(SUITE)
    mark = tmp_path / "mark"
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "processes",
        "-p",
        "xdist",
        "-n",
        workers,
        "test_suite.py",
    ]
    with subprocess.Popen(
        command,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT / "tests"), **NO_OTHER_PLUGINS},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as run:
        try:
            wait_until(lambda: mark.is_file() and mark.read_text())
            wait_until(lambda: len(marked(mark.read_text())) == 2 + int(workers))
            if end == "SIGINT":
                os.killpg(run.pid, signal.SIGINT)  # as a terminal sends it
            else:
                run.send_signal(getattr(signal, end))
            run.wait(60)
            wait_until(lambda: not marked(mark.read_text()))
        finally:
            run.kill()
