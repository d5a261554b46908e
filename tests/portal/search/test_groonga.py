"""Groonga finds what the files find."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from portal.search.searched_plans import QUERIES, everything, truth
from workplan.plan.errors import BuildError
from workplan.portal.search import groonga as module
from workplan.portal.search.groonga import DATABASE, Search, write_database

pytestmark = pytest.mark.usefixtures("groonga")


@pytest.fixture(scope="module")
def search(folder: Path) -> Iterator[Search]:
    with module.groonga(folder / DATABASE) as database:
        yield Search(database)


def test_all_points_with_a_query_are_found_and_counted(search: Search, plans):
    pick = random.Random(3)  # noqa: S311 - the same pieces on every run
    texts = [text for plan in plans for point in plan.points for text in point.measures["zh"]]
    pieces = []
    for _ in range(60):
        text = pick.choice(texts)
        start = pick.randrange(len(text))
        pieces.append(text[start : start + pick.randint(1, 8)])
    for query in (*QUERIES, *pieces):
        wanted = truth(plans, query)
        found, points, count = everything(search, query)
        assert found == wanted, query
        assert (points, count) == (sum(map(len, wanted.values())), len(wanted)), query


def test_a_year_and_a_region_narrow_it(search: Search):
    assert [*everything(search, "教育", year=2023)[0]] == ["odd/2023/"]
    assert [*everything(search, "教育", region="a")[0]] == ["odd/2023/"]
    assert [*everything(search, "教育", region="a/b")[0]] == ["odd/2023/"]
    assert everything(search, "教育", region="a/c") == ({}, 0, 0)
    assert len(everything(search, "学", year=2024)[0]) == 40


@pytest.mark.parametrize(
    "hostile",
    [
        '") || true || content @ ("',
        "a\nshutdown",
        "a&table=Plans",
        "\x00",
        "\\",
        '\\" || 1',
        "教育\n[{}]",
        "🙂",
        "\ud800"[:0] or "%22",
        "(" * 100,
    ],
)
def test_no_query_is_a_command(search: Search, plans, hostile: str):
    assert everything(search, hostile)[0] == truth(plans, hostile)
    assert everything(search, "双随机")[0] == truth(plans, "双随机")


def test_without_groonga_that_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setenv("PATH", "")
    with pytest.raises(BuildError, match="groonga-bin"):
        write_database(tmp_path, [])
