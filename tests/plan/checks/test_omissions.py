"""Small words of the Chinese and its quotation marks that the English may not leave out."""

from __future__ import annotations

import pytest

from plan.checks.support import findings
from workplan.plan.checks.omissions import quoted_labels_are_quoted, small_words_are_kept


@pytest.mark.parametrize(
    ("chinese", "english", "lost"),
    [
        ("严格管理。", "It will manage.", ["严格"]),
        ("严格管理。", "It will strictly manage.", []),
        ("全面推进管理。", "It will fully advance it.", ["全面推进"]),
        ("全面推进管理。", "It will advance it in all respects.", []),
        ("进一步抓好安全等工作。", "It will improve safety.", ["进一步", "等"]),
        ("进一步抓好安全等工作。", "It will further improve safety and other areas.", []),
        ("平等对待高等学校，等级不变。", "It will treat universities equally.", []),
    ],
)
def test_small_words_leave_a_trace(chinese, english, lost):
    found = findings(small_words_are_kept, measures=[{"zh": chinese, "en": english}])
    assert [details["word"] for _, _, details in found] == lost


@pytest.mark.parametrize(
    ("heading", "sentence", "wrong"),
    [
        ("Do “this”", "It will do “this.”", 0),
        ("Do the official name", "It will do “this.”", 0),
        ("Do “this” and “that”", "It will do “this.”", 1),
        ("Do “this”", "It will do this.", 1),
        ("Do “this”", "It will do “this” and “that.”", 1),
    ],
)
def test_quotation_marks_are_those_of_the_chinese(heading, sentence, wrong):
    found = findings(
        quoted_labels_are_quoted,
        heading={"zh": "做“这个”", "en": heading},
        measures=[{"zh": "做“这个”。", "en": sentence}],
    )
    assert [key for _, key, _ in found] == ["quotation_marks"] * wrong
