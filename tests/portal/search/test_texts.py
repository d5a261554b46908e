"""The texts of a plan, and its pack."""

from __future__ import annotations

from dataclasses import replace

from workplan.edition.edition import Edition
from workplan.portal.search.texts import PlanTexts, PointText, plan_texts


def test_a_pack_is_read_as_it_was_written(edition: Edition):
    plan = plan_texts(edition, "a/2024/", ("a", "b"))
    assert [point.id for point in plan.points] == [*edition.points]
    assert set(plan.points[0].measures) == {"zh", "en"}
    odd = replace(plan, issuer={"zh": "'\\'\\\\\"\n\u2028"})
    assert PlanTexts.from_pack(odd.pack()) == odd


def test_a_point_has_all_its_texts():
    point = PointText("1", {"zh": "一", "en": "one"}, {"zh": ("二", "三")})
    assert [*point.texts()] == ["一", "one", "二", "三"]
