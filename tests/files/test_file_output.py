"""No file that this tool did not make is ever replaced, and what replaces one is whole."""

from __future__ import annotations

import errno
import os
import sys
from contextlib import ExitStack
from pathlib import Path

import pytest
from rights import user_mask

from files.folders import everything
from workplan.files import file_output
from workplan.files.file_output import check_file, replace_file, replace_with_backup, write_file
from workplan.files.output_error import OutputError


def test_a_file_of_the_users_is_not_overwritten(tmp_path):
    file = tmp_path / "plan.xlsx"
    write_file(file, b"new")
    write_file(file, b"new")
    with pytest.raises(OutputError, match="exists already and is different"):
        write_file(file, b"newer")
    assert file.read_bytes() == b"new"
    write_file(file, b"newer", is_ours=lambda content: content == b"new")
    assert file.read_bytes() == b"newer"
    with pytest.raises(OutputError, match="is a folder"):
        write_file(tmp_path, b"new")
    with pytest.raises(OutputError, match="cannot be written"):
        write_file(file / "below.txt", b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["plan.xlsx"]


def test_a_link_to_a_file_stays(tmp_path):
    (tmp_path / "target.txt").write_bytes(b"old")
    (tmp_path / "link.txt").symlink_to(tmp_path / "target.txt")
    write_file(tmp_path / "link.txt", b"new", is_ours=lambda _: True)
    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "target.txt").read_bytes() == b"new"


def test_the_old_content_stays_beside_the_file_each_under_a_name_of_its_own(tmp_path):
    file = tmp_path / "plan.yaml"
    assert replace_with_backup(file, b"1") is None
    assert replace_with_backup(file, b"1") is None
    file.chmod(0o600)
    backups = [replace_with_backup(file, content) for content in (b"2", b"3", b"1", b"2")]
    assert [backup.name for backup in backups] == [f"plan.yaml.bak{n}" for n in ("", 2, 3, "")]
    assert [backup.read_bytes() for backup in backups] == [b"1", b"2", b"3", b"1"]
    assert file.read_bytes() == b"2"
    assert backups[0].stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("write", [replace_file, replace_with_backup])
def test_a_place_that_cannot_be_written_is_told_and_nothing_changes(tmp_path, monkeypatch, write):
    file = tmp_path / "plan.yaml"
    file.write_bytes(b"old")
    file.chmod(0o444)
    with pytest.raises(OutputError, match="Permission denied"):
        write(file, b"new")
    file.chmod(0o644)
    with pytest.raises(OutputError, match="is a folder"):
        write(tmp_path, b"new")
    with pytest.raises(OutputError, match="is a device or a pipe"):
        write(Path(os.devnull), b"new")
    with pytest.raises(OutputError, match="cannot be written"):
        write(file / "below.txt", b"new")

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match=r"plan\.yaml cannot be written: No space left|无法写入"):
        write(file, b"new")
    assert everything(tmp_path) == {"plan.yaml": b"old"}


def test_the_file_of_a_killed_run_is_removed_by_the_next_write_and_no_other(tmp_path):
    left = tmp_path / ".plan.yaml.abcd_123.workplan-new"
    running = tmp_path / ".plan.yaml.efgh4567.workplan-new"
    others = [".plan.yaml.mine.workplan-new", ".other.abcd_123.workplan-new", "plan.yaml.new"]
    for file in (left, running, *(tmp_path / name for name in others)):
        file.write_bytes(b"content")
    with running.open("rb") as file:
        file_output._lock_file(file)
        replace_file(tmp_path / "plan.yaml", b"new")
    assert sorted(everything(tmp_path)) == sorted(["plan.yaml", running.name, *others])


@pytest.mark.parametrize("write", [write_file, replace_with_backup])
def test_it_is_removed_too_where_the_file_has_its_new_content_already(tmp_path, write):
    """As where a run was killed before it wrote what another has written since."""
    (tmp_path / "plan.yaml").write_bytes(b"new")
    (tmp_path / ".plan.yaml.abcd_123.workplan-new").write_bytes(b"new")
    write(tmp_path / "plan.yaml", b"new")
    assert sorted(everything(tmp_path)) == ["plan.yaml"]


