"""The plans that go out to translators."""

from __future__ import annotations

import shutil

import pytest
from conftest import DATA, PLAN

from workplan.importer import Overrides, draft_text, read_plan


@pytest.fixture
def draft(tmp_path):
    """Our own plan as the importer writes it: in Chinese alone, to be translated."""
    result = read_plan((DATA / "plan-2024.zh.txt").read_bytes(), "a.txt").result
    file = tmp_path / "plan.yaml"
    file.write_text(draft_text(result, Overrides(in_translation=("en",))), "utf-8")
    return file


@pytest.fixture
def ours(tmp_path):
    file = tmp_path / "plan.yaml"
    shutil.copy(PLAN, file)
    return file
