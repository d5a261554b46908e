"""No folder that this tool did not make is ever replaced, and what replaces one is whole."""

from __future__ import annotations

import ctypes
import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from workplan.files import folder_output
from workplan.files.folder_output import MANIFEST, check_folder, checksums, replaced_folder
from workplan.files.output_error import OutputError


def publish(folder: Path, content: str, inputs: tuple[Path, ...] = ()) -> None:
    with replaced_folder(folder, inputs) as fresh:
        (fresh / "pages").mkdir()
        (fresh / "pages/index.html").write_text(content)
        (fresh / "same.txt").write_text("same")


def everything(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file() and path.suffix != ".lock")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.fixture(params=["exchange", "rename"])
def _system(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Systems that can exchange two folders in one step, and those that cannot."""
    if request.param == "rename":
        monkeypatch.setattr(folder_output, "_exchange", lambda *_: False)


@pytest.mark.usefixtures("_system")
def test_a_folder_of_ours_is_replaced_and_nothing_is_left_beside_it(tmp_path):
    publish(tmp_path / "site", "old")
    unchanged = (tmp_path / "site/same.txt").stat().st_ino
    publish(tmp_path / "site", "new")
    assert (tmp_path / "site/pages/index.html").read_text() == "new"
    assert (tmp_path / "site/same.txt").stat().st_ino == unchanged
    assert set(everything(tmp_path)) == {
        f"site/{n}" for n in ("pages/index.html", "same.txt", MANIFEST)
    }
    assert (tmp_path / "site" / MANIFEST).read_text() == checksums(tmp_path / "site")


@pytest.mark.usefixtures("_system")
def test_a_failure_leaves_the_old_folder_and_nothing_else(tmp_path):
    publish(tmp_path / "site", "old")
    before = everything(tmp_path)
    with pytest.raises(RuntimeError):  # noqa: PT012, SIM117 - the block is what fails
        with replaced_folder(tmp_path / "site") as fresh:
            (fresh / "half.html").write_text("half")
            raise RuntimeError
    assert everything(tmp_path) == before


KILLED_AT_EACH_STEP = """
import os, shutil, signal, sys
from contextlib import suppress
from pathlib import Path
from workplan.files import folder_output

if sys.argv[1] == "rename":
    folder_output._exchange = lambda *_: False
site = Path("site")

def publish(content):
    with folder_output.replaced_folder(site) as fresh:
        (fresh / "pages").mkdir()
        for name in ("pages/index.html", "other.html"):
            (fresh / name).write_text(content)
        (fresh / "same.txt").write_text("same")

def next_run():
    with suppress(RuntimeError), folder_output.replaced_folder(site):
        raise RuntimeError

for step in range(1000):
    publish("old")
    process = os.fork()
    if not process:
        events = iter(range(step))
        def kill(event, _):
            counts = event != "os.kill" and event.startswith(("open", "os.", "shutil.", "ctypes."))
            if counts and next(events, None) is None:
                os.kill(os.getpid(), signal.SIGKILL)
        sys.addaudithook(kill)
        publish("new")
        os._exit(0)
    _, status = os.waitpid(process, 0)
    if sys.argv[1] == "rename":
        next_run()
    contents = {(site / name).read_text() for name in ("pages/index.html", "other.html")}
    print(step, *contents)
    next_run()
    assert contents == {(site / name).read_text() for name in ("pages/index.html", "other.html")}
    assert sorted(os.listdir()) == [".site.workplan.lock", "site"], os.listdir()
    if status == 0:
        break
"""


@pytest.mark.skipif(sys.platform != "linux", reason="it forks, and exchanges folders in one step")
@pytest.mark.parametrize("system", ["exchange", "rename"])
def test_killed_before_any_step_it_leaves_the_old_folder_or_the_new_one(tmp_path, system):
    """Where folders are not exchanged in one step, the next run puts the old one back."""
    done = subprocess.run(
        [sys.executable, "-c", KILLED_AT_EACH_STEP, system],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    contents = [line.split()[1:] for line in done.stdout.splitlines()]
    olds = contents.count(["old"])
    assert contents == [["old"]] * olds + [["new"]] * (len(contents) - olds)
    assert olds > 20
    assert len(contents) - olds > 5


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is no such call")
def test_on_linux_two_folders_change_places_in_one_step(tmp_path, monkeypatch):
    publish(tmp_path / "site", "old")
    monkeypatch.delattr(Path, "rename")
    publish(tmp_path / "site", "new")
    assert (tmp_path / "site/pages/index.html").read_text() == "new"
    assert [path.name for path in tmp_path.iterdir() if path.suffix != ".lock"] == ["site"]


def refuse_to_exchange(monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    """Makes a disk on which two folders cannot be exchanged, for a reason of the system's."""

    class System:
        def renameat2(self, *_: object) -> int:
            ctypes.set_errno(code)
            return -1

    monkeypatch.setattr(folder_output.ctypes, "CDLL", lambda *_, **__: System())


@pytest.mark.parametrize("code", [errno.EINVAL, errno.ENOSYS], ids=errno.errorcode.get)
def test_a_disk_that_cannot_exchange_folders_gets_the_new_one_in_two_steps(
    tmp_path, monkeypatch, code
):
    publish(tmp_path / "site", "old")
    refuse_to_exchange(monkeypatch, code)
    publish(tmp_path / "site", "new")
    assert (tmp_path / "site/pages/index.html").read_text() == "new"


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is no such call")
@pytest.mark.parametrize("code", [errno.EACCES, errno.EPERM, errno.EBUSY, errno.EROFS], ids=errno.errorcode.get)  # fmt: skip
def test_a_disk_that_refuses_keeps_the_old_folder(tmp_path, monkeypatch, code):
    publish(tmp_path / "site", "old")
    refuse_to_exchange(monkeypatch, code)
    with pytest.raises(OSError) as error:  # noqa: PT011 - the code is looked at
        publish(tmp_path / "site", "new")
    assert error.value.errno == code
    assert (tmp_path / "site/pages/index.html").read_text() == "old"


def test_an_empty_folder_is_taken(tmp_path):
    (tmp_path / "site").mkdir()
    publish(tmp_path / "site", "new")
    assert (tmp_path / "site/pages/index.html").read_text() == "new"


def test_a_link_stays_and_what_it_leads_to_is_replaced(tmp_path):
    publish(tmp_path / "www", "old")
    (tmp_path / "site").symlink_to(tmp_path / "www")
    publish(tmp_path / "site", "new")
    assert (tmp_path / "site").is_symlink()
    assert (tmp_path / "www/pages/index.html").read_text() == "new"


def refused(folder: Path, key: str, inputs: tuple[Path, ...] = ()) -> None:
    before = everything(folder.parent)
    with pytest.raises(OutputError) as error:
        publish(folder, "new", inputs)
    assert key in str(error.value)
    assert everything(folder.parent) == before


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
        check_folder(Path("/"))
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


def test_what_a_killed_run_left_is_removed_by_the_next(tmp_path):
    publish(tmp_path / "site", "old")
    unfinished = tmp_path / ".site.abc.workplan-new"
    unfinished.mkdir()
    (unfinished / MANIFEST).touch()
    (unfinished / "half.html").write_text("half")
    publish(tmp_path / "site", "new")
    assert not unfinished.exists()


@pytest.mark.parametrize("content", ["", "pages/deeper/"])
def test_a_folder_that_was_killed_before_its_mark_or_after_it_was_removed_goes(tmp_path, content):
    unfinished = tmp_path / ".site.abc.workplan-new"
    (unfinished / content).mkdir(parents=True)
    publish(tmp_path / "site", "new")
    assert not unfinished.exists()


def test_a_folder_that_was_moved_aside_when_a_run_was_killed_is_put_back(tmp_path):
    publish(tmp_path / "site", "old")
    (tmp_path / "site").rename(tmp_path / ".site.abc.workplan-old")
    with pytest.raises(RuntimeError), replaced_folder(tmp_path / "site"):
        raise RuntimeError
    assert (tmp_path / "site/pages/index.html").read_text() == "old"


@pytest.mark.skipif(sys.platform == "win32", reason="rights of files are others there")
def test_everyone_may_read_what_is_published(tmp_path):
    mask = os.umask(0o077)
    try:
        publish(tmp_path / "site", "new")
    finally:
        os.umask(mask)
    for path in ((tmp_path / "site"), *(tmp_path / "site").rglob("*")):
        assert path.stat().st_mode & 0o777 == (0o755 if path.is_dir() else 0o644), path
