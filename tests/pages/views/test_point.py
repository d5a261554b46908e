"""The page of a point: its neighbours, its section's other points, what it lacks."""

from __future__ import annotations

import pytest
from rich_plan import rich_plan

from workplan.edition.edition import Edition
from workplan.edition.urls import RelativeUrls
from workplan.pages.views.point import PointView, point_view


@pytest.fixture(scope="module")
def pages() -> dict[str, PointView]:
    edition = Edition(rich_plan())
    return {
        point: point_view(edition, RelativeUrls(edition.urls.point(point)), point)
        for point in edition.point_ids
    }


def test_previous_and_next_are_the_points_before_and_after(pages):
    neighbours = {
        id_: (page.previous and page.previous.id, page.next and page.next.id)
        for id_, page in pages.items()
    }
    assert neighbours == {
        str(num): (str(num - 1) if num > 1 else None, str(num + 1) if num < 15 else None)
        for num in range(1, 16)
    }


@pytest.mark.parametrize(
    ("point", "first", "last"), [(1, 1, 12), (7, 1, 12), (8, 2, 13), (9, 3, 14), (14, 3, 14)]
)
def test_twelve_points_around_it_are_listed_and_it_is_marked(pages, point, first, last):
    siblings = pages[str(point)].siblings
    assert [link.id for link in siblings] == [str(num) for num in range(first, last + 1)]
    assert [link.id for link in siblings if link.current] == [str(point)]


def test_a_section_lists_its_own_points_only(pages):
    assert [link.id for link in pages["15"].siblings] == ["15"]


def test_points_without_a_target_say_so_where_others_have_one(pages, plan):
    assert [id_ for id_, page in pages.items() if not page.no_target] == ["5"]
    data = rich_plan().model_dump(mode="json")
    data["sections"][0]["points"][4]["measures"][0]["target"] = None
    edition = Edition(type(plan).model_validate(data))
    assert not point_view(edition, RelativeUrls("2024/points/1/"), "1").no_target


def test_a_point_without_a_heading_is_named_by_its_number(pages):
    page = pages["3"]
    assert (page.heading, page.note) == ({}, {})
    assert page.name == {"zh": "第3项", "en": "Point 3"}
    assert pages["1"].note == {"zh": "注任务", "en": "note 任务"}


def test_group_units_and_deadline_are_its_own(pages):
    assert {id_: page.group["zh"] for id_, page in pages.items() if page.group} == {
        "1": "（一）组一",
        "4": "（二）组二",
    }
    assert {id_ for id_, page in pages.items() if page.deadline} == {"2", "4"}
    assert [id_ for id_, page in pages.items() if not page.units] == ["4"]
    assert [measure.id for measure in pages["4"].measures] == ["4.1", "4.2", "4.3", "4.4"]


def test_numbers_that_begin_anew_in_each_section_have_more_room(pages, plan):
    assert not any(page.long_numbers for page in pages.values())
    data = rich_plan().model_dump(mode="json")
    data["sections"][1]["points"][0]["num"] = 1
    edition = Edition(type(plan).model_validate(data))
    assert edition.point_ids[0] == "1-1"
    assert point_view(edition, RelativeUrls("2024/points/1-1/"), "1-1").long_numbers
