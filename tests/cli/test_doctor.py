"""``workplan doctor`` says what a machine lacks, what for, and how to get it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from conftest import ROOT

from workplan.cli import doctor, main
from workplan.locales.messages import bilingual


def run() -> Result:
    result = CliRunner().invoke(main, ["doctor"])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


def test_a_machine_that_can_build_has_all_that_is_needed(monkeypatch):
    monkeypatch.chdir(ROOT)
    result = run()
    assert result.exit_code == 0, result.stdout
    assert "[!!]" not in result.stdout
    assert "All that make site needs is there." in result.stdout
    for name in ("Python", "uv", "MkDocs", "disk", "registry", "terminal", "fonts", "nginx"):
        assert f"] {name}: " in result.stdout


def test_a_bare_machine_is_told_all_that_it_lacks_and_how_to_get_it(tmp_path: Path, monkeypatch):
    (tmp_path / "scripts").mkdir()
    (tmp_path / "scripts/setup").touch()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(doctor, "GENERATOR", ("mkdocs", "no_such_theme"))
    monkeypatch.setattr(shutil, "which", lambda *_, **__: None)
    monkeypatch.setattr(doctor, "MIN_FREE_BYTES", 1 << 80)
    monkeypatch.setattr("os.access", lambda *_: False)
    monkeypatch.setattr(doctor, "_output_of", lambda *_, **__: "")
    result = run()
    assert result.exit_code == 1
    lacking = [check for check in doctor.CHECKS if check.name not in ("Python", "terminal")]
    for check in lacking:
        mark = "[!!]" if check.needed else "[--]"
        assert f"{mark} {check.name}: {' / '.join(bilingual(check.key))}" in result.stdout
        assert f": {check.remedy}" in result.stdout
    assert "make site cannot run yet" in result.stdout


def test_where_there_are_no_scripts_none_is_advised_and_no_tools_are_missed(tmp_path, monkeypatch):
    """A project of another bureau's: it has what a site is made from, and no Makefile."""
    for name in ("docs", "overrides", "macros"):
        (tmp_path / name).mkdir()
    (tmp_path / "mkdocs.yml").touch()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(shutil, "which", lambda *_, **__: None)
    result = run()
    assert result.exit_code == 0, result.stdout
    assert "All that workplan build needs is there." in result.stdout
    monkeypatch.setattr(doctor, "GENERATOR", ("mkdocs", "no_such_theme"))
    result = run()
    assert result.exit_code == 1
    assert "workplan build cannot run yet" in result.stdout
    for words in ("scripts/setup", "make site", ".tools", "] uv: "):
        assert words not in result.stdout


@pytest.mark.parametrize("command", [["no-such-program"], ["false"], ["sleep", "5"]])
def test_a_program_that_is_not_there_fails_or_hangs_says_nothing(command, monkeypatch):
    monkeypatch.setattr(doctor, "TIMEOUT_SECONDS", 0.1)
    assert doctor._output_of(*command) == ""
