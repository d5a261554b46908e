"""Traditional forms and readings of the plan's characters."""

from __future__ import annotations

from workplan.pages.search.chinese import characters_by_syllable, traditional_forms


def test_traditional_forms_are_those_of_the_plan_s_characters_that_it_does_not_have_itself():
    forms = traditional_forms(set("执后後𬭊"))
    assert forms["執"] == "执"
    assert forms["𨧀"] == "𬭊"
    assert "後" not in forms
    assert set(forms.values()) <= set("执后後𬭊")


def test_characters_are_read_in_context():
    characters = characters_by_syllable(["行政执法。", "行业，", "办法"])
    assert characters["xing"] == characters["hang"] == "行"
    assert characters["fa"] == "法"
