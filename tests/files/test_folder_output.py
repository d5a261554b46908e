"""Folders are replaced whole: the old one or the new one, wherever a run ends, and readable by all."""

from __future__ import annotations

import ctypes
import errno
import subprocess
import sys
from pathlib import Path

import pytest
from filelock import FileLock
from rights import user_mask

from files.folders import everything, publish
from workplan.files import folder_output
from workplan.files.folder_files import (
    MANIFEST,
    checksums,
    manifest_text,
)
from workplan.files.folder_output import replaced_folder
from workplan.files.output_error import OutputError


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
    lines = checksums(tmp_path / "site")
    assert (tmp_path / "site" / MANIFEST).read_text() == manifest_text(lines)


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


def test_what_a_killed_run_left_is_removed_by_the_next(tmp_path):
    publish(tmp_path / "site", "old")
    unfinished = tmp_path / ".site.abcd_123.workplan-new"
    unfinished.mkdir()
    (unfinished / MANIFEST).write_text(manifest_text())
    (unfinished / "half.html").write_text("half")
    publish(tmp_path / "site", "new")
    assert not unfinished.exists()


@pytest.mark.parametrize("names", [(), (MANIFEST,)])
def test_a_folder_that_was_killed_before_its_mark_or_after_it_was_removed_goes(tmp_path, names):
    unfinished = tmp_path / ".site.abcd_123.workplan-new"
    unfinished.mkdir()
    for name in names:
        (unfinished / name).touch()
    publish(tmp_path / "site", "new")
    assert not unfinished.exists()


def test_a_folder_that_was_moved_aside_when_a_run_was_killed_is_put_back(tmp_path):
    publish(tmp_path / "site", "old")
    (tmp_path / "site").rename(tmp_path / ".site.abcd_123.workplan-old")
    with pytest.raises(RuntimeError), replaced_folder(tmp_path / "site"):
        raise RuntimeError
    assert (tmp_path / "site/pages/index.html").read_text() == "old"


@pytest.mark.skipif(sys.platform == "win32", reason="rights of files are others there")
def test_everyone_may_read_what_is_published(tmp_path):
    with user_mask(0o077):
        publish(tmp_path / "site", "new")
    for path in ((tmp_path / "site"), *(tmp_path / "site").rglob("*")):
        assert path.stat().st_mode & 0o777 == (0o755 if path.is_dir() else 0o644), path


@pytest.mark.skipif(sys.platform == "win32", reason="rights of files are others there")
def test_everyone_may_enter_the_folders_that_are_made_on_the_way(tmp_path):
    with user_mask(0o077):
        publish(tmp_path / "new/deeper/site", "new")
    for folder in (tmp_path / "new", tmp_path / "new/deeper", tmp_path / "new/deeper/site"):
        assert folder.stat().st_mode & 0o777 == 0o755, folder


@pytest.mark.usefixtures("_system")
def test_a_file_that_is_edited_as_the_folders_change_places_is_kept_and_told(tmp_path, monkeypatch):
    publish(tmp_path / "site", "old")
    check = folder_output.check_folder

    def check_and_edit(*arguments: object) -> None:
        check(*arguments)
        if len([*tmp_path.iterdir()]) > 2:  # the second time, beside the new folder
            (tmp_path / "site/pages/index.html").write_text("edited at the last moment")

    monkeypatch.setattr(folder_output, "check_folder", check_and_edit)
    with pytest.raises(OutputError, match="changed at that very moment"):
        publish(tmp_path / "site", "new")
    assert (tmp_path / "site/pages/index.html").read_text() == "new"
    monkeypatch.undo()
    publish(tmp_path / "site", "newer")
    kept = [path for path in tmp_path.rglob("index.html") if "site" not in path.parts[-3:]]
    assert [path.read_text() for path in kept] == ["edited at the last moment"]


def test_a_folder_that_holds_nothing_is_not_published(tmp_path):
    for content in ("old", "new"):
        with replaced_folder(tmp_path / "site") as fresh:
            (fresh / "empty/deeper").mkdir(parents=True)
            (fresh / "index.html").write_text(content)
    assert set(everything(tmp_path)) == {"site/index.html", f"site/{MANIFEST}"}
    assert not (tmp_path / "site/empty").exists()


def test_a_folder_that_another_process_is_publishing_is_looked_at_again(tmp_path):
    publish(tmp_path / "site", "old")
    (tmp_path / "site/half.html").write_text("of another build")
    waited = []

    def other_ends() -> None:
        waited.append(True)
        (tmp_path / "site/half.html").unlink()
        other.release()

    other = FileLock(tmp_path / ".site.workplan.lock", thread_local=False)
    other.acquire()
    with replaced_folder(tmp_path / "site", on_wait=other_ends) as fresh:
        (fresh / "index.html").write_text("new")
    assert waited == [True]
    assert (tmp_path / "site/index.html").read_text() == "new"


def _fail(folder: Path, error: OSError) -> None:
    with replaced_folder(folder) as fresh:
        if error.filename:
            error.filename = str(fresh / "pages")
        raise error


def test_an_error_names_the_folder_that_the_user_knows(tmp_path):
    for error, reason in (
        (OSError(errno.ENOSPC, "No space left on device"), "site cannot be written: No space"),
        (OSError(errno.EIO, "I/O error", "fresh"), "site/pages cannot be written: I/O error"),
    ):
        with pytest.raises(OutputError, match=reason):
            _fail(tmp_path / "site", error)
    with pytest.raises(OSError, match="elsewhere"), replaced_folder(tmp_path / "site"):
        raise OSError(errno.EIO, "I/O error", "elsewhere")
