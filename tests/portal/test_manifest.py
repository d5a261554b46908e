"""What a portal remembers of its last build: files that other versions read too."""

from __future__ import annotations

import json
from pathlib import Path

from workplan.portal.manifest import (
    IssuerRow,
    SharedFiles,
    read_rows,
    read_shared,
    write_rows,
    write_shared,
)
from workplan.portal.storage import STATE, Storage


def test_the_keys_of_the_files_stay(tmp_path: Path):
    storage = Storage(str(tmp_path))
    row, files = IssuerRow("a/x", "1", (), ("font",)), SharedFiles({"page": "2"}, {"page": "3"})
    write_rows(storage, {"a/x": row}, ["a/x"])
    write_shared(storage, files)
    (rows,) = (json.loads(file.read_bytes()) for file in (tmp_path / STATE / "rows").iterdir())
    assert rows == [{"issuer": "a/x", "recipe": "1", "plans": [], "fonts": ["font"]}]
    assert json.loads((tmp_path / STATE / "portal.json").read_bytes()) == {
        "hashes": {"page": "2"},
        "recipes": {"page": "3"},
    }
    assert (read_rows(storage), read_shared(storage)) == ({"a/x": row}, files)
