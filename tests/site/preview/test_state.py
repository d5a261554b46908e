"""What goes while the preview runs is told in it."""

from __future__ import annotations

from pathlib import Path

from conftest import PLAN

from workplan.files.system_errors import system_message
from workplan.site.preview import state
from workplan.site.preview.state import PreviewState


def test_a_folder_that_goes_while_the_preview_runs_is_told_in_it(tmp_path: Path, monkeypatch):
    preview = PreviewState(tmp_path / "gone/plan.yaml", tmp_path, lambda: None)
    assert "data/plan.yaml" in preview.reload().problems

    def fail(*_: object) -> None:
        raise PermissionError(13, "Permission denied", "docs/index.md")

    monkeypatch.setattr(state.Site, "load", fail)
    assert preview.reload().problems == system_message(
        PermissionError(13, "Permission denied", "docs/index.md")
    )


def test_scripts_that_go_while_the_preview_runs_are_told_in_it(tmp_path: Path):
    preview = PreviewState(PLAN, tmp_path, lambda: None)
    assert "js/main.js" in preview.reload().problems
