"""Editors sit at Windows: the commands run without what only POSIX has; paths, pipes, consoles."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path, PureWindowsPath

import pytest
from commands import workplan
from conftest import DATA, ROOT

from workplan.cli.new_command import _next_steps
from workplan.files.folder_files import checksums
from workplan.importer import Overrides
from workplan.importer.outcome import read_plan
from workplan.plan.errors import PlanError, shown_path
from workplan.plan.loader import parse_plan

SOURCE = DATA / "plan-2024.zh.txt"

HIDES = '''
"""Takes from each Python process what Windows lacks; ``sys.platform`` stays, or nothing starts."""
import os, signal, sys
import platformdirs.unix  # chosen by the platform's name, not by what is there
MODULES = {"fcntl", "pwd", "grp", "resource", "termios", "tty", "pty", "syslog"}
CALLS = """chown chroot fchmod fchown fork forkpty getegid geteuid getgid getgroups getloadavg getpgid
getpgrp getuid initgroups killpg lchown lockf mkfifo mknod nice openpty pathconf posix_fadvise
posix_spawn sched_getaffinity sched_setaffinity setegid seteuid setgid setpgid setsid setuid sysconf
uname O_NOFOLLOW O_NONBLOCK O_DIRECTORY""".split()
SIGNALS = "SIGKILL SIGHUP SIGQUIT SIGALRM SIGUSR1 SIGUSR2 SIGCHLD SIGPIPE alarm pthread_kill".split()
class Hider:
    def find_spec(self, name, path=None, target=None):
        if name in MODULES:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
sys.meta_path.insert(0, Hider())
for module, names in ((os, CALLS), (signal, SIGNALS)):
    for name in names:
        if hasattr(module, name):
            delattr(module, name)
for name in MODULES:
    sys.modules.pop(name, None)
os.environ["HIDDEN"] = "yes"
'''

Run = Callable[..., subprocess.CompletedProcess[bytes]]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("windows")
    for name in ("data", "docs", "macros", "overrides"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    (folder / "hides").mkdir()
    (folder / "hides/sitecustomize.py").write_text(HIDES, "utf-8")
    return folder


@pytest.fixture(scope="module")
def hidden(project: Path) -> dict[str, str]:
    """The environment of a Python that lacks what Windows lacks."""
    return {**os.environ, "PYTHONPATH": str(project / "hides")}


@pytest.fixture(scope="module")
def run(project: Path, hidden: dict[str, str]) -> Run:
    def command(*arguments: str) -> subprocess.CompletedProcess[bytes]:
        program = [sys.executable, "-m", "workplan.cli", *arguments]
        return subprocess.run(program, cwd=project, env=hidden, capture_output=True, check=False)

    return command


def test_what_is_hidden_is_hidden(project):
    program = (
        "import importlib.util, os; print(os.environ['HIDDEN'], hasattr(os, 'fork')); import fcntl"
    )
    result = subprocess.run(
        [sys.executable, "-c", program],
        env={"PYTHONPATH": str(project / "hides")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.stdout == "yes False\n"
    assert "No module named 'fcntl'" in result.stderr


@pytest.mark.slow
def test_the_fast_tests_need_nothing_that_is_hidden_to_begin(tmp_path):
    """One that asks for it as it is read would keep all of them from running there."""
    plugin = f"def pytest_configure():\n{textwrap.indent(HIDES, '    ')}"
    (tmp_path / "hides.py").write_text(plugin, "utf-8")
    options = (
        "--collect-only",
        "-q",
        "-m",
        "not slow",
        "-n0",
        "-p",
        "no:cacheprovider",
        "-p",
        "hides",
    )
    result = subprocess.run(
        [sys.executable, "-m", "pytest", *options],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout


def test_check_runs(run):
    result = run("check")
    assert result.returncode == 0, result.stderr.decode()
    assert "no problems" in result.stdout.decode()


def test_import_writes_the_same_draft_as_elsewhere(run, project, tmp_path):
    result = run("import", str(SOURCE), "-o", "draft.yaml")
    assert result.returncode in {0, 1}, result.stderr.decode()
    workplan("import", SOURCE, "-o", tmp_path / "draft.yaml")
    assert (project / "draft.yaml").read_bytes() == (tmp_path / "draft.yaml").read_bytes()


def test_export_writes_the_same_files_as_elsewhere(project, hidden, files):
    names = ("plan.xlsx", "plan.docx", "plan.csv", "plan.json")
    program = (
        "from workplan.cli import main; import sys\n"
        "for name in sys.argv[1:]: main(['export', name], standalone_mode=False)"
    )
    command = [sys.executable, "-c", program, *names]
    subprocess.run(command, cwd=project, env=hidden, check=True)
    assert {name: (project / name).read_bytes() for name in names} == {
        name: files[name] for name in names
    }


def test_the_translators_sheet_goes_out_and_in(run):
    assert run("export", "translations.xlsx").returncode == 0
    assert run("import", "translations.xlsx").returncode == 0


def test_build_writes_the_same_site_as_elsewhere(run, project, site):
    result = run("build")
    assert result.returncode == 0, result.stderr.decode()
    assert checksums(project / "site") == checksums(site)


@pytest.mark.parametrize("encoding", ["cp1252", "gbk", "ascii"])
@pytest.mark.parametrize("arguments", [["--help"], ["check"], ["check", "--plan", "nowhere.yaml"]])
def test_a_console_that_lacks_characters_shows_others_instead(encoding, arguments):
    """Consoles of processes of their own are in test_errors.py."""
    done = workplan(*arguments, console=encoding)
    assert done.stdout + done.stderr


@pytest.mark.parametrize("arguments", [["schema"], ["import", "TEXT", "-o", "-"], ["import", "TEXT", "--json"]])  # fmt: skip
def test_what_programs_read_is_utf_8_on_any_console(arguments):
    command = [str(SOURCE) if word == "TEXT" else word for word in arguments]
    utf8_console, windows_console = workplan(*command), workplan(*command, console="cp1252")
    assert utf8_console.printed.decode("utf-8")
    assert windows_console.printed == utf8_console.printed


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
