"""A portal in a local folder: everyone may read it, whatever the umask is."""

from __future__ import annotations

import os
import sys

import pytest

from workplan.portal.storage import Storage


@pytest.mark.skipif(sys.platform == "win32", reason="rights of files are others there")
def test_everyone_may_enter_the_folders_of_a_portal(tmp_path):
    storage = Storage(str(tmp_path / "portal"))
    mask = os.umask(0o077)
    try:
        storage.create(".workplan-portal/lock.json", b"{}")
        storage.write("zhejiang/hangzhou/index.html", b"page")
    finally:
        os.umask(mask)
    folders = [path for path in (tmp_path / "portal").rglob("*") if path.is_dir()]
    for folder in (tmp_path / "portal", *folders):
        assert folder.stat().st_mode & 0o777 == 0o755, folder
