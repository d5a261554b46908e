"""Fonts cut to some characters, and the cut ones that this machine remembers."""

from __future__ import annotations

from pathlib import Path

from workplan.site.fonts.faces import NUMBER
from workplan.site.fonts.subset import subset, subset_cached


def test_cutting_gives_the_same_bytes_and_what_is_kept_is_checked(tmp_path: Path):
    data = subset(NUMBER.source, "123")
    assert data == subset(NUMBER.source, "321")
    assert subset_cached(NUMBER.source, "123", tmp_path) == data
    [file] = tmp_path.iterdir()
    file.write_bytes(b"damaged")
    assert subset_cached(NUMBER.source, "123", tmp_path) == data
    nowhere = tmp_path / "file"
    nowhere.write_text("")
    assert subset_cached(NUMBER.source, "123", nowhere / "folder") == data
