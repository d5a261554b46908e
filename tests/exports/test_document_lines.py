"""The Word documents and the official-document format print the same lines."""

from __future__ import annotations

import pytest
from rich_plan import rich_plan

from exports.readers import docx_lines
from workplan import Plan
from workplan.edition.edition import Edition
from workplan.exports.registry import exports
from workplan.pages.views.official_document import official_document


def edition() -> Edition:
    """The rich plan with a group's heading and a section's text of whole sentences."""
    data = rich_plan().model_dump(mode="json", exclude_none=True)
    section = data["sections"][0]
    section["points"][0]["group"] |= {"zh": "组一。", "en": "Group one"}
    section["text"] = [{"zh": "一句。", "en": "One."}, {"zh": "两句。", "en": "Two."}]
    return Edition(Plan.model_validate(data))


def written(edition: Edition, language: str) -> list[str]:
    document = exports(edition)[f"plan.{language}.docx"].make(edition)
    return docx_lines(document, "Heading 1", "Body Text")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_official_document_says_what_the_document_says(language):
    plan = edition()
    form = official_document(plan, language).paragraphs
    assert [line.lead_in + line.text for line in form] == written(plan, language)


def test_headings_and_sentences_keep_their_ends():
    plan = edition()
    assert "（一）组一。" in written(plan, "zh")
    assert "一句。两句。" in written(plan, "zh")
    assert "One. Two." in written(plan, "en")


def test_a_translation_states_units_and_deadlines_where_they_belong():
    lines = written(edition(), "en")
    assert (
        "4. Task 4. (1) Part one. Part one goes on. [Responsible units: 乙处 Office] (2) Part two."
        " [Responsible units: 丙处 Office] (Deadline: June) (3) Part three."
    ) in lines
