"""Projects of any size, as a bureau would have them."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from plans import REAL, write

ROOT = Path(__file__).parents[1]


def project(points: int, folder: Path) -> Path:
    """A project with a plan of a size; fifteen points are the real plan."""
    shutil.rmtree(folder, ignore_errors=True)
    for name in ("docs", "macros", "overrides"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    (folder / "data").mkdir()
    if points == 15:
        shutil.copy(REAL, folder / "data/plan.yaml")
    else:
        write(points, folder / "data/plan.yaml")
    return folder


def browser_options() -> dict[str, Any]:
    """How to start the system's Chromium."""
    names = ("chromium", "chromium-browser", "google-chrome")
    executable = next(filter(None, map(shutil.which, names)), None)
    quiet = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    return {"executable_path": executable, "args": quiet}
