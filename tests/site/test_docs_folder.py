"""What editors leave behind in docs/, and what links bring in from outside, stays unpublished."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest
from conftest import PLAN, ROOT
from rights import ordinary_rights

from workplan.site.build import build_site
from workplan.site.docs_folder import unpublished_paths

LEFT = ("~$letter.docx", "about.md.orig", "index.md.bak", "logo.png~", "assets/old.PNG.BAK",
        "~$about.md")  # fmt: skip


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "project"
    for name in ("docs", "macros", "overrides"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    for name in LEFT:
        (folder / "docs" / name).write_text("secret")
    (tmp_path / "private").mkdir()
    (tmp_path / "private/wages.txt").write_text("secret")
    (folder / "docs/private").symlink_to(tmp_path / "private")
    (folder / "docs/wages.txt").symlink_to("../../private/wages.txt")
    (folder / "docs/letter.txt").write_text("public")
    (folder / "docs/same.txt").symlink_to("letter.txt")
    monkeypatch.chdir(folder)
    return folder


def test_what_is_not_published_is_named_once(project: Path):
    reports: list[str] = []
    build_site(PLAN, project / "site", reports.append)
    published = {path.relative_to(project / "site") for path in (project / "site").rglob("*")}
    assert {Path("letter.txt"), Path("same.txt")} <= published
    for name in (*LEFT, "private", "private/wages.txt", "wages.txt"):
        assert Path(name) not in published, name
    assert not [path for path in published if "about.md" in path.name or "~$" in str(path)]
    named = [text.rpartition(": ")[2] for text in reports if "not published" in text]
    assert sorted(named) == sorted(f"docs/{name}" for name in (*LEFT, "private", "wages.txt"))


def test_the_docs_folder_may_itself_be_a_link(project: Path):
    (project / "docs").rename(project / "texts")
    (project / "docs").symlink_to("texts")
    named = {path.as_posix() for path in unpublished_paths(Path("docs"))}
    assert "docs/index.md" not in named
    assert "docs/wages.txt" in named


@pytest.mark.skipif(sys.platform == "win32", reason="rights of files are others there")
def test_a_folder_that_cannot_be_read_is_told(tmp_path: Path):
    (tmp_path / "docs/private").mkdir(parents=True, mode=0)
    with ordinary_rights(), pytest.raises(PermissionError, match="docs/private"):
        list(unpublished_paths(tmp_path / "docs"))
