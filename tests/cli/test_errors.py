"""What cannot be written, read or opened is said in one line in both languages, on any console."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from conftest import DATA, PLAN, ROOT

from workplan.cli import main
from workplan.site.preview import server

SOURCE = DATA / "plan-2024.zh.txt"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with a plan and nothing else of a project, but an empty ``site``."""
    for name in ("data", "site"):
        (tmp_path / name).mkdir()
    shutil.copy(PLAN, tmp_path / "data")
    (tmp_path / "file").touch()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def error_of(*arguments: str) -> str:
    result = CliRunner().invoke(main, [*arguments])
    assert isinstance(result.exception, SystemExit), result.exception
    assert result.exit_code == 1
    return result.stderr


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        ("import SOURCE -o data", "data is a folder"),
        ("import SOURCE -o file/plan.yaml", "file/plan.yaml cannot be written: "),
        ("schema -o data", "data is a folder"),
        ("schema -o file/schema.json", "file/schema.json cannot be written: "),
        ("export plan.csv -o file/plan.csv", "file/plan.csv cannot be written: "),
        ("build", "is not a project folder: it has no mkdocs.yml"),
        ("serve --port 0", "is not a project folder: it has no mkdocs.yml"),
        ("offline", "There is no site in site"),
        ("intranet", "There is no site in site"),
        ("pdf", "There is no site in site"),
    ],
)
@pytest.mark.usefixtures("folder")
def test_it_is_said_in_one_line_in_both_languages(arguments: str, reason: str):
    words = [str(SOURCE) if word == "SOURCE" else word for word in arguments.split()]
    *_, line = error_of(*words).splitlines()
    chinese, _, english = line.partition(" / ")
    assert reason in english
    assert any("一" <= character <= "鿿" for character in chinese)


def test_a_place_where_no_lock_can_be_is_refused_and_not_waited_for(built_site: Path):
    message = error_of("intranet", "--site", str(built_site), "-o", "file/intranet")
    assert "file/intranet cannot be written" in message
    if Path("/proc").is_dir():  # where not even root can make a file
        message = error_of("intranet", "--site", str(built_site), "-o", "/proc/intranet")
        assert "/proc/intranet cannot be written" in message


@pytest.fixture
def built_site(folder: Path) -> Path:
    site = folder / "built"
    for page in ("index.html", "assets/0/js/main.js"):
        (site / page).parent.mkdir(parents=True, exist_ok=True)
        (site / page).touch()
    return site


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener.getsockname()[1]


def test_a_taken_port_is_said_and_others_are_none(taken_port: int, monkeypatch):
    monkeypatch.chdir(ROOT)
    assert f"Port {taken_port} cannot be opened: " in error_of("serve", "--port", str(taken_port))
    result = CliRunner().invoke(main, ["serve", "--port", "99999"])
    assert result.exit_code == 2
    assert "--port must be a whole number from 0 to 65535" in result.stderr


def test_a_port_that_one_may_not_open_is_said(monkeypatch):
    monkeypatch.chdir(ROOT)

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(server, "QuietServer", refuse)
    assert "Port 80 cannot be opened: Permission denied" in error_of("serve", "--port", "80")


def run(folder: Path, *arguments: str, encoding: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "workplan.cli", *arguments]
    environment = {**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    return subprocess.run(command, cwd=folder, capture_output=True, check=False, env=environment)


@pytest.mark.parametrize(
    ("encoding", "shown"),
    [("gbk", r"推广\U00020bb7校园"), ("latin-1", r"\u63a8\u5e7f\U00020bb7\u6821\u56ed")],
)
def test_characters_that_a_console_lacks_are_shown_as_escapes(
    tmp_path: Path, encoding: str, shown: str
):
    text = (
        "某某市教育局2024年度工作要点\n2024年总体思路是：坚持依法行政。\n一、夯实基础\n"
        "1.推广𠮷校园。健全制度。〔责任单位：办公室〕\n2.加强队伍。组织培训。〔责任单位：人事处〕\n"
    )
    (tmp_path / "a.txt").write_text(text, "utf-8")
    done = run(tmp_path, "import", "a.txt", "-o", "plan.yaml", encoding=encoding)
    assert done.returncode == 0, done.stderr
    assert shown in done.stdout.decode(encoding)
    assert "𠮷" in (tmp_path / "plan.yaml").read_text("utf-8")
    refused = run(tmp_path, "import", "缺𠮷.txt", encoding=encoding)
    assert refused.returncode == 2
    assert b"Traceback" not in refused.stderr
    assert r"\U00020bb7" in refused.stderr.decode(encoding)


def test_answers_that_the_console_cannot_decode_are_asked_again(tmp_path: Path):
    command = [sys.executable, "-m", "workplan.cli", "new"]
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        command,
        cwd=tmp_path,
        input=b"\xff.txt\n",
        capture_output=True,
        check=False,
        env=environment,
    )
    assert b"Traceback" not in done.stderr
