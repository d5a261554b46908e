"""No folder that this tool did not make is ever replaced, and what replaces one is whole."""

from __future__ import annotations

import ctypes
import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest
from filelock import FileLock
from rights import as_ordinary_user, ordinary_rights, user_mask

from workplan.files import folder_output
from workplan.files.folder_files import (
    MANIFEST,
    Digests,
    can_be_listed,
    checksums,
    main,
    manifest_text,
    parse_manifest,
)
from workplan.files.folder_output import check_folder, replaced_folder
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


def test_an_empty_folder_in_a_folder_of_ours_is_not_lost(tmp_path):
    publish(tmp_path / "site", "old")
    (tmp_path / "site/uploads").mkdir()
    refused(tmp_path / "site", "such as uploads/")
    assert (tmp_path / "site/uploads").is_dir()


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


@pytest.mark.skipif(sys.platform == "win32", reason="no file has such a name there")
def test_a_name_with_a_line_break_is_told_in_one_line(tmp_path):
    publish(tmp_path / "site", "old")
    (tmp_path / "site/two\nlines").touch()
    refused(tmp_path / "site", "such as two\\nlines")


HASH = "0" * 64
ENTRIES_ELSEWHERE = ("../keep/mine.txt", "/keep/mine.txt", "a/../../keep", "C:/keep", "..\\keep", "a//b", ".", "")  # fmt: skip


@pytest.mark.parametrize("path", ENTRIES_ELSEWHERE)
def test_a_manifest_that_leads_elsewhere_is_none_of_ours(tmp_path, path):
    (tmp_path / "keep").mkdir()
    (tmp_path / "keep/mine.txt").write_text("mine")
    (tmp_path / "site").mkdir()
    manifest = tmp_path / "site" / MANIFEST
    manifest.write_text(manifest_text(f"{HASH}  {path}\n"), newline="")
    refused(tmp_path / "site", "was not written by this version of workplan")
    manifest.write_text(f"{HASH}  {path}\n")  # as an earlier version wrote them
    refused(tmp_path / "site", "was not written by this version of workplan")


def test_a_manifest_of_another_program_makes_no_folder_ours(tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/thesis.txt").write_text("years of work")
    (tmp_path / "mine" / MANIFEST).write_text(checksums(tmp_path / "mine"))
    refused(tmp_path / "mine", "was not written by this version of workplan")


def test_a_manifest_that_was_edited_is_none_of_ours():
    whole = manifest_text(f"{HASH}  a.txt\n")
    assert parse_manifest(whole) == {"a.txt": HASH}
    for text in ("", whole[:-1], whole + f"{HASH}  b.txt\n", whole.replace("a.txt", "b.txt")):
        assert parse_manifest(text) is None, text


def test_nothing_is_removed_through_a_link(tmp_path):
    """A manifest whose paths and hashes are right, in a folder where a link leads out."""
    publish(tmp_path / "site", "old")
    (tmp_path / "site/pages").rename(tmp_path / "keep")
    (tmp_path / "site/pages").symlink_to(tmp_path / "keep")
    refused(tmp_path / "site", "such as pages")
    assert (tmp_path / "keep/index.html").read_text() == "old"


def test_names_that_a_manifest_cannot_hold_are_refused(tmp_path):
    assert can_be_listed("2024/points/9/index.html")
    assert not can_be_listed(MANIFEST)
    with pytest.raises(OutputError, match="has characters that cannot be used"):  # noqa: SIM117
        with replaced_folder(tmp_path / "site") as fresh:
            (fresh / "a\\b.txt").write_text("a")
    assert everything(tmp_path) == {}


def test_each_file_is_read_once_however_often_its_hash_is_asked_for(tmp_path, monkeypatch):
    file, digests = tmp_path / "a.txt", Digests()
    file.write_text("a")
    first = digests.of(file)
    monkeypatch.setattr(Path, "open", None)
    assert digests.of(file) == first
    monkeypatch.undo()
    file.write_text("ab")
    assert digests.of(file) != first


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


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps rights otherwise")
def test_a_folder_that_cannot_be_removed_stays_and_is_told(tmp_path, capsys):
    publish(tmp_path / "site", "made")
    publish(tmp_path / "dist", "made")
    (tmp_path / "site/pages").chmod(0o555)
    before = everything(tmp_path / "site")
    with ordinary_rights():
        assert main([str(tmp_path / "site"), str(tmp_path / "dist")]) == 1
    assert " / stays: " in capsys.readouterr().err
    assert everything(tmp_path / "site")["pages/index.html"] == before["pages/index.html"]
    assert not (tmp_path / "dist").exists()
    (tmp_path / "site/pages").chmod(0o755)
