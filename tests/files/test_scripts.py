"""The project's scripts remove and replace only what they have made, and nobody has changed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT

from files.folders import everything, publish
from workplan.files.folder_files import MANIFEST, checksums

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="they are shell scripts")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "scripts", tmp_path / "scripts")
    for name in ("folder_files.py", "__init__.py"):
        (tmp_path / "src/workplan/files").mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / "src/workplan/files" / name, tmp_path / "src/workplan/files")
    return tmp_path


def run(project: Path, script: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["sh", f"scripts/{script}"],
        cwd=project,
        env={**os.environ, **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_clean_removes_what_was_made_here(project):
    for name in ("site", "dist/pdf", "dist/wheelhouse"):
        publish(project / name, "made")
    (project / ".tools").mkdir()
    (project / ".tools/.made-by-setup").touch()
    (project / ".venv").mkdir()
    (project / ".venv/pyvenv.cfg").write_text("home = /usr/bin\nuv = 0.9.0\n")
    before = set(everything(project))
    done = run(project, "clean")
    assert (done.returncode, done.stderr) == (0, "")
    after = set(everything(project))
    gone = {name for name in before - after if not name.startswith((".tools/", ".venv/"))}
    assert gone == {
        f"{folder}/{file}"
        for folder in ("site", "dist/pdf", "dist/wheelhouse")
        for file in (MANIFEST, "pages/index.html", "same.txt")
    }
    assert not any((project / name).exists() for name in ("site", "dist/pdf", ".tools", ".venv"))


def _mark(project: Path) -> None:
    (project / "site").mkdir()
    (project / "site/thesis.txt").write_text("years of work")
    (project / "site" / MANIFEST).touch()


def _hash(project: Path) -> None:
    _mark(project)
    (project / "site" / MANIFEST).write_text(checksums(project / "site"))


def _add(project: Path) -> None:
    publish(project / "dist/wheelhouse", "made")
    (project / "dist/wheelhouse/my-own.whl").touch()


def _edit(project: Path) -> None:
    publish(project / "site", "made")
    (project / "site/same.txt").write_text("edited")


def _empty_folder(project: Path) -> None:
    publish(project / "site", "made")
    (project / "site/uploads").mkdir()


def _link(project: Path) -> None:
    publish(project / "www", "made")
    (project / "site").symlink_to(project / "www")


def _tools(project: Path) -> None:
    for name in (".tools", ".venv"):
        (project / name).mkdir()
        (project / name / "mine.txt").write_text("mine")


@pytest.mark.parametrize("make", [_mark, _hash, _add, _edit, _empty_folder, _link, _tools])
def test_clean_removes_nothing_of_the_users(project, make):
    make(project)
    before = everything(project)
    done = run(project, "clean")
    assert everything(project) == before
    assert make is not _empty_folder or (project / "site/uploads").is_dir()
    if make is not _link:  # which may have been made by anyone, and stays without a word
        assert done.returncode == 1
        assert " / stays: " in done.stderr


def test_clean_without_a_python_removes_no_folder_and_says_so(project):
    publish(project / "site", "made")
    (project / "programs").mkdir()
    for name in ("dirname", "grep", "sh"):
        (project / "programs" / name).symlink_to(shutil.which(name))
    before = everything(project)
    done = run(project, "clean", PATH=str(project / "programs"))
    assert done.returncode == 1
    assert "no Python 3.11" in done.stderr
    assert everything(project) == before


@pytest.fixture
def house(project: Path) -> Path:
    """A wheelhouse of an earlier run, and a project whose uv does not run."""
    (project / ".venv").symlink_to(ROOT / ".venv")
    (project / "scripts/uv").write_text("#!/bin/sh\necho no uv >&2\nexit 127\n")
    publish(project / "dist/wheelhouse", "made")
    return project / "dist/wheelhouse"


def test_a_wheelhouse_stays_where_a_new_one_cannot_be_made(project, house):
    before = everything(project)
    done = run(project, "wheelhouse")
    assert done.returncode == 127, done.stderr
    assert everything(project) == before
    assert sorted(path.name for path in house.parent.iterdir()) == [
        ".wheelhouse.workplan.lock", "wheelhouse"]  # fmt: skip


def test_a_wheelhouse_with_files_of_the_users_stays(project, house):
    (house / "my-own.whl").touch()
    before = everything(project)
    done = run(project, "wheelhouse")
    assert done.returncode == 1
    assert "1 files that workplan did not make, such as my-own.whl" in done.stderr
    assert everything(project) == before


def test_tools_that_the_user_has_made_stay(project):
    (project / ".tools").mkdir()
    (project / ".tools/mine.txt").write_text("mine")
    (project / "scripts/uv").write_text("#!/bin/sh\nexit 127\n")
    done = run(project, "setup")
    assert done.returncode == 1
    assert ".tools was not made by this command" in done.stderr
    assert (project / ".tools/mine.txt").read_text() == "mine"
