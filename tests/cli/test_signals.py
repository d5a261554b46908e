"""A command that is told to end, or whose terminal is closed, takes its unfinished files with it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT
from portal.built_portal import portal_sample
from processes import wait_until

from workplan.cli.signals import ended_by_signals
from workplan.files.file_output import UNFINISHED

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="a program there has no such signals"),
]
PORTAL = ["portal", "build", "--settings", "portal/portal.yaml", "--plans", "portal/plans"]
COMMANDS = {
    "serve": ["serve", "--port", "0"],
    "build": ["build"],
    "portal build": PORTAL,
    "portal build with workers": [*PORTAL, "--engine", "local:2"],
}
Start = Callable[..., subprocess.Popen[bytes]]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name in ("docs", "macros", "overrides", "data"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    portal_sample.write(tmp_path / "portal", 1, 1, sizes=(3,))
    (tmp_path / "temporary").mkdir()
    return tmp_path


@pytest.fixture
def start(project: Path) -> Iterator[Start]:
    """Starts a command and waits until it has written something unfinished."""
    started: list[subprocess.Popen[bytes]] = []

    def run(command: str, *before: str) -> subprocess.Popen[bytes]:
        program = [*before, sys.executable, "-m", "workplan.cli", *COMMANDS[command]]
        env = {**os.environ, "TMPDIR": str(project / "temporary")}
        quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}  # fmt: skip
        process = subprocess.Popen(program, cwd=project, env=env, start_new_session=True, **quiet)
        started.append(process)
        wait_until(lambda: unfinished(project) or process.poll() is not None)
        assert process.poll() is None
        return process

    yield run
    for process in started:
        process.kill()
        process.wait()


def unfinished(project: Path) -> list[Path]:
    """Temporary files, and folders that are to replace others."""
    return [*(project / "temporary").iterdir(), *project.rglob(f".*{UNFINISHED}*")]


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_that_is_ended_leaves_nothing_unfinished(project, start, command, name):
    """A closed terminal is told twice: by the shell, and by the system for all that ran in it."""
    process = start(command)
    for _ in range(2):
        process.send_signal(getattr(signal, name))
    process.wait(timeout=120)
    assert unfinished(project) == []
    assert not (project / "site").exists()


def test_a_command_that_shall_outlive_its_terminal_does(project, start):
    process = start("build", "nohup")
    process.send_signal(signal.SIGHUP)
    assert process.wait(timeout=120) == 0
    assert (project / "site/index.html").exists()


def test_a_signal_leaves_no_file_of_the_search_for_a_temporary_folder(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", None)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    open_file = os.open

    def interrupted(*arguments: Any, **options: Any) -> int:
        descriptor = open_file(*arguments, **options)
        signal.raise_signal(signal.SIGTERM)
        return descriptor

    monkeypatch.setattr(os, "open", interrupted)
    with pytest.raises(KeyboardInterrupt), ended_by_signals():
        tempfile.gettempdir()
    assert list(tmp_path.iterdir()) == []
