"""All editions of a site: this year's plan and the earlier ones in ``archive/`` beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from workplan.edition.edition import Edition
from workplan.edition.urls import STANDALONE, SiteContext
from workplan.locales.locale import messages
from workplan.plan.errors import PlanError, Problem, shown_path
from workplan.plan.loader import load_plan
from workplan.plan.model import Plan

ARCHIVE_FOLDER = "archive"


def load_editions(file: Path, shown_as: str | None = None) -> tuple[Edition, ...]:
    """The editions of a plan file and of ``archive/*.yaml`` beside it, the newest first.

    Args:
        file: this year's plan.
        shown_as: the name that problems give the file; its own path if left out.

    Raises:
        PlanError: with every problem of every file.
    """
    shown_file = Path(shown_as or file)
    shown_paths = {file: shown_file, **_archived_files(file, shown_file)}
    plans, problems = _load_plans(shown_paths)
    problems += _year_problems(plans, shown_paths)
    if problems:
        raise PlanError(tuple(problems))
    return editions_of(plans.values())


def _archived_files(file: Path, shown_file: Path) -> dict[Path, Path]:
    """The archived plan files, each with the path that problems give it."""
    folder = file.parent / ARCHIVE_FOLDER
    return {
        archived: shown_file.parent / ARCHIVE_FOLDER / archived.name
        for archived in sorted(folder.glob("*.yaml"))
        if _is_read(archived)
    }


def _is_read(file: Path) -> bool:
    """Whether a file is taken for an archived plan: a lock of an office program is none."""
    return file.suffix == ".yaml" and not file.name.startswith((".", "~$")) and not file.is_dir()


def archive_notices(plan_file: Path) -> Iterator[Problem]:
    """Notices of what is in the archive of a plan file, but is not read.

    Files that start with a dot are the system's, and are not mentioned.
    """
    folder = plan_file.parent / ARCHIVE_FOLDER
    if folder.is_dir():
        paths = sorted(path for path in folder.iterdir() if not path.name.startswith("."))
        unread = [path for path in paths if not _is_read(path)]
    else:
        unread = [folder] if folder.exists() else []
    for path in unread:
        yield Problem(shown_path(path), 1, "", messages("archive_not_read", {}))


def _load_plans(shown_paths: dict[Path, Path]) -> tuple[dict[Path, Plan], list[Problem]]:
    plans: dict[Path, Plan] = {}
    problems: list[Problem] = []
    for file, shown in shown_paths.items():
        try:
            plans[file] = load_plan(file, shown_path(shown))
        except PlanError as error:
            problems += error.problems
    return plans, problems


def _year_problems(plans: dict[Path, Plan], shown_paths: dict[Path, Path]) -> list[Problem]:
    """Archived plans that are not named after their year, repeat a year, or are too new."""
    problems: list[Problem] = []
    current_file, *archived_files = shown_paths
    current = plans.get(current_file)
    years = {current.year} if current else set()
    for file in archived_files:
        if file not in plans:
            continue
        year = plans[file].year
        if file.stem != str(year) or year in years or (current and year > current.year):
            message = messages("archive_year", {"year": str(year)})
            problems.append(Problem(shown_path(shown_paths[file]), 1, "year", message))
        years.add(year)
    return problems


def editions_of(
    plans: Iterable[Plan], site_context: SiteContext = STANDALONE
) -> tuple[Edition, ...]:
    """The editions of one issuer's plans, the newest first, each knowing the one before it."""
    in_order = sorted(plans, key=lambda plan: plan.year)
    years = tuple(plan.year for plan in reversed(in_order))
    editions: list[Edition] = []
    for plan in in_order:
        editions.append(Edition(plan, editions[-1] if editions else None, years, site_context))
    return tuple(reversed(editions))
