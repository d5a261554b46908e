"""Temporary folders go, whatever ends the program, and whenever."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from workplan.files.temporary_folder import temporary_folder


@pytest.fixture(autouse=True)
def temporary(tmp_path, monkeypatch) -> Path:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    return tmp_path


def test_a_temporary_folder_is_for_this_user_alone_and_goes_with_all_in_it(temporary):
    with temporary_folder() as folder:
        assert folder.parent == temporary
        if os.name == "posix":
            assert folder.stat().st_mode & 0o777 == 0o700
        (folder / "site").mkdir()
        (folder / "site/index.html").write_bytes(b"a")
    assert list(temporary.iterdir()) == []


def test_a_temporary_folder_goes_where_a_signal_ends_the_program_right_after_it_was_made(
    temporary, monkeypatch
):
    make = os.mkdir

    def interrupted(*arguments: object, **options: object) -> None:
        make(*arguments, **options)
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "mkdir", interrupted)
    with pytest.raises(KeyboardInterrupt), temporary_folder():
        pass
    assert list(temporary.iterdir()) == []
