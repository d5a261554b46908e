"""Compiled templates that are cached: used again, never an old one, never from a folder of others."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from workplan.pages.template_cache import template_cache


def rendered(folder: Path, source: str) -> str:
    """What a process that has just started renders."""
    environment = Environment(
        loader=DictLoader({"page": source}),
        bytecode_cache=template_cache("pages", folder),
        autoescape=True,
    )
    return environment.get_template("page").render()


def files(folder: Path) -> dict[Path, bytes]:
    return {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_a_cached_template_is_not_compiled_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    assert rendered(tmp_path, "{{ 1 + 1 }}") == "2"
    assert len(files(tmp_path)) == 1
    monkeypatch.delattr(Environment, "compile")
    assert rendered(tmp_path, "{{ 1 + 1 }}") == "2"


def test_a_changed_template_replaces_the_old_one(tmp_path: Path):
    rendered(tmp_path, "old")
    assert rendered(tmp_path, "new") == "new"
    assert len(files(tmp_path)) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="a user's own folder is closed there")
def test_a_folder_that_others_may_write_is_not_used(tmp_path: Path):
    cache = template_cache("pages", tmp_path)
    assert cache
    folder = Path(cache.directory)
    assert folder.stat().st_mode & 0o077 == 0
    folder.chmod(0o777)
    assert template_cache("pages", tmp_path) is None


def test_without_a_folder_templates_are_compiled_all_the_same(tmp_path: Path):
    (tmp_path / "file").write_text("")
    assert template_cache("pages", tmp_path / "file") is None
    assert rendered(tmp_path / "file", "text") == "text"
