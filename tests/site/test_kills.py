"""A command that is killed at any moment leaves its output whole, and loses nothing of the user's.

The moments are spread over the whole run, whose length is measured first. ``make kills`` tries 50
of each command.
"""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from conftest import PLAN
from project_copies import copy_project

from workplan.files.folder_files import checksums
from workplan.translation.sheet_writer import sheet_bytes, translation_sheet

KILLS = int(os.environ.get("WORKPLAN_KILLS", "0"))
"""Runs of each command that are killed; 0 for as many as a case has."""
MADE = (".workplan-", ".lock", ".bak", "imported.json", "SHA256SUMS", "LICENSES.txt")
"""Parts of the names of what commands make beside their outputs."""
WORDS = ("深化主动公开，", "继续深化主动公开，")


def change_words(file: Path, number: int) -> None:
    """Puts the first or the second of two inputs into a file."""
    text = file.read_text("utf-8").replace(WORDS[1], WORDS[0])
    if WORDS[0] not in text:
        text += WORDS[0]
    file.write_text(text.replace(WORDS[0], WORDS[number % 2]), "utf-8")


def change_plan(project: Path, number: int) -> None:
    change_words(project / "data/plan.yaml", number)


def change_site(project: Path, number: int) -> None:
    """The page is edited, which the next build would refuse; these commands only read it."""
    change_words(project / "site/index.html", number)


def restore_data(project: Path, _: int) -> None:
    """The plan before a command; what a killed run has left unfinished is for the next one."""
    for file in (project / "data").iterdir():
        if file.is_file() and ".workplan-" not in file.name:
            file.unlink()
    shutil.copy(PLAN, project / "data")
    (project / "data/approved.json").write_text("{}\n")


@dataclass(frozen=True)
class Case:
    """A command, what it writes, and what gives it something to change; how often it is killed."""

    command: str
    output: str
    change: Callable[[Path, int], None]
    kills: int = 4
    """How often by default; 0 for a build, of which test_publish.py kills some at each stage."""


CASES = (
    Case("build", "site", change_plan, kills=0),
    Case("intranet", "dist/intranet", change_site),
    Case("offline", "dist/offline.zip", change_site),
    Case("import translations.xlsx", "data/plan.yaml", restore_data),
    Case("approve", "data/approved.json", restore_data),
)


def sheet_with_a_new_translation() -> bytes:
    """The translators' sheet of the real plan with a sentence translated anew."""
    book = openpyxl.load_workbook(BytesIO(sheet_bytes(translation_sheet(PLAN, None))))
    row = next(row for row in book.worksheets[0].iter_rows(min_row=2) if row[0].value == "1.1")
    row[2].value = f"In the new year, {row[2].value[0].lower()}{row[2].value[1:]}"
    book.save(content := BytesIO())
    return content.getvalue()


@pytest.fixture
def project(tmp_path: Path, site: Path) -> Path:
    folder = copy_project(tmp_path, site)
    (folder / "translations.xlsx").write_bytes(sheet_with_a_new_translation())
    (folder / "dist").mkdir()
    (folder / "dist/mine.txt").write_text("mine")
    (folder / "tmp").mkdir()
    return folder


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def state(path: Path) -> str:
    """The hash of an output; empty where there is none."""
    if path.is_dir():
        return digest(checksums(path).encode())
    return digest(path.read_bytes()) if path.exists() else ""


def files_of_the_users(project: Path, output: Path) -> dict[str, str]:
    """The hash of every file that is neither the command's output nor made beside it."""
    files = (path for path in project.rglob("*") if path.is_file() and output not in path.parents)
    return {
        path.relative_to(project).as_posix(): digest(path.read_bytes())
        for path in files
        if path != output and not any(part in str(path.relative_to(project)) for part in MADE)
    }


def unfinished(project: Path) -> list[str]:
    return sorted(
        str(path) for end in ("new", "old") for path in project.rglob(f"*.workplan-{end}")
    )


def moments(count: int, length: float) -> Iterator[float]:
    """Moments of a run, one in each part of it, in an order by chance."""
    pick = random.Random(9)  # noqa: S311 - moments to kill at
    parts = pick.sample(range(count), count)
    return ((part + pick.random()) * length / count for part in parts)


def start(project: Path, command: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "workplan.cli", *command.split()],
        cwd=project,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        env={**os.environ, "TMPDIR": str(project / "tmp")},
    )


def whole_runs(project: Path, case: Case) -> tuple[set[str], float]:
    """The states of the output before and after a run with each of two inputs; a run's length."""
    states, lengths = set(), []
    for number in (1, 0):
        case.change(project, number)
        states.add(state(project / case.output))
        started = time.monotonic()
        assert start(project, case.command).wait() == 0
        lengths.append(time.monotonic() - started)
        states.add(state(project / case.output))
    return states, 1.1 * max(lengths)  # so that the end of a slower run is met too


@pytest.mark.parametrize(
    "case",
    [case for case in CASES if KILLS or case.kills],
    ids=lambda case: case.command.split()[0],
)
def test_a_command_killed_at_any_moment_leaves_its_output_whole_and_nothing_else(project, case):
    output, count = project / case.output, KILLS or case.kills
    states, length = whole_runs(project, case)
    assert len(states - {""}) >= 2
    killed, changed = 0, 0
    for number, moment in enumerate(moments(count, length), start=1):
        case.change(project, number)
        before, users = state(output), files_of_the_users(project, output)
        process = start(project, case.command)
        time.sleep(moment)
        os.killpg(process.pid, signal.SIGKILL)
        killed += process.wait() == -signal.SIGKILL
        assert state(output) in states - {""}
        changed += state(output) != before
        assert files_of_the_users(project, output) == users
        copies = {state(file) for file in output.parent.glob(f"{output.name}*.bak*")}
        assert (
            case.change is not restore_data
            or case.command == "approve"
            or (before in {state(output), *copies})
        )
    case.change(project, 0)
    assert start(project, case.command).wait() == 0
    print(
        f"{case.command}: {length:.1f} s, {killed} of {count} killed, {changed} with a new output"
    )
    assert unfinished(project) == []
    assert list((project / "tmp").iterdir()) == []
