"""A way out: the maintained fork of MkDocs builds the same site from the same project."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import PLAN, ROOT

from workplan.files.folder_files import checksums
from workplan.plan.errors import BuildError
from workplan.site.build import build_site

NO_MKDOCS = """
import runpy, sys
class Hidden:
    def find_spec(self, name, path=None, target=None):
        if name == "mkdocs":
            raise ModuleNotFoundError(name)
sys.meta_path.insert(0, Hidden())
sys.argv = ["properdocs", "build", "--strict", "--config-file", "mkdocs.yml", "--site-dir", sys.argv[1]]
runpy.run_module("properdocs", run_name="__main__", alter_sys=True)
"""
"""The fork's command where MkDocs cannot be imported."""


def build(folder: Path) -> None:
    build_site(PLAN, folder, report=lambda _: None, generator="properdocs")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("data", "docs", "macros", "overrides"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_site_is_the_same_to_the_byte(site, tmp_path):
    build(tmp_path / "site")
    assert checksums(tmp_path / "site") == checksums(site)


def test_nothing_of_mkdocs_is_needed_and_nothing_is_warned_of(site, tmp_path):
    command = [sys.executable, "-c", NO_MKDOCS, tmp_path / "site"]
    done = subprocess.run(
        command,
        cwd=ROOT,
        env={"SOURCE_DATE_EPOCH": "0", "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr
    assert checksums(tmp_path / "site") == checksums(site)


@pytest.mark.parametrize(
    ("text", "message"),
    [("[nowhere](gone.md)", "gone.md"), ("{{ no_such_macro() }}", "no_such_macro")],
)
def test_a_page_that_fails_is_not_published(project, text, message):
    (project / "docs/extra.md").write_text(text, "utf-8")
    with pytest.raises(BuildError, match=message):
        build(project / "site")
    assert not (project / "site").exists()
