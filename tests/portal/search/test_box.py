"""What the search box reads first: the scopes."""

from __future__ import annotations

import pytest

from workplan.pages.data_script import script_data
from workplan.portal.search.box import Scope, box_file, scope_regions


def test_newest_scopes_come_first():
    scopes = [Scope(2023, "z"), Scope(2024, "z"), Scope(2024, "a/b"), Scope(2024, "")]
    listed = [scope[0] for scope in script_data(box_file(scopes, {}).decode())["scopes"]]
    assert listed == ["2024/all/", "2024/a_b/", "2024/z/", "2023/z/"]


@pytest.mark.parametrize(
    ("plans", "wanted"),
    [
        ({"a": 1, "a/b": 1999}, {"a": "", "a/b": ""}),
        ({"a": 1, "a/b": 1999, "c": 1}, {"a": "a", "a/b": "a", "c": "c"}),
        ({"a": 1, "a/b": 2000, "a/c/d": 7}, {"a": "a", "a/b": "a/b", "a/c/d": "a/c"}),
        ({"a": 2001, "a/b": 1}, {"a": "a", "a/b": "a/b"}),
        ({}, {}),
    ],
)
def test_a_scope_is_as_wide_as_it_may_be(plans: dict[str, int], wanted: dict[str, str]):
    assert scope_regions(plans) == wanted
