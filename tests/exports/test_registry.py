"""The files on offer, found by name or suffix."""

from __future__ import annotations

import pytest

from workplan import Plan, WorkplanError
from workplan.edition.edition import Edition
from workplan.exports.registry import exports, find_export


@pytest.mark.parametrize(
    ("requested", "name"),
    [
        ("xlsx", "plan.xlsx"),
        (".docx", "plan.docx"),
        ("en.docx", "plan.en.docx"),
        ("json", "plan.json"),
        ("schema.json", "plan.schema.json"),
        ("plan.zh.docx", "plan.zh.docx"),
        ("faguichu.xlsx", "units/faguichu.xlsx"),
    ],
)
def test_names_and_suffixes_lead_to_files(edition, requested, name):
    assert find_export(edition, requested).name == name


@pytest.mark.parametrize("requested", ["plan.xls", "pdf", "", ".", "../plan.xlsx", "units/"])
def test_an_unknown_name_is_told_with_those_that_there_are(edition, requested):
    with pytest.raises(WorkplanError, match=r"没有叫“.*plan\.xlsx, .* / There is no file"):
        find_export(edition, requested)


def test_what_no_cell_can_hold_is_told_not_cut(plan):
    data = plan.model_dump(mode="json", exclude_none=True)
    data["sections"][0]["points"][0]["measures"][0]["zh"] = "长" * 32_768
    edition = Edition(Plan.model_validate(data))
    with pytest.raises(WorkplanError, match="超过32767字"):
        find_export(edition, "xlsx").make(edition)


def test_a_plan_in_one_language_has_one_document(plan):
    data = plan.model_dump(mode="json", exclude_none=True)
    edition = Edition(Plan.model_validate({**data, "languages": ["zh"]}))
    names = [name for name in exports(edition) if name.endswith(".docx")]
    assert names == ["plan.docx"]
    for file in exports(edition).values():
        assert file.make(edition)
