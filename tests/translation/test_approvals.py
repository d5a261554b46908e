"""Approved translations."""

from __future__ import annotations

from dataclasses import replace

from workplan.translation.approvals import Approvals, TranslatedText, with_approved


def test_a_translation_of_two_reworded_originals_is_approved_for_both():
    before = TranslatedText(("title",), "en", "旧", "The same.")
    texts = [replace(before, original=original) for original in ("甲", "乙")]
    approvals = with_approved(with_approved(Approvals(), [before]), texts)
    assert [approvals.state(text) for text in texts] == ["approved", "approved"]
    assert approvals.state(before) == "changed"
