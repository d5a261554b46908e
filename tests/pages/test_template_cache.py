"""Compiled templates that are cached: used again, never an old one, never one of others."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment
from rights import user_mask

from workplan.pages.template_cache import template_cache

SOMEBODY = 12_345
AS_ROOT = pytest.mark.skipif(
    not hasattr(os, "getuid") or os.getuid() != 0, reason="only root gives files away"
)


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


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The templates that have been compiled, and not been found in the cache."""
    sources: list[str] = []
    compile_ = Environment.compile

    def record(environment: Environment, source: str, *rest: object) -> object:
        sources.append(source)
        return compile_(environment, source, *rest)

    monkeypatch.setattr(Environment, "compile", record)
    return sources


def test_a_cached_template_is_not_compiled_again(tmp_path: Path, compiled):
    for _ in range(2):
        assert rendered(tmp_path, "{{ 1 + 1 }}") == "2"
    assert len(files(tmp_path)) == 1
    assert len(compiled) == 1


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


@pytest.mark.skipif(sys.platform == "win32", reason="a user's own folder is closed there")
def test_a_folder_that_others_may_move_away_is_not_used(tmp_path: Path):
    """In a folder with the sticky bit, as ``/tmp``, only its owner may move one."""
    parent = tmp_path / "parent"
    assert template_cache("pages", parent / "cache")
    parent.chmod(0o777)
    assert template_cache("pages", parent / "cache") is None
    parent.chmod(0o1777)
    assert template_cache("pages", parent / "cache")


@pytest.mark.skipif(sys.platform == "win32", reason="a user's own folder is closed there")
def test_folders_that_are_made_are_closed_whatever_the_user_s_mask_is(tmp_path: Path):
    with user_mask(0):
        assert template_cache("pages", tmp_path / "parent/cache")


@AS_ROOT
@pytest.mark.parametrize("whose", ["parent", "parent/cache"])
def test_a_folder_of_somebody_else_is_not_used(tmp_path: Path, whose):
    template_cache("pages", tmp_path / "parent/cache")
    os.chown(tmp_path / whose, SOMEBODY, SOMEBODY)
    assert template_cache("pages", tmp_path / "parent/cache") is None


@AS_ROOT
def test_a_file_of_somebody_else_is_replaced_and_not_used(tmp_path: Path, compiled):
    rendered(tmp_path, "text")
    (file,) = files(tmp_path)
    os.chown(file, SOMEBODY, SOMEBODY)
    for times in (2, 2):
        assert rendered(tmp_path, "text") == "text"
        assert len(compiled) == times
    assert file.stat().st_uid == 0


@pytest.mark.skipif(not hasattr(os, "O_NOFOLLOW"), reason="links are followed there")
def test_a_link_in_place_of_a_file_is_not_followed(tmp_path: Path, compiled):
    rendered(tmp_path / "cache", "text")
    (file,) = files(tmp_path)
    file.rename(tmp_path / "elsewhere")
    file.symlink_to(tmp_path / "elsewhere")
    assert rendered(tmp_path / "cache", "text") == "text"
    assert len(compiled) == 2


def test_a_system_without_owners_has_a_cache_too(tmp_path: Path, monkeypatch, compiled):
    for name in ("getuid", "O_NOFOLLOW"):
        monkeypatch.delattr(os, name, raising=False)
    for _ in range(2):
        assert rendered(tmp_path, "text") == "text"
    assert len(compiled) == 1


def test_without_a_folder_templates_are_compiled_all_the_same(tmp_path: Path):
    (tmp_path / "file").write_text("")
    assert template_cache("pages", tmp_path / "file") is None
    assert rendered(tmp_path / "file", "text") == "text"
