"""Devices, pipes and folders that cannot be read: told at once in one line, never waited for."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from commands import Done, workplan
from conftest import DATA, PLAN
from rights import ordinary_rights

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="there are no such files"),
]
PROGRAM = (sys.executable, "-m", "workplan.cli")
PATIENCE = 60
"""Seconds after which a command counts as one that waits for ever."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A working folder with a plan, a site of few files, and a pipe to which nobody writes."""
    for page in ("index.html", "assets/0/js/main.js"):
        (tmp_path / "site" / page).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "site" / page).touch()
    (tmp_path / "data").mkdir()
    shutil.copy(PLAN, tmp_path / "data")
    shutil.copy(DATA / "plan-2024.zh.txt", tmp_path / "source.txt")
    os.mkfifo(tmp_path / "pipe")
    return tmp_path


@pytest.fixture(autouse=True)
def _patience() -> Iterator[None]:
    """Breaks off a command that waits for ever."""
    before = signal.signal(signal.SIGALRM, lambda *_: pytest.fail("it waits"))
    signal.alarm(PATIENCE)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


def run(folder: Path, arguments: str) -> Done | subprocess.CompletedProcess[str]:
    """Runs a command; with a device, which may have no end, not in the memory of the tests."""
    if "/dev/" not in arguments:
        return workplan(*arguments.split(), cwd=folder)
    return subprocess.run(
        [*PROGRAM, *arguments.split()],
        cwd=folder,
        capture_output=True,
        stdin=subprocess.DEVNULL,
        encoding="utf-8",
        timeout=PATIENCE,
        check=False,
    )


def error_line(done: Done | subprocess.CompletedProcess[str], code: int = 1) -> str:
    """The one line in both languages that a command ends with."""
    assert done.returncode == code, done
    line, *count = done.stderr.splitlines()
    assert count in ([], ["共 1 处 / 1 problems"])
    assert " / " in line
    return line


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ("export plan.csv -o /dev/stdout", 1),
        ("export translations.xlsx -o /dev/full", 1),
        ("schema -o /dev/zero", 1),
        ("offline -o pipe", 1),
        ("review source.txt data/plan.yaml -o pipe", 1),
        ("import source.txt -o pipe", 1),
        ("check --plan pipe", 1),
        ("approve --plan /dev/zero", 1),
        ("review pipe data/plan.yaml", 2),
        ("import pipe", 2),
        ("import /dev/zero", 2),
    ],
)
def test_a_device_or_a_pipe_is_told_at_once(folder: Path, arguments: str, code: int):
    assert "device or a pipe" in error_line(run(folder, arguments), code)
    assert not list(folder.rglob("*workplan-*"))


def test_what_a_shell_writes_into_a_pipe_is_imported(folder: Path):
    command = ["bash", "-c", f"{' '.join(PROGRAM)} import <(cat source.txt) -o draft.yaml"]
    done = subprocess.run(command, cwd=folder, capture_output=True, timeout=PATIENCE, check=False)
    assert done.returncode in (0, 1), done.stderr
    assert (folder / "draft.yaml").read_text("utf-8").count("- num:") > 15


def test_an_input_without_an_end_is_read_up_to_the_limit(folder: Path):
    with Path("/dev/zero").open("rb") as endless:
        done = subprocess.run(
            [*PROGRAM, "import", "-"],
            cwd=folder,
            stdin=endless,
            capture_output=True,
            timeout=PATIENCE,
            check=False,
        )
    assert done.returncode == 2
    assert b"larger than 24 MB" in done.stderr


@pytest.mark.parametrize("command", ["offline", "intranet"])
def test_a_folder_that_cannot_be_read_is_not_left_out(folder: Path, command: str):
    (folder / "site/assets/private").mkdir()
    (folder / "site/assets/private/a.txt").write_text("a")
    (folder / "site/assets/private").chmod(0)
    try:
        with ordinary_rights():
            line = error_line(workplan(command, cwd=folder))
    finally:
        (folder / "site/assets/private").chmod(0o755)
    assert "site/assets/private cannot be read or written: Permission denied" in line
    assert {path.name for path in folder.glob("dist/*")} <= {".intranet.workplan.lock"}


@pytest.mark.parametrize("command", ["offline", "intranet"])
def test_a_pipe_in_a_site_is_told_at_once(folder: Path, command: str):
    os.mkfifo(folder / "site/pipe")
    assert "“site/pipe” is a device or a pipe" in error_line(workplan(command, cwd=folder))
