"""Plans in the database of the search, and what is to be found in them."""

from __future__ import annotations

import sys

from conftest import ROOT

from workplan.edition.edition import Edition
from workplan.portal.search import groonga as module
from workplan.portal.search.groonga import Search
from workplan.portal.search.query import normalize, parse_query
from workplan.portal.search.texts import PlanTexts, PointText

sys.path.insert(0, str(ROOT / "bench"))

from portal_plans import PlanMaker

ODD = PlanTexts(
    "odd/2023/",
    {"zh": "局"},
    {"zh": "要点"},
    2023,
    ("a", "b"),
    (
        PointText("1", {}, {"zh": ('推进AI教育 和 𠮷野家、“C++”|\\" 达到3.5%。',)}),
        PointText("2", {}, {"zh": ("学 校",)}),
    ),
)
QUERIES = [
    "学",
    "教育",
    "双随机",
    "enforcement",
    "e",
    "polic",
    "policies",
    "schools",
    "law-based",
    "ai",
    "i教育",
    "c++",
    "教育 ai",
    "3.5",
    "5%",
    "𠮷",
    "学校",
    '"',
    "\\",
    '\\"',
    "|",
    "教|育",
    "␣",
    "量子",
    "行政執法",
    "、和",
    "和 、",
]


def searched_plans(edition: Edition) -> list[PlanTexts]:
    return [*PlanMaker(edition).plans(40), ODD]


def truth(plans, typed: str) -> dict[str, list[str]]:
    query = parse_query(typed, module.traditional_forms())
    found = {
        plan.address: [
            point.id
            for point in plan.points
            if query.parts and query.matches([*map(normalize, point.texts())])
        ]
        for plan in plans
    }
    return {address: points for address, points in found.items() if points}


def everything(search: Search, typed: str, **chosen) -> tuple[dict[str, list[str]], int, int]:
    found: dict[str, list[str]] = {}
    while True:
        answer = search.answer(typed, offset=len(found), **chosen)
        if not answer["found"]:
            return found, answer["points"], answer["plans"]
        found |= {
            plan["address"]: [point[0] for point in plan["points"]] for plan in answer["found"]
        }