@pytest.mark.skipif(sys.platform == "win32", reason="no open file can be removed there")
@pytest.mark.parametrize("holds_it", [False, True])
def test_two_writers_of_a_file_at_once_both_write_it(tmp_path, monkeypatch, holds_it):
    """The other cleans up in the moment before a new file is locked."""
    make, made, others = file_output._open_for_us_alone, [], ExitStack()

    def cleaned_up_at_first(name: str, flags: int) -> int:
        descriptor = make(name, flags)
        if not made and holds_it:
            file_output._lock_file(others.enter_context(open(name, "rb")))  # noqa: PTH123, SIM115
        elif not made:
            file_output._remove_unfinished_files(tmp_path / "font.woff2")
        made.append(name)
        return descriptor

    monkeypatch.setattr(file_output, "_open_for_us_alone", cleaned_up_at_first)
    with others:
        replace_file(tmp_path / "font.woff2", b"font")
    assert len(made) == 2
    assert everything(tmp_path) == {"font.woff2": b"font"}


def test_a_file_that_is_interrupted_as_soon_as_it_is_there_does_not_stay(tmp_path, monkeypatch):
    make = file_output._open_for_us_alone

    def interrupted(name: str, flags: int) -> int:
        os.close(make(name, flags))
        raise KeyboardInterrupt

    monkeypatch.setattr(file_output, "_open_for_us_alone", interrupted)
    with pytest.raises(KeyboardInterrupt):
        replace_file(tmp_path / "font.woff2", b"font")
    assert everything(tmp_path) == {}


@pytest.mark.skipif(sys.platform == "win32", reason="no open file can be removed there")
def test_a_file_is_not_taken_for_left_behind_before_it_has_its_place(tmp_path, monkeypatch):
    replace = Path.replace

    def after_a_clean_up(source: Path, target: Path) -> Path:
        file_output._remove_unfinished_files(target)
        return replace(source, target)

    monkeypatch.setattr(Path, "replace", after_a_clean_up)
    replace_file(tmp_path / "font.woff2", b"font")
    assert everything(tmp_path) == {"font.woff2": b"font"}


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such files")
@pytest.mark.parametrize("write", [write_file, replace_file, replace_with_backup])
def test_a_device_or_a_pipe_is_refused_and_never_read(tmp_path, write):
    os.mkfifo(tmp_path / "pipe")
    for place in (tmp_path / "pipe", Path("/dev/zero"), Path("/dev/full")):
        with pytest.raises(OutputError, match="is a device or a pipe"):
            write(place, b"new")


@pytest.mark.skipif(sys.platform == "win32", reason="rights of files are others there")
@pytest.mark.parametrize("write", [write_file, replace_with_backup])
def test_everyone_may_enter_the_folders_that_are_made_on_the_way(tmp_path, write):
    with user_mask(0o077):
        write(tmp_path / "new/deeper/file.txt", b"new")
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o755
    assert (tmp_path / "new/deeper").stat().st_mode & 0o777 == 0o755
    assert (tmp_path / "new/deeper/file.txt").stat().st_mode & 0o777 == 0o644


def test_a_place_that_cannot_be_written_is_refused_before_any_work(tmp_path):
    file = tmp_path / "SHA256SUMS"
    file.write_bytes(b"old")
    file.chmod(0o444)
    with pytest.raises(OutputError, match="Permission denied"):
        check_file(file, lambda _: True)
    with pytest.raises(OutputError, match="Not a directory"):
        check_file(file / "below/file.txt", lambda _: True)
    check_file(tmp_path / "new/deeper/file.txt", lambda _: True)
    assert [path.name for path in tmp_path.iterdir()] == ["SHA256SUMS"]
