"""Wrong usage ends with 2 and one line in both languages."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from commands import workplan
from rights import as_ordinary_user, ordinary_rights

from workplan.cli import main


def line_of(*arguments: str) -> str:
    result = CliRunner().invoke(main, [*arguments], prog_name="workplan")
    assert result.exit_code == 2, result.output
    [line] = result.stderr.splitlines()
    chinese, _, english = line.partition(" / ")
    assert any("一" <= character <= "鿿" for character in chinese), line
    return english


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ("serve --port 99999", "--port must be a whole number from 0 to 65535; see workplan serve --help"),
        ("serve --port many", "--port must be a whole number from 0 to 65535"),
        ("import", "FILE is missing; see workplan import --help"),
        ("import a.txt --year 24", "--year must be a whole number from 1949 to 2999"),
        ("intranet --site nosuch", "There is no site in nosuch; run workplan build first."),
        ("pdf --site nosuch", "There is no site in nosuch; run workplan build first."),
        ("offline", "There is no site in site; run workplan build first."),
        ("build --pdfs nosuch", "There is no folder nosuch."),
        ("portal search-serve", "There is no folder dist/portal-search."),
        ("build --sites x", "There is no option --sites; see workplan build --help"),
        ("--nosuch", "There is no option --nosuch; see workplan --help"),
        ("biuld", "There is no command biuld; see workplan --help"),
        ("portal biuld", "There is no command biuld; see workplan portal --help"),
        ("check more", "Wrong usage: Got unexpected extra argument (more)"),
        ("build --site", "Wrong usage: Option '--site' requires an argument."),
    ],
)  # fmt: skip
def test_it_is_told_in_one_line(tmp_path: Path, monkeypatch, arguments: str, message: str):
    monkeypatch.chdir(tmp_path)
    assert message in line_of(*arguments.split())


def test_a_file_is_no_folder(tmp_path: Path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("file").touch()
    assert "There is no site in file" in line_of("offline", "--site", "file")
    assert "There is no site in file/below" in line_of("offline", "--site", "file/below")


@pytest.mark.parametrize("arguments", [[], ["portal"], ["--help"]])
def test_the_help_is_no_error(arguments: list[str]):
    result = CliRunner().invoke(main, arguments)
    assert "Commands:" in result.output
    assert "Wrong usage" not in result.output


@pytest.mark.skipif(sys.platform == "win32", reason="rights of files are others there")
@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["check", "--plan", "file"], "The file cannot be read: Permission denied"),
        (["schema", "-o", "file"], "file cannot be written: Permission denied"),
    ],
)
def test_what_may_not_be_read_is_told_in_one_line(tmp_path: Path, arguments, message):
    (tmp_path / "file").touch(mode=0)
    with ordinary_rights():
        done = workplan(*arguments, cwd=tmp_path)
    assert done.returncode == 1, done
    assert f" / {message}" in done.stderr.replace("file:1: ", "")
    assert len([line for line in done.stderr.splitlines() if "problems" not in line]) == 1


def test_a_folder_that_may_not_be_read_is_told_in_one_line(tmp_path: Path):
    (tmp_path / "folder").mkdir(mode=0)
    command = as_ordinary_user(sys.executable, "-m", "workplan.cli", "offline", "--site", "folder")
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    (tmp_path / "folder").chmod(0o755)
    assert done.returncode == 2, done
    [line] = done.stderr.splitlines()
    assert " / folder cannot be read or written: Permission denied" in line
