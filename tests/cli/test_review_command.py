"""``workplan review``: one page, and an exit code while there are places to check."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from importer.review.reviews import TEXT

from workplan.cli import main
from workplan.importer import draft_text, read_plan


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path, Path]:
    source, draft = tmp_path / "原文.txt", tmp_path / "plan.yaml"
    source.write_text(TEXT, "utf-8")
    draft.write_text(draft_text(read_plan(TEXT.encode(), "a.txt").result), "utf-8")
    return source, draft, tmp_path / "review.html"


def run(*arguments: object) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["review", *map(str, arguments)])
    return result.exit_code, result.output


def test_the_command_writes_one_page_without_scripts(files):
    source, draft, output = files
    assert run(source, draft, "-o", output)[0] == 0
    first = output.read_bytes()
    assert b"Content-Security-Policy" in first
    assert b"<script" not in first
    assert not re.findall(rb"(?:src|href)=\"(?!#)", first)
    assert run(source, draft, "-o", output)[0] == 0
    assert output.read_bytes() == first


def test_the_command_ends_with_1_while_there_are_places_to_check(files):
    source, draft, output = files
    draft.write_text(draft.read_text("utf-8").replace("规章5项", "规章6项"), "utf-8")
    code, message = run(source, draft, "-o", output)
    assert code == 1
    assert "2 places to check" in message
    assert output.exists()
    assert "Ends with 0 if there is nothing to check" in run("--help")[1]


def test_the_command_keeps_a_file_that_it_did_not_make(files):
    source, draft, output = files
    output.write_text("mine", "utf-8")
    assert run(source, draft, "-o", output)[0] == 1
    assert output.read_text("utf-8") == "mine"


def test_the_command_says_what_it_cannot_read(files):
    source, draft, output = files
    draft.write_text("a: [", "utf-8")
    code, message = run(source, draft, "-o", output)
    assert code == 1
    assert "plan.yaml:2" in message
    source.write_bytes(b"%PDF-1.7")
    code, message = run(source, files[1], "-o", output)
    assert "PDF" in message
    assert not output.exists()
