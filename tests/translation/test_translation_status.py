"""What the check says of translations."""

from __future__ import annotations

import pytest
from conftest import PLAN

from translation.sheets import spoil_original
from workplan.plan.errors import WorkplanError
from workplan.translation.translation_status import translation_notices
from workplan.translation.workflow import approve

pytestmark = pytest.mark.slow  # each reads and writes the whole plan and whole workbooks


def test_the_check_says_where_chinese_changed_after_its_english_was_approved(ours):
    approve(ours, (), lambda _: None)
    assert translation_notices(ours) == ()
    spoil_original(None, ours)
    (notice,) = translation_notices(ours)
    assert "中文改过" in str(notice)
    assert notice.line > 1
    approve(ours, ("9.1",), lambda _: None)
    assert translation_notices(ours) == ()
    with pytest.raises(WorkplanError, match="99"):
        approve(ours, ("99",), lambda _: None)


def test_our_own_translation_is_approved_as_it_stands():
    assert translation_notices(PLAN) == ()
    assert PLAN.with_name("approved.json").is_file()
