"""Copies of the project, in which a test may build and break things."""

from __future__ import annotations

import shutil
from pathlib import Path

from conftest import ROOT


def copy_project(folder: Path, site: Path) -> Path:
    """Copies what a site is made from, and a site in its place, into a folder."""
    for name in ("data", "docs", "macros", "overrides"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    shutil.copytree(site, folder / "site")
    return folder
