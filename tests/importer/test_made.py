"""Plans made up in every form: thousands of points, no lost character, no traceback."""

from __future__ import annotations

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from importer.made_texts import Made, made
from importer.support import FORMS, draft_of, nothing_is_lost, plain
from workplan import PlanError, parse_plan
from workplan.importer import Outcome, read_plan
from workplan.importer.report import report_json, report_text

SLOW = settings(
    deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
SEEDS = 500


@st.composite
def documents(draw: st.DrawFn) -> Made:
    return made(lambda options: draw(st.sampled_from(options)))


@given(documents())
@settings(SLOW, max_examples=1000)
def test_no_made_document_loses_a_character(document):
    outcome = read_plan(document.text.encode(), "made.txt")
    assert outcome.found, outcome.refusal and outcome.refusal.key
    nothing_is_lost(outcome)


def told(outcome: Outcome) -> None:
    """Whatever came of it, both reports can be made, and the draft can be checked."""
    assert report_text(outcome)
    assert report_json(outcome)
    if outcome.found:
        try:
            parse_plan(draft_of(outcome.found))
        except PlanError as error:
            assert error.problems


def right(document: Made) -> int:
    """How many points of a document are right in number, heading, section, units and notes."""
    outcome = read_plan(document.text.encode(), "made.txt")
    got = [(s, p) for s in (outcome.found.sections if outcome.found else ()) for p in s.points]
    return sum(
        point.num == true.num
        and plain(point.heading) == plain(true.heading)
        and plain(section.words) == plain(true.section)
        and [plain(unit) for unit in point.units]
        == [plain(unit) for unit in (true.units if true.noted else [])]
        and bool(point.all_notes) == true.noted
        for (section, point), true in zip(got, document.points, strict=False)
    )


def test_98_of_100_points_of_made_documents_are_right():
    documents_ = [
        made(random.Random(seed).choice)  # noqa: S311 (the same documents every time)
        for seed in range(SEEDS)
    ]
    points = sum(len(document.points) for document in documents_)
    assert points > 4_000
    assert sum(map(right, documents_)) >= 0.98 * points


PIECES = st.sampled_from(
    ["一、", "（一）", "1.", "2、", "(责任单位：", "）", "〔", "\t", "|", "\n", "\r", "。", "附件：", "由", "负责。",
     "责任单位：", "\x00", "\ufeff", "\u202e", "“", "《", "①", "办公室", " " * 9, "\u3000\u3000", "第一部分", "工作要点"]
)  # fmt: skip


@given(st.sampled_from(FORMS), st.data())
@settings(SLOW, max_examples=300)
def test_a_form_with_a_piece_changed_makes_no_traceback_and_loses_nothing(form, data):
    text = form.read_text("utf-8")
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 60)))
    changed = text[:start] + data.draw(PIECES) * data.draw(st.integers(1, 3)) + text[end:]
    outcome = read_plan(changed.encode(), "changed.txt")
    nothing_is_lost(outcome)
    told(outcome)


@given(st.lists(PIECES, max_size=60).map("".join))
@settings(SLOW, max_examples=300)
def test_any_heap_of_marks_makes_no_traceback(text):
    outcome = read_plan(text.encode(), "heap.txt")
    nothing_is_lost(outcome)
    told(outcome)


@given(st.binary(max_size=300))
@settings(SLOW, max_examples=200)
@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.docx"])
def test_any_bytes_are_read_or_refused(name, raw):
    outcome = read_plan(raw, name)
    nothing_is_lost(outcome)
    told(outcome)
