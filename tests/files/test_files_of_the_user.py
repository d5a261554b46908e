"""No file that a user made or edited is lost, whatever folder is written."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from rights import as_ordinary_user

from files.folders import everything, publish, refused
from workplan.files.folder_files import (
    Digests,
)
from workplan.files.folder_output import check_folder, replaced_folder
from workplan.files.output_error import OutputError


def test_a_folder_of_the_users_is_refused(tmp_path):
    (tmp_path / "keep").mkdir()
    (tmp_path / "keep/thesis.docx").write_text("years of work")
    refused(tmp_path / "keep", "was not made by workplan (it holds thesis.docx)")
    (tmp_path / "link").symlink_to(tmp_path / "keep")
    refused(tmp_path / "link", "was not made by workplan")


def test_a_file_that_the_user_put_into_a_folder_of_ours_is_not_lost(tmp_path):
    publish(tmp_path / "site", "old")
    (tmp_path / "site/pages/CNAME").write_text("example.org")
    refused(tmp_path / "site", "1 files that workplan did not make, such as pages/CNAME")


def test_a_file_that_comes_while_a_folder_is_written_is_not_lost(tmp_path):
    publish(tmp_path / "site", "old")
    with pytest.raises(OutputError), replaced_folder(tmp_path / "site"):
        (tmp_path / "site/note.txt").write_text("mine")
    assert (tmp_path / "site/note.txt").read_text() == "mine"
    assert (tmp_path / "site/pages/index.html").read_text() == "old"


def test_inputs_the_project_files_and_mount_points_are_refused(tmp_path, monkeypatch):
    plan = tmp_path / "project/data/plan.yaml"
    plan.parent.mkdir(parents=True)
    plan.write_text("plan")
    monkeypatch.chdir(tmp_path / "project")
    for folder in (plan.parent, tmp_path / "project", tmp_path):
        refused(folder, "holds", (plan,))
    refused(plan, "holds", (plan,))
    (tmp_path / "file").write_text("text")
    refused(tmp_path / "file", "is a file")
    publish(tmp_path / "built", "old")
    refused(tmp_path / "built/intranet", "lies inside", (tmp_path / "built",))
    with pytest.raises(OutputError):
        check_folder(Path("/"), (), Digests())
    monkeypatch.setattr(os.path, "ismount", lambda path: Path(path) == tmp_path / "built")
    refused(tmp_path / "built", "mount point")


def test_folders_with_names_like_ours_stay(tmp_path):
    """Names that earlier versions used for their own, and names that only look like ours."""
    for name in ("site.new", "site.old", ".site.mine.workplan-new", ".site.mine.workplan-old"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "mine.txt").write_text("mine")
    for content in ("old", "new"):
        publish(tmp_path / "site", content)
    assert sum(name.endswith("mine.txt") for name in everything(tmp_path)) == 4


def test_a_file_of_ours_that_was_edited_is_not_lost(tmp_path):
    publish(tmp_path / "site", "old")
    (tmp_path / "site/same.txt").write_text("mine")
    refused(tmp_path / "site", "edited since (count: 1; for example same.txt)")
    (tmp_path / "site/same.txt").unlink()
    publish(tmp_path / "site", "new")


def test_a_file_that_is_edited_while_a_folder_is_written_is_not_lost(tmp_path):
    publish(tmp_path / "site", "old")
    with pytest.raises(OutputError, match="edited since"), replaced_folder(tmp_path / "site"):
        (tmp_path / "site/same.txt").write_text("edited in the meantime")
    assert (tmp_path / "site/same.txt").read_text() == "edited in the meantime"


def test_an_empty_folder_in_a_folder_of_ours_is_not_lost(tmp_path):
    publish(tmp_path / "site", "old")
    (tmp_path / "site/uploads").mkdir()
    refused(tmp_path / "site", "such as uploads/")
    assert (tmp_path / "site/uploads").is_dir()


@pytest.mark.skipif(sys.platform == "win32", reason="no file has such a name there")
def test_a_name_with_a_line_break_is_told_in_one_line(tmp_path):
    publish(tmp_path / "site", "old")
    (tmp_path / "site/two\nlines").touch()
    refused(tmp_path / "site", "such as two\\nlines")


@pytest.mark.parametrize("place", ["docs", "overrides/new", "macros/a/b", "data/new"])
def test_a_place_among_what_a_site_is_made_from_is_refused(tmp_path, monkeypatch, place):
    (tmp_path / "mkdocs.yml").touch()
    monkeypatch.chdir(tmp_path)
    with pytest.raises(OutputError, match="lies inside"):
        publish(Path(place), "new")
    assert [path.name for path in tmp_path.iterdir()] == ["mkdocs.yml"]


def test_a_lock_of_the_users_is_not_emptied(tmp_path):
    lock = tmp_path / ".site.workplan.lock"
    lock.write_text("mine")
    refused(tmp_path / "site", "exists already")
    assert lock.read_text() == "mine"


WITHOUT_RIGHTS = """
import sys
from pathlib import Path
from workplan.files.folder_output import replaced_folder
from workplan.files.output_error import OutputError
try:
    with replaced_folder(Path("site")) as fresh:
        (fresh / "index.html").write_text("new")
except OutputError as error:
    sys.exit(str(error))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="rights of files are others there")
@pytest.mark.parametrize(("path", "mode"), [("private", 0), ("pages", 0o555), ("same.txt", 0)])
def test_what_cannot_be_read_or_removed_is_refused_before_any_work(tmp_path, path, mode):
    publish(tmp_path / "site", "old")
    if path == "private":
        (tmp_path / "site/private").mkdir()
        (tmp_path / "site/private/mine.txt").write_text("mine")
    before = everything(tmp_path)
    (tmp_path / "site" / path).chmod(mode)
    command = as_ordinary_user(sys.executable, "-c", WITHOUT_RIGHTS)
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    (tmp_path / "site" / path).chmod(0o755)
    assert done.returncode == 1
    assert f" / site/{path} cannot be read or changed: Permission denied" in done.stderr
    assert "Traceback" not in done.stderr
    assert everything(tmp_path) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == [".site.workplan.lock", "site"]
