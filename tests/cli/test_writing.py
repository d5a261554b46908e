"""What the commands for texts write: whole or not at all, and never over a file of the user's."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import openpyxl
import pytest
from conftest import DATA, PLAN

from workplan import load_plan

COMMAND = [sys.executable, "-m", "workplan.cli"]
SOURCE = DATA / "plan-2024.zh.txt"
KILLS = int(os.environ.get("WORKPLAN_KILLS", "8"))
"""Runs that are killed; raise it for a longer trial."""


def run(
    *arguments: object, cwd: Path, typed: str = "", limit: str = ""
) -> subprocess.CompletedProcess[str]:
    """Runs a command, below a limit of the shell where one is given."""
    command = [*COMMAND, *map(str, arguments)]
    if limit:
        command = ["sh", "-c", f'{limit}; exec "$@"', "sh", *command]
    environment = {**os.environ, "PYTHONUTF8": "1"}
    return subprocess.run(
        command, cwd=cwd, input=typed, capture_output=True, text=True, check=False, env=environment
    )


def told(done: subprocess.CompletedProcess[str], message: str) -> None:
    """A refusal: one line, in both languages."""
    assert done.returncode == 1
    assert message in done.stderr
    assert " / " in done.stderr
    assert len(done.stderr.splitlines()) == 1, done.stderr


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with a plan, and its workbook with one translation changed."""
    (tmp_path / "data").mkdir()
    shutil.copy(PLAN, tmp_path / "data")
    assert run("export", "translations.xlsx", cwd=tmp_path).returncode == 0
    book = openpyxl.load_workbook(tmp_path / "translations.xlsx")
    for row in book.worksheets[0].iter_rows(min_row=2):
        if row[0].value == "9.1":
            row[2].value = row[2].value.replace(" will", " will also", 1)
    book.save(tmp_path / "translations.xlsx")
    return tmp_path


@pytest.mark.parametrize("name", ["translations.xlsx", "plan.xlsx", "csv"])
def test_an_export_never_overwrites(project, name):
    file = project / {"csv": "plan.csv"}.get(name, name)
    if not file.exists():
        file.write_bytes(b"mine")
    before = content(project)
    told(run("export", name, cwd=project), "已经存在，内容不同，没有改动。请另选文件名")
    told(run("export", name, "-o", ".", cwd=project), "已经存在")
    assert content(project) == before


@pytest.mark.parametrize(
    ("output", "message"), [("data", "是文件夹"), ("a.txt/b/c.yaml", "无法写入")]
)
def test_a_draft_that_cannot_be_written_is_told(project, output, message):
    (project / "a.txt").write_text("mine")
    before = content(project), content(project / "data")
    done = run("import", SOURCE, "-o", output, cwd=project)
    told(done, message)
    assert (content(project), content(project / "data")) == before


def test_the_dialogue_asks_for_another_place(project):
    typed = f"{SOURCE}\n2024\n\nen\ndata\ndraft.yaml\n"
    done = run("new", cwd=project, typed=typed)
    assert done.returncode == 0, done.stderr
    assert "data 是文件夹" in done.stdout
    assert load_plan(project / "draft.yaml").year == 2024


@pytest.mark.parametrize(
    "command", [("approve",), ("import", "translations.xlsx"), ("import", SOURCE, "-o", "data/plan.yaml")]
)  # fmt: skip
def test_a_full_disk_is_told_and_the_files_are_the_old_ones(project, command):
    before = content(project / "data")
    done = run(*command, cwd=project, limit="ulimit -f 0; trap '' XFSZ")
    assert "File too large" in done.stderr, done.stderr
    told(done, "无法写入")
    assert content(project / "data") == before


@pytest.mark.parametrize(
    ("command", "name"),
    [
        (("approve",), "approved.json"),
        (("import", "translations.xlsx"), "plan.yaml"),
        (("import", SOURCE, "-o", "data/plan.yaml"), "plan.yaml"),
    ],
)
def test_a_read_only_file_is_told_and_stays(project, command, name):
    shutil.copy(PLAN.with_name("approved.json"), project / "data/approved.json")
    (project / "data" / name).chmod(0o444)
    before = content(project / "data")
    told(run(*command, cwd=project), "Permission denied")
    after = content(project / "data")
    after.pop("imported.json", None)
    assert after == before


@pytest.mark.parametrize(
    ("command", "name"),
    [(("import", "translations.xlsx"), "plan.yaml"), (("approve",), "approved.json")],
)
def test_a_run_killed_at_any_moment_leaves_the_old_file_or_the_new_one(project, command, name):
    folder = project / "data"
    (folder / "approved.json").write_text("{}\n")
    old = content(folder)
    started = time.monotonic()
    assert run(*command, cwd=project).returncode == 0
    length = time.monotonic() - started
    new = content(folder)
    assert new[name] != old[name]
    pick = random.Random(16)  # noqa: S311 - moments to kill at
    for _ in range(KILLS):
        for file in folder.iterdir():
            if file.name not in old and ".workplan-" not in file.name:
                file.unlink()
        for file_name, data in old.items():
            (folder / file_name).write_bytes(data)
        process = subprocess.Popen(
            [*COMMAND, *command], cwd=project, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        time.sleep(pick.uniform(length / 2, length))
        process.send_signal(signal.SIGKILL)
        process.wait()
        left = content(folder)
        assert left[name] in {old[name], new[name]}
        if name == "plan.yaml" and left[name] == new[name]:
            assert left["plan.yaml.bak"] == old[name]
    run(*command, cwd=project)
    assert content(folder) == new


KILLED_AT_WRITE = """
import itertools, os, signal, sys
number, fsync, calls = int(sys.argv.pop(1)), os.fsync, itertools.count(1)

def killed(descriptor):
    if next(calls) == number:
        os.kill(os.getpid(), signal.SIGKILL)
    fsync(descriptor)

os.fsync = killed
from workplan.cli import main
main()
"""


@pytest.mark.parametrize(
    ("command", "name", "writes"),
    [(("import", "translations.xlsx"), "plan.yaml", 3), (("approve",), "approved.json", 1)],
)
def test_the_next_run_removes_what_a_killed_one_left(project, command, name, writes):
    folder = project / "data"
    shutil.copy(PLAN.with_name("approved.json"), folder)
    old = (folder / name).read_bytes()
    for number in range(1, writes + 1):
        subprocess.run(
            [sys.executable, "-c", KILLED_AT_WRITE, str(number), *command], cwd=project, check=False
        )
        assert (folder / name).read_bytes() == old
        assert [path.name for path in folder.iterdir() if ".workplan-new" in path.name]
    assert run(*command, cwd=project).returncode == 0
    names = {"plan.yaml", "approved.json"}
    kept = {"imported.json", "plan.yaml.bak"} if writes > 1 else set()
    assert content(folder).keys() == names | kept
