"""A portal in a local folder: everyone may read it, whatever the umask is."""

from __future__ import annotations

import errno
import os
import sys
import tempfile
from pathlib import Path
from threading import Thread

import pytest
from rights import user_mask

from workplan.portal.storage import Storage

pytest_plugins = ["portal.built_portal"]


@pytest.mark.skipif(sys.platform == "win32", reason="rights of files are others there")
def test_everyone_may_enter_the_folders_of_a_portal(tmp_path):
    storage = Storage(str(tmp_path / "portal"))
    with user_mask(0o077):
        storage.create(".workplan-portal/lock.json", b"{}")
        storage.write("zhejiang/hangzhou/index.html", b"page")
    folders = [path for path in (tmp_path / "portal").rglob("*") if path.is_dir()]
    for folder in (tmp_path / "portal", *folders):
        assert folder.stat().st_mode & 0o777 == 0o755, folder


def test_a_file_that_is_created_is_whole_from_its_first_moment(tmp_path):
    """A lock without a word in it would be taken for that of a dead build."""
    storage = Storage(str(tmp_path))
    seen: set[bytes | None] = set()
    paths = [f"state/{number}.json" for number in range(300)]

    def read() -> None:
        for path in paths:
            while (content := storage.read(path)) is None:
                pass
            seen.add(content)

    reader = Thread(target=read)
    reader.start()
    for path in paths:
        assert storage.create(path, b"{}" * 1000)
        assert not storage.create(path, b"other")
    reader.join()
    assert seen == {b"{}" * 1000}
    assert len([*(tmp_path / "state").iterdir()]) == len(paths)


def test_a_disk_without_hard_links_takes_a_lock_too(tmp_path, monkeypatch):
    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(os, "link", refuse)
    storage = Storage(str(tmp_path))
    assert storage.create("lock.json", b"{}")
    assert not storage.create("lock.json", b"other")
    assert storage.read("lock.json") == b"{}"
    assert len([*tmp_path.iterdir()]) == 1


@pytest.mark.slow
def test_a_local_file_is_made_beside_its_place(portal: Path, monkeypatch):
    """Elsewhere may be another disk, from which nothing moves in one step."""
    monkeypatch.setattr(tempfile, "tempdir", str(portal / "nowhere"))
    Storage(str(portal / "new")).write("by/a.html", b"a")
    assert (portal / "new/by/a.html").read_bytes() == b"a"
