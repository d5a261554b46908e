"""Compiled templates that are remembered: never an old one, and nothing lost without them."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from workplan.pages.template_cache import KeptTemplates


def made(folder: Path, source: str, *, trim: bool = False, autoescape: bool = True) -> str:
    """What a process that has just begun prints."""
    environment = Environment(
        loader=DictLoader({"page": source}),
        bytecode_cache=KeptTemplates("pages", folder),
        trim_blocks=trim,
        autoescape=autoescape,  # noqa: S701 - an option that decides about the code
    )
    return environment.get_template("page").render()


def files(folder: Path) -> dict[Path, bytes]:
    return {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_what_is_kept_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    assert made(tmp_path, "{{ 1 + 1 }}") == "2"
    before = files(tmp_path)
    monkeypatch.delattr(Environment, "compile")
    assert made(tmp_path, "{{ 1 + 1 }}") == "2"
    assert files(tmp_path) == before
    assert len(before) == 1


def test_a_changed_template_takes_the_place_of_the_old_one(tmp_path: Path):
    made(tmp_path, "old")
    assert made(tmp_path, "new") == "new"
    assert len(files(tmp_path)) == 1


def test_the_same_source_in_another_environment_is_compiled_anew(tmp_path: Path):
    source = "{% if true %}\nline{% endif %}{{ '<' }}"
    assert made(tmp_path, source) == "\nline&lt;"
    assert made(tmp_path, source, trim=True) == "line&lt;"
    assert made(tmp_path, source, trim=True, autoescape=False) == "line<"


def test_a_damaged_file_and_a_forbidden_folder_do_no_harm(tmp_path: Path):
    made(tmp_path, "text")
    [kept] = files(tmp_path)
    kept.write_bytes(kept.read_bytes()[:40])
    assert made(tmp_path, "text") == "text"
    (tmp_path / "file").write_text("")
    assert made(tmp_path / "file", "text") == "text"
