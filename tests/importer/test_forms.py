"""Plans as bureaus write them, in many forms; each with what must be found in it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from importer.support import FORMS, REFUSED, SHOWN, draft_of, nothing_is_lost, plain, read
from workplan import parse_plan
from workplan.edition.edition import Edition
from workplan.importer import read_plan
from workplan.plan.fields import comparison_key
from workplan.plan.source_text import source_text


@dataclass(frozen=True)
class Want:
    title: str
    points: list[list[str]]


def wanted(form: Path) -> Want:
    """Title; then a line a point: section, number, heading, units."""
    title, *lines = form.with_suffix(".want").read_text("utf-8").split("\n")
    return Want("" if title == "-" else title, [line.split("\t") for line in lines if line])


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.stem)
def test_a_form_gives_its_points(form):
    outcome, want = read(form), wanted(form)
    assert outcome.found, outcome.refusal and outcome.refusal.key
    nothing_is_lost(outcome)
    assert plain(outcome.found.title) == plain(want.title)
    got = [
        [section.words, str(point.num), point.heading, "+".join(point.units)]
        for section in outcome.found.sections
        for point in section.points
    ]
    assert [[plain(part) for part in one] for one in got] == [
        [plain(part) for part in one] for one in want.points
    ]
    assert not outcome.found.unplaced


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.stem)
def test_a_form_s_draft_can_be_shown_and_gives_the_text_back(form):
    found = read(form).found
    draft = draft_of(found)
    if not found.title:
        draft += b"title:\n  zh: \xe6\xa0\x87\xe9\xa2\x98\n"
    plan = parse_plan(draft)
    edition = Edition(plan)
    assert len(edition.points) == len(found.points)  # every point has an id of its own
    shown = "".join(piece.text for piece in found.pieces if piece.kind in SHOWN)
    published = comparison_key(source_text(plan))
    if not found.title:
        published = published.removeprefix(comparison_key(plan.title["zh"]))
    assert published.replace("|", "") == comparison_key(shown).replace("|", "")


@pytest.mark.parametrize("file", REFUSED, ids=lambda file: file.stem)
def test_what_is_no_plan_or_not_whole_is_refused_with_its_reason(file):
    outcome = read(file)
    assert outcome.code == 2
    assert outcome.refusal.key == file.stem.rpartition(".")[2]


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.stem)
def test_any_form_cut_in_its_last_sentence_is_no_whole_import(form):
    """Cut in the middle of the last point's words: refused, or at least not passed as fine."""
    text = form.read_text("utf-8")
    points = read(form).found.points
    last = points[-1].measures[-1].text if points[-1].measures else points[-1].heading
    words = last.split("\n")[0][:6]  # lines may be wrapped further on
    cut = text[: text.rindex(words) + max(2, len(words) // 2)]
    assert read_plan(cut.encode(), "cut.txt").code in {1, 2}
