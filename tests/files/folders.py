"""Folders of ours, published by the tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from workplan.files.folder_output import replaced_folder
from workplan.files.output_error import OutputError


def publish(folder: Path, content: str, inputs: tuple[Path, ...] = ()) -> None:
    with replaced_folder(folder, inputs) as fresh:
        (fresh / "pages").mkdir()
        (fresh / "pages/index.html").write_text(content)
        (fresh / "same.txt").write_text("same")


def everything(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file() and path.suffix != ".lock")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def refused(folder: Path, key: str, inputs: tuple[Path, ...] = ()) -> None:
    before = everything(folder.parent)
    with pytest.raises(OutputError) as error:
        publish(folder, "new", inputs)
    assert key in str(error.value)
    assert everything(folder.parent) == before
