"""The manifest of a folder, and the hashes of its files."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from rights import ordinary_rights

from files.folders import everything, publish, refused
from workplan.files.folder_files import (
    MANIFEST,
    Digests,
    can_be_listed,
    checksums,
    main,
    manifest_text,
    parse_manifest,
)
from workplan.files.folder_output import replaced_folder
from workplan.files.output_error import OutputError

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
