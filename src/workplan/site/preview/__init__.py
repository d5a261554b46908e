"""The site while its file is edited: each save shows at once, an error shows where one looks."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from workplan.site.build import render_moulds
from workplan.site.mould import Moulds, load_moulds
from workplan.site.preview.server import serve
from workplan.site.preview.state import Desk, State
from workplan.site.preview.watch import watching

__all__ = ["preview"]

MADE_BY_HAND = (".md", ".yml", ".html", ".png", ".svg")
"""Files that the site generator has to render or copy again."""


def preview(plan: Path, port: int, say: Callable[[str], object]) -> None:
    """Serves the site of a plan's project on this machine, until it is stopped.

    Raises:
        OSError: the port is taken.
    """
    with tempfile.TemporaryDirectory(prefix="workplan-") as static:
        desk = Desk(plan, Path("docs"), partial(_moulds, plan, Path(static)))
        with serve(desk, Path(static) / "site", port) as server:
            say(f"http://127.0.0.1:{server.server_port}/")
            say(_told(desk.reread(moulds_too=True)))
            with watching(_folders(plan), lambda files: say(_told(_reread(desk, files)))):
                server.serve_forever()


def _moulds(plan: Path, folder: Path) -> Moulds:
    made = folder / "moulds.json"
    render_moulds(plan, folder / "site", made)
    return load_moulds(made)


def _folders(plan: Path) -> list[Path]:
    """Where a save changes the site: the project's folders, the templates and the words."""
    package = Path(__file__).parents[2]
    return [
        plan.parent,
        Path("docs"),
        Path("overrides"),
        package / "pages/templates",
        package / "locales",
    ]


def _reread(desk: Desk, files: set[Path]) -> State:
    package = Path(__file__).parents[2]
    by_hand = {
        file for file in files if file.suffix in MADE_BY_HAND and not file.is_relative_to(package)
    }
    return desk.reread(moulds_too=bool(by_hand))


def _told(state: State) -> str:
    return state.problems or f"#{state.number} 好了 / done"
