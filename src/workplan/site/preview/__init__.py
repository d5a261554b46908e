"""The site while its file is edited: each save shows at once, with what is wrong in the file."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from workplan.files.temporary_folder import temporary_folder
from workplan.site.build import render_layouts, require_project
from workplan.site.layouts import Layouts
from workplan.site.preview.server import serve
from workplan.site.preview.state import PreviewState, Snapshot
from workplan.site.preview.watch import watching

__all__ = ["preview"]

RENDERED_SUFFIXES = (".md", ".yml", ".html", ".png", ".svg")
"""Files that the site generator has to render or copy again."""

_PACKAGE = Path(__file__).parents[2]


def preview(plan: Path, port: int, report: Callable[[str], object]) -> None:
    """Serves the site of a plan's project on this machine, until it is stopped.

    Raises:
        BuildError: the working folder is no project.
        WorkplanError: the port cannot be opened.
    """
    require_project()
    with temporary_folder() as folder:
        state = PreviewState(plan, Path("docs"), partial(_layouts, plan, folder))
        with serve(state, folder / "site", port) as server:
            report(f"http://127.0.0.1:{server.server_port}/")
            report(_outcome(state.reload(with_layouts=True)))
            with watching(_folders(plan), lambda files: report(_outcome(_reload(state, files)))):
                server.serve_forever()


def _layouts(plan: Path, folder: Path) -> Layouts:
    file = folder / "layouts.json"
    render_layouts(plan, folder / "site", file)
    return Layouts.load(file)


def _folders(plan: Path) -> list[Path]:
    """Where a save changes the site: the project's folders, the templates and the locales."""
    project = [plan.parent, Path("docs"), Path("overrides")]
    return [*project, _PACKAGE / "pages/templates", _PACKAGE / "locales"]


def _reload(state: PreviewState, files: set[Path]) -> Snapshot:
    rendered = (
        file.suffix in RENDERED_SUFFIXES and not file.is_relative_to(_PACKAGE) for file in files
    )
    return state.reload(with_layouts=any(rendered))


def _outcome(snapshot: Snapshot) -> str:
    return snapshot.problems or f"#{snapshot.number} 好了 / done"
