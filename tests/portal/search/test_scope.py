"""The files of a scope: what a changed plan rewrites, and what stays."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import replace

import pytest
from conftest import ROOT

from portal.search.index_reading import decode, terms_wanted
from workplan.edition.edition import Edition
from workplan.pages.data_script import script_data
from workplan.portal.search.box import BOX, FOLDER, Scope, box_file
from workplan.portal.search.ndjson import published_plans
from workplan.portal.search.postings import bucket_of
from workplan.portal.search.query import parse_query
from workplan.portal.search.scope import EMPTY, HEAD, ScopeState, update_scope
from workplan.portal.search.texts import PlanTexts

sys.path.insert(0, str(ROOT / "bench"))

from portal_plans import PlanMaker


@pytest.fixture(scope="module")
def plans(edition: Edition) -> list[PlanTexts]:
    return PlanMaker(edition).plans(200)


class Published:
    """A scope as it lies in a folder."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.state = EMPTY
        self.asked: list[str] = []

    def publish(self, plans: Iterable[PlanTexts]) -> tuple[set[str], set[str]]:
        """What was written and what was removed."""
        by_address = {plan.address: plan for plan in plans}
        self.asked = []

        def texts(address: str) -> PlanTexts:
            self.asked.append(address)
            return by_address[address]

        digests = {address: str(hash(plan.pack())) for address, plan in by_address.items()}
        update = update_scope(self.state, digests, texts)
        self.state = ScopeState.from_json(update.state.to_json())
        assert self.state == update.state
        self.files |= update.files
        for path in update.removed:
            del self.files[path]
        return {*update.files}, {*update.removed}

    def find(self, typed: str) -> set[tuple[str, str]]:
        """The points that a query finds, by address and id, as a browser finds them."""
        (part,) = parse_query(typed).parts
        head = script_data(self.files[HEAD].decode())
        found = set()
        for folder, buckets, stride, first, last in head["layers"]:
            size = (last - first + 1) * stride
            lists = []
            for wanted in terms_wanted(part[0]):
                text = script_data(self.files[f"{folder}/{bucket_of(wanted, buckets)}.js"].decode())
                listed = dict(zip(text.split(" ")[::2], text.split(" ")[1::2], strict=False))
                lists.append(set(decode(listed.get(wanted, ""), size)))
            for number in set.intersection(*lists):
                slot = first + number // stride
                if slot not in head["gone"]:
                    plan = PlanTexts.from_pack(self.files[f"texts/{slot}.js"])
                    found.add((plan.address, plan.points[number % stride].id))
        return found


def changed(plan: PlanTexts, words: str) -> PlanTexts:
    point = plan.points[0]
    measures = {**point.measures, "zh": (words, *point.measures["zh"])}
    return replace(plan, points=(replace(point, measures=measures), *plan.points[1:]))


def test_nothing_changed_writes_nothing(plans):
    scope = Published()
    scope.publish(plans)
    assert scope.publish(plans) == (set(), set())
    assert scope.asked == []


def test_one_changed_plan_writes_a_few_files(plans):
    scope = Published()
    scope.publish(plans)
    before = dict(scope.files)
    written, removed = scope.publish([*plans[:7], changed(plans[7], "量子"), *plans[8:]])
    assert len(written) <= 15
    assert removed == {"texts/7.js"}
    assert set(scope.asked) == {plans[7].address}
    kept = set(before) - {HEAD, "plans.json", "texts/7.js"}
    assert all(scope.files[path] == before[path] for path in kept)
    assert scope.find("量子") == {(plans[7].address, "1")}
    assert len(scope.find("教育")) == len(
        {
            (plan.address, point.id)
            for plan in plans
            for point in plan.points
            if any("教育" in text for text in point.texts())
        }
    )


def test_a_plan_that_goes_is_found_no_more_and_a_new_one_is(plans):
    scope = Published()
    scope.publish(plans[:100])
    scope.publish([*plans[1:100], changed(plans[150], "量子")])
    found = scope.find("教育")
    assert plans[0].address not in {address for address, _ in found}
    assert scope.find("量子") == {(plans[150].address, "1")}
    scope.publish(plans[1:100])
    assert scope.find("量子") == set()


def test_many_changes_write_the_base_anew_with_the_packs_as_they_are(plans):
    scope = Published()
    scope.publish(plans[:100])
    many = [changed(plan, "量子") for plan in plans[:8]]
    scope.publish([*many, *plans[8:100]])
    assert len(scope.state.layers) == 2
    many = [changed(plan, "量子") for plan in plans[:9]]
    written, removed = scope.publish([*many, *plans[9:100]])
    assert len(scope.state.layers) == 1
    assert {path for path in written if path.startswith("texts/")} == {"texts/108.js"}
    assert "texts/8.js" in removed
    assert len(scope.find("量子")) == 9
    named = {path for layer in scope.state.layers for path in layer.paths()}
    packs = {scope.state.pack_path(address) for address in scope.state.plans}
    assert set(scope.files) == named | packs | {HEAD, "plans.json"}


def test_a_scope_without_plans_has_no_files(plans):
    scope = Published()
    scope.publish(plans[:3])
    scope.publish([])
    assert scope.files == {}
    assert scope.publish([]) == (set(), set())
    scope.publish(plans[:3])
    assert scope.find("教育")


def test_a_plan_without_points_is_no_obstacle():
    scope = Published()
    scope.publish([PlanTexts("a/", {"zh": "局"}, {"zh": "要点"}, 2024, (), ())])
    assert scope.find("教") == set()


def test_the_same_plans_give_the_same_bytes(plans):
    first, second = Published(), Published()
    first.publish(plans[:30])
    second.publish(plans[:30])
    assert first.files == second.files


def test_all_published_plans_are_read_again(plans):
    scope = Published()
    scope.publish(plans[:5])
    scope.publish([changed(plans[0], "量子"), *plans[1:5]])
    box = box_file([Scope(2024, "a")], {})
    files = {
        FOLDER + BOX: box,
        **{f"{FOLDER}2024/a/{path}": content for path, content in scope.files.items()},
    }
    found = {plan.address: plan for plan in published_plans(files.__getitem__)}
    assert found == {plan.address: plan for plan in [changed(plans[0], "量子"), *plans[1:5]]}
