"""What the commands for texts write: whole or not at all, and never over a file of the user's."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import openpyxl
import pytest
from commands import Done, workplan
from conftest import DATA, PLAN

from workplan import load_plan
from workplan.importer import Overrides, draft_text, read_plan

SOURCE = DATA / "plan-2024.zh.txt"
TEXT = """某某市教育局2024年度工作要点
一、夯实基础
1.完善制度。健全制度，压实责任。〔责任单位：办公室〕
2.加强队伍。组织培训，提升能力。〔责任单位：人事处〕
"""


def assert_refused(done: Done | subprocess.CompletedProcess[str], message: str) -> None:
    """A refusal: one line, in both languages."""
    assert done.returncode == 1
    assert message in done.stderr
    assert " / " in done.stderr
    assert len(done.stderr.splitlines()) == 1, done.stderr


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def translate(sheet: Path, words: str) -> None:
    """Exports the workbook and writes a translation into it."""
    assert workplan("export", sheet.name, cwd=sheet.parent).returncode == 0
    book = openpyxl.load_workbook(sheet)
    [row] = (row for row in book.worksheets[0].iter_rows(min_row=2) if row[0].value == "1.1")
    row[2].value = words
    book.save(sheet)


@pytest.fixture(scope="module")
def sheet_and_plan(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The workbook of a small plan with one translation changed, and the plan's file."""
    folder = tmp_path_factory.mktemp("sheet")
    plan, sheet = folder / "data/plan.yaml", folder / "translations.xlsx"
    plan.parent.mkdir()
    result = read_plan(TEXT.encode(), "text.txt").result
    plan.write_text(draft_text(result, Overrides(in_translation=("en",))), "utf-8")
    translate(sheet, "It will improve the rules.")
    assert workplan("import", sheet.name, cwd=folder).returncode == 0
    sheet.unlink()
    translate(sheet, "It will also improve the rules.")
    return sheet, plan


@pytest.fixture
def project(tmp_path: Path, sheet_and_plan: tuple[Path, Path]) -> Path:
    """A folder with the plan and that workbook."""
    sheet, plan = sheet_and_plan
    (tmp_path / "data").mkdir()
    shutil.copy(plan, tmp_path / "data")
    shutil.copy(sheet, tmp_path)
    return tmp_path


@pytest.mark.parametrize("name", ["translations.xlsx", "plan.xlsx", "csv"])
def test_an_export_never_overwrites(project, name):
    file = project / {"csv": "plan.csv"}.get(name, name)
    if not file.exists():
        file.write_bytes(b"mine")
    before = content(project)
    assert_refused(
        workplan("export", name, cwd=project), "已经存在，内容不同，没有改动。请另选文件名"
    )
    assert_refused(workplan("export", name, "-o", ".", cwd=project), "已经存在")
    assert content(project) == before


@pytest.mark.parametrize(
    ("output", "message"), [("data", "是文件夹"), ("a.txt/b/c.yaml", "无法写入")]
)
def test_a_draft_that_cannot_be_written_is_told(project, output, message):
    (project / "a.txt").write_text("mine")
    before = content(project), content(project / "data")
    done = workplan("import", SOURCE, "-o", output, cwd=project)
    assert_refused(done, message)
    assert (content(project), content(project / "data")) == before


def test_the_dialogue_asks_for_another_place(project):
    typed = f"{SOURCE}\n2024\n\n\nno\nen\ndata\ndraft.yaml\n"
    done = workplan("new", cwd=project, typed=typed)
    assert done.returncode == 0, done.stderr
    assert "data 是文件夹" in done.stdout
    assert load_plan(project / "draft.yaml").year == 2024


@pytest.mark.parametrize(
    "command", [("approve",), ("import", "translations.xlsx"), ("import", SOURCE, "-o", "data/plan.yaml")]
)  # fmt: skip
def test_a_full_disk_is_told_and_the_files_are_the_old_ones(project, command):
    before = content(project / "data")
    limit = "ulimit -f 0; trap '' XFSZ; exec \"$@\""
    program = ["sh", "-c", limit, "sh", sys.executable, "-m", "workplan.cli", *map(str, command)]
    environment = {**os.environ, "PYTHONUTF8": "1"}
    done = subprocess.run(
        program, cwd=project, env=environment, capture_output=True, text=True, check=False
    )
    assert "File too large" in done.stderr, done.stderr
    assert_refused(done, "无法写入")
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
    assert_refused(workplan(*command, cwd=project), "Permission denied")
    after = content(project / "data")
    after.pop("imported.json", None)
    assert after == before


KILLED_BEFORE_CHANGE = """
import itertools, os, signal, sys
from workplan.cli import main
CHANGES = {"os.rename", "os.remove", "os.chmod", "os.link", "os.mkdir"}
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT

def run_until(number, folder, command):
    sys.stdin = open(os.devnull)
    changes = itertools.count(1)
    def count():
        if next(changes) == number:
            os.kill(os.getpid(), signal.SIGKILL)
    def watch(event, details):
        if event in CHANGES or event == "open" and details[2] & WRITING:
            if os.path.abspath(str(details[0])).startswith(folder):
                count()
    sys.addaudithook(watch)
    fsync = os.fsync
    os.fsync = lambda descriptor: (count(), fsync(descriptor))
    main(command)

for number in map(int, sys.stdin):
    process = os.fork()
    if not process:
        run_until(number, sys.argv[1], sys.argv[2:])
    ended = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    print("ended", ended, flush=True)
"""
"""For each number that it reads runs a command, which is killed before its change of that number in
a folder, and tells how it ended."""


@contextmanager
def killed_before_change(
    project: Path, command: Sequence[object]
) -> Iterator[Callable[[int], int]]:
    """A function that runs a command until a change and returns how it ended."""
    program = [sys.executable, "-c", KILLED_BEFORE_CHANGE, project / "data", *command]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen([*map(str, program)], cwd=project, text=True, **pipes) as runner:

        def run(number: int) -> int:
            print(number, file=runner.stdin, flush=True)
            ends = (line for line in runner.stdout if line.startswith("ended "))
            return int(next(ends).split()[1])

        yield run
        runner.stdin.close()


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
    assert workplan(*command, cwd=project).returncode == 0
    new = content(folder)
    assert new[name] != old[name]
    unfinished = set()
    with killed_before_change(project, command) as run:
        for number in count(1):
            for file in folder.iterdir():
                if ".workplan-" not in file.name:  # the next run removes what this one leaves
                    file.unlink()
            for file_name, data in old.items():
                (folder / file_name).write_bytes(data)
            ended = run(number)
            left = content(folder)
            unfinished |= {path for path in left if ".workplan-new" in path}
            if ended == 0:
                break
            assert ended == -signal.SIGKILL
            assert left[name] in {old[name], new[name]}
            if name == "plan.yaml" and left[name] == new[name]:
                assert left["plan.yaml.bak"] == old[name]
    assert left == new
    assert number > changes
    assert unfinished
