"""What the commands for texts write: whole or not at all, and never over a file of the user's."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from itertools import count
from pathlib import Path

import openpyxl
import pytest
from conftest import DATA, PLAN

from workplan import load_plan

COMMAND = [sys.executable, "-m", "workplan.cli"]
SOURCE = DATA / "plan-2024.zh.txt"


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
    typed = f"{SOURCE}\n2024\n\n\nno\nen\ndata\ndraft.yaml\n"
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


KILLED_BEFORE_CHANGE = """
import itertools, os, signal, sys
number, folder, changes = int(sys.argv.pop(1)), sys.argv.pop(1), itertools.count(1)
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT

def killed(event, details):
    changes_a_file = event in {"os.rename", "os.remove", "os.chmod", "os.link", "os.mkdir"} or (
        event == "open" and details[2] & WRITING
    )
    if changes_a_file and os.path.abspath(str(details[0])).startswith(folder) and next(changes) == number:
        os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(killed)
fsync = os.fsync
os.fsync = lambda descriptor: (os.kill(os.getpid(), signal.SIGKILL) if next(changes) == number else None, fsync(descriptor))
from workplan.cli import main
main()
"""
"""Runs a command, which is killed before its change of that number in a folder."""


@pytest.mark.parametrize(
    ("command", "name", "changes"),
    [(("import", "translations.xlsx"), "plan.yaml", 12), (("approve",), "approved.json", 4)],
)
def test_a_run_killed_at_any_moment_leaves_the_old_file_or_the_new_one(
    project, command, name, changes
):
    folder = project / "data"
    (folder / "approved.json").write_text("{}\n")
    old = content(folder)
    assert run(*command, cwd=project).returncode == 0
    new = content(folder)
    assert new[name] != old[name]
    unfinished = set()
    for number in count(1):
        for file in folder.iterdir():
            if ".workplan-" not in file.name:  # the next run removes what this one leaves
                file.unlink()
        for file_name, data in old.items():
            (folder / file_name).write_bytes(data)
        program = [sys.executable, "-c", KILLED_BEFORE_CHANGE, str(number), str(folder)]
        done = subprocess.run([*program, *command], cwd=project, check=False, capture_output=True)
        left = content(folder)
        unfinished |= {path for path in left if ".workplan-new" in path}
        if done.returncode == 0:
            break
        assert done.returncode == -signal.SIGKILL, done.stderr
        assert left[name] in {old[name], new[name]}
        if name == "plan.yaml" and left[name] == new[name]:
            assert left["plan.yaml.bak"] == old[name]
    assert left == new
    assert number > changes
    assert unfinished
