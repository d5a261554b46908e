"""Errors of the file system, in one line."""

from __future__ import annotations

import shutil

from workplan.files.system_errors import system_message


def test_an_error_without_a_file_has_its_reason():
    assert system_message(OSError(28, "No space left")).endswith("failed: No space left")
    assert "docs/a" in system_message(OSError(2, "No such file", b"docs/a"))


def test_of_several_files_that_cannot_be_copied_the_first_is_named():
    entries = [(f"site/{name}", "dist/.x.workplan-new/a", "[Errno 28] Full") for name in "ab"]
    line = system_message(shutil.Error(entries))
    assert line.endswith(" / 2 files cannot be copied, such as site/a: [Errno 28] Full")
    assert system_message(shutil.Error("why")).endswith("failed: why")
