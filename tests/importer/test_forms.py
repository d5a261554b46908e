"""Plans in the many forms that bureaus use, each with the expected result."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from importer.support import (
    FORMS,
    REJECTED,
    SHOWN_KINDS,
    assert_nothing_is_lost,
    draft_of,
    plain,
    read,
)
from workplan import parse_plan
from workplan.edition.edition import Edition
from workplan.importer import read_plan
from workplan.importer.result import ParseResult
from workplan.plan.fields import comparison_key
from workplan.plan.source_text import source_text


@dataclass(frozen=True)
class Expected:
    title: str
    points: list[list[str]]


def expected_result(form: Path) -> Expected:
    """Reads the title, then a line for each point: section, number, heading, units."""
    title, *lines = form.with_suffix(".want").read_text("utf-8").split("\n")
    points = [list(map(plain, line.split("\t"))) for line in lines if line]
    return Expected("" if title == "-" else title, points)


def points_of(result: ParseResult) -> list[list[str]]:
    """Section, number, heading and units of each point."""
    return [
        list(
            map(plain, [section.full_heading, str(point.num), point.heading, "+".join(point.units)])
        )
        for section in result.sections
        for point in section.points
    ]


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.stem)
def test_a_form_gives_its_points(form):
    outcome, expected = read(form), expected_result(form)
    assert outcome.result, outcome.rejection and outcome.rejection.key
    assert_nothing_is_lost(outcome)
    assert plain(outcome.result.title) == plain(expected.title)
    assert points_of(outcome.result) == expected.points
    assert not outcome.result.unplaced


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.stem)
def test_a_form_s_draft_can_be_shown_and_gives_the_text_back(form):
    result = read(form).result
    draft = draft_of(result)
    if not result.title:
        draft += b"title:\n  zh: \xe6\xa0\x87\xe9\xa2\x98\n"
    plan = parse_plan(draft)
    edition = Edition(plan)
    assert len(edition.points) == len(result.points)  # every point has an id of its own
    shown = "".join(piece.text for piece in result.pieces if piece.kind in SHOWN_KINDS)
    restored = comparison_key(source_text(plan))
    if not result.title:
        restored = restored.removeprefix(comparison_key(plan.title["zh"]))
    assert restored.replace("|", "") == comparison_key(shown).replace("|", "")


@pytest.mark.parametrize("file", REJECTED, ids=lambda file: file.stem)
def test_other_texts_and_incomplete_plans_are_rejected_with_the_reason(file):
    outcome = read(file)
    assert outcome.exit_code == 2
    assert outcome.rejection.key == file.stem.rpartition(".")[2]


@pytest.mark.parametrize("separator", ["", " "], ids=["joined", "spaced"])
@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.stem)
def test_a_form_without_line_breaks_is_right_or_has_to_be_reviewed(form, separator):
    lines = (line.strip() for line in form.read_text("utf-8").splitlines())
    outcome = read_plan(separator.join(filter(None, lines)).encode(), "flat.txt")
    assert_nothing_is_lost(outcome)
    if outcome.exit_code == 0:
        assert points_of(outcome.result) == expected_result(form).points


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.stem)
def test_any_form_cut_in_its_last_sentence_is_not_complete(form):
    """A text cut in the middle of its last point is rejected, or at least has to be reviewed."""
    text = form.read_text("utf-8")
    points = read(form).result.points
    last = points[-1].measures[-1].text if points[-1].measures else points[-1].heading
    words = last.split("\n")[0][:6]  # lines may be wrapped further on
    cut = text[: text.rindex(words) + max(2, len(words) // 2)]
    assert read_plan(cut.encode(), "cut.txt").exit_code in {1, 2}
