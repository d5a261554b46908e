"""The pages by audience: topics first, then by point what belongs to none."""

from __future__ import annotations

from typing import Any

from rich_plan import rich_plan, text

from workplan import Plan
from workplan.edition.edition import Edition
from workplan.edition.urls import RelativeUrls
from workplan.pages.views.audiences import AudienceView, audience_view, brief_view


def plan_for_parents(*topics: dict[str, Any]) -> Edition:
    """The rich plan with measures 1.2, 4.1 and 5.1 explained to parents."""
    data = rich_plan().model_dump(mode="json")
    points = data["sections"][0]["points"]
    for point, measure in ((1, 2), (4, 1), (5, 1)):
        explanation = text(f"解读{point}。", f"About {point}.")
        points[point - 1]["measures"][measure - 1]["readers"] = {"parents": explanation}
    data["topics"] = list(topics)
    return Edition(Plan.model_validate(data))


def topic(id_: str, *measures: str) -> dict[str, Any]:
    return {
        "id": id_,
        "name": text(id_, id_),
        "readers": ["parents"],
        "summary": [text("一。", "One."), text("二。", "Two.")],
        "measures": measures,
    }


def view(edition: Edition) -> AudienceView:
    return audience_view(edition, RelativeUrls("2024/for/parents/"), "parents")


def test_topics_begin_with_their_lines_and_each_measure_is_explained():
    shown = view(plan_for_parents(topic("b", "5.1", "1.1"), topic("a", "5.1")))
    assert [(group.anchor, [line["en"] for line in group.summary]) for group in shown.groups] == [
        ("topic-b", ["One.", "Two."]),
        ("topic-a", ["One.", "Two."]),
    ]
    measures = [
        [(measure.id, measure.anchor, bool(measure.explanation)) for measure in group.measures]
        for group in shown.groups
    ]
    assert measures == [
        [("5.1", "5.1", True), ("1.1", "1.1", False)],
        [("5.1", "", True)],  # an anchor stands once on a page
    ]


def test_each_measure_names_the_units_that_are_responsible_for_it():
    [first, second, *_] = view(plan_for_parents()).groups
    assert [unit.name["zh"] for unit in first.measures[0].units] == ["甲处"]
    assert [unit.name["zh"] for unit in second.measures[0].units] == ["乙处", "丙处"]


def test_without_topics_everything_is_by_point():
    shown = view(plan_for_parents())
    assert [group.anchor for group in shown.groups] == ["point-1", "point-4", "point-5"]


def test_the_plan_in_brief_has_every_topic_and_leads_to_more():
    edition = plan_for_parents(topic("b", "5.1"), topic("a", "1.1"))
    brief = brief_view(edition, RelativeUrls("2024/for/"))
    assert [(topic.id, topic.more) for topic in brief.topics] == [
        ("topic-b", (("parents", "parents/#topic-b"),)),
        ("topic-a", (("parents", "parents/#topic-a"),)),
    ]
    assert [audience.name for audience in brief.audiences] == ["parents"]
    assert brief_view(plan_for_parents(), RelativeUrls("2024/for/")).topics == ()
