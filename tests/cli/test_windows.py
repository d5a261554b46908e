"""The commands on Windows: no modules of Unix, backslashes in paths, pipes without Chinese."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import PureWindowsPath

import pytest
from conftest import DATA, ROOT

from workplan.cli.new_command import _next_steps
from workplan.importer import Overrides
from workplan.importer.outcome import read_plan
from workplan.plan.errors import PlanError, shown_path
from workplan.plan.loader import parse_plan

SOURCE = DATA / "plan-2024.zh.txt"

WITHOUT_UNIX = """
import os, sys
for name in ("fcntl", "grp", "pty", "pwd", "resource", "syslog", "termios", "tty"):
    sys.modules[name] = None
for name in ("chown", "fork", "forkpty", "killpg", "mkfifo", "posix_spawn", "sched_getaffinity", "setsid"):
    vars(os).pop(name, None)
from workplan.cli import main
main(sys.argv[1:])
"""


def run(*command: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("data\\plan.yaml", "data/plan.yaml"),
        ("..\\plan.yaml", "../plan.yaml"),
        ("C:\\x\\plan.yaml", "C:\\x\\plan.yaml"),
        ("C:plan.yaml", "C:plan.yaml"),
        ("\\\\server\\share\\plan.yaml", "\\\\server\\share\\plan.yaml"),
    ],
)
def test_a_problem_shows_a_path_as_it_was_typed(path, shown):
    with pytest.raises(PlanError) as caught:
        parse_plan(b"year: 2024\ntitle: @a", shown_path(PureWindowsPath(path)))
    assert str(caught.value).startswith(f"{shown}:2: ")


@pytest.mark.parametrize(
    ("output", "option"),
    [
        ("data\\plan.yaml", ""),
        ("plans\\2025.yaml", " --plan plans/2025.yaml"),
        ("C:\\plans\\2025.yaml", " --plan C:\\plans\\2025.yaml"),
        ("C:\\My plans\\2025.yaml", ' --plan "C:\\My plans\\2025.yaml"'),
    ],
)
def test_the_next_steps_can_be_pasted_into_a_console(output, option):
    outcome = read_plan(SOURCE.read_bytes(), "a.txt")
    steps = list(_next_steps(PureWindowsPath(output), Overrides(), outcome))
    assert any(step.endswith(f"workplan check{option}") for step in steps)


@pytest.mark.parametrize(
    "arguments",
    [["check"], ["import", str(SOURCE), "--json"], ["export", "csv"], ["build", "--help"]],
    ids=lambda arguments: arguments[0],
)
def test_commands_need_no_module_of_unix(tmp_path, arguments):
    output = ["-o", str(tmp_path)] if arguments[0] == "export" else []
    done = run("-c", WITHOUT_UNIX, *arguments, *output)
    assert done.returncode in {0, 1}
    assert b"Traceback" not in done.stderr, done.stderr
    assert done.stdout


def test_a_pipe_that_knows_no_chinese_stops_no_command():
    done = run("-m", "workplan.cli", "check", PYTHONIOENCODING="cp1252")
    assert done.returncode == 0, done.stderr
    assert b"no problems, 15 points" in done.stdout


def test_a_draft_in_a_pipe_is_utf_8(tmp_path):
    done = run("-m", "workplan.cli", "import", str(SOURCE), "-o", "-", PYTHONIOENCODING="cp1252")
    draft = tmp_path / "plan.yaml"
    run("-m", "workplan.cli", "import", str(SOURCE), "-o", str(draft))
    assert done.stdout == draft.read_bytes()
