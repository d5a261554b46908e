"""All editions of a site: this year's plan and the earlier ones in the archive beside it."""

from __future__ import annotations

from pathlib import Path

from workplan.edition.edition import Edition
from workplan.locales.locale import messages
from workplan.plan.errors import PlanError, Problem, shown_path
from workplan.plan.loader import load_plan
from workplan.plan.model import Plan

ARCHIVE = "archive"


def load_editions(file: Path, shown_as: str | None = None) -> tuple[Edition, ...]:
    """The editions of a plan's file and of ``archive/*.yaml`` beside it, the newest first.

    Raises:
        PlanError: with every problem of every file.
    """
    shown = Path(shown_as or file)
    places = {file: shown, **_archived(file, shown)}
    plans, problems = _loaded(places)
    problems += _out_of_order(plans, places)
    if problems:
        raise PlanError(tuple(problems))
    return _editions(sorted(plans.values(), key=lambda plan: plan.year))


def _archived(file: Path, shown: Path) -> dict[Path, Path]:
    found = sorted((file.parent / ARCHIVE).glob("*.yaml"))
    return {old: shown.parent / ARCHIVE / old.name for old in found}


def _loaded(places: dict[Path, Path]) -> tuple[dict[Path, Plan], list[Problem]]:
    plans: dict[Path, Plan] = {}
    problems: list[Problem] = []
    for place, shown in places.items():
        try:
            plans[place] = load_plan(place, shown_path(shown))
        except PlanError as error:
            problems += error.problems
    return plans, problems


def _out_of_order(plans: dict[Path, Plan], places: dict[Path, Path]) -> list[Problem]:
    """Archived plans not named for their year, of a year that is there, or newer than this one."""
    problems: list[Problem] = []
    this, *older = places
    years = [plans[this].year] if this in plans else []
    for place in older:
        if place not in plans:
            continue
        year = plans[place].year
        if place.stem != str(year) or year in years or (this in plans and year > plans[this].year):
            said = messages("archive_year", {"year": str(year)})
            problems.append(Problem(shown_path(places[place]), 1, "year", said))
        years.append(year)
    return problems


def _editions(plans: list[Plan]) -> tuple[Edition, ...]:
    years = tuple(plan.year for plan in reversed(plans))
    made: list[Edition] = []
    for plan in plans:
        made.append(Edition(plan, made[-1] if made else None, years))
    return tuple(reversed(made))
