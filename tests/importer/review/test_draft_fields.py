"""The fields of any draft."""

from __future__ import annotations

import pytest

from importer.review.reviews import TEXT
from workplan.importer import read_plan
from workplan.importer.review.page import review_page
from workplan.plan.yaml_reader import read_bytes


@pytest.mark.parametrize(
    "draft", ["sections: 5", "title: [a]\nsections:\n  - 3\n  - points: {a: b}", "{}"]
)
def test_any_mapping_is_set_beside_the_source(draft):
    outcome = read_plan(TEXT.encode(), "a.txt")
    review_page(outcome, read_bytes(draft.encode(), "plan.yaml"), ("a", "b"))
