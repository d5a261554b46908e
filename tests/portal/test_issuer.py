"""One issuer's part of a portal: its pages, and its place."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from lxml.html import fromstring

from portal.built_portal import JIA, REAL, Build

pytestmark = pytest.mark.slow
pytest_plugins = ["portal.built_portal"]


def test_a_file_of_others_in_an_issuer_s_place_is_refused(portal: Path, build: Build):
    page = portal / "site/yanshi/jia/gonganju/index.html"
    page.parent.mkdir(parents=True)
    page.write_text("mine", "utf-8")
    shutil.copytree(portal / f"sample/plans/{JIA}", portal / "sample/plans/yanshi/jia/gonganju")
    summary = build()
    assert any("yanshi/jia/gonganju" in problem for problem in summary.problems)
    assert page.read_text("utf-8") == "mine"
    assert [*page.parent.rglob("*")] == [page]


def test_what_a_plan_says_is_what_its_own_site_says(portal: Path, site: Path):
    for page in (
        "2024/points/9/index.html",
        "2024/terms/index.html",
        "2024/for/parents/index.html",
    ):
        ours, alone = (
            (folder / page).read_text("utf-8") for folder in (portal / "site" / REAL, site)
        )
        assert shown(ours) == shown(alone), page


def shown(html: str) -> list[str]:
    """The words of a page's content."""
    return "".join(fromstring(html).get_element_by_id("content").itertext()).split()
