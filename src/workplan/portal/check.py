"""The check of a portal's files: what it passes, a build makes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from workplan.locales.locale import messages
from workplan.plan.errors import PlanError, Problem, shown_path
from workplan.portal.plan_files import list_plan_files, plan_bytes, plan_of_year
from workplan.portal.project import PortalProject


def portal_problems(project: PortalProject) -> Iterator[Problem]:
    """Every problem: of the settings, of where files stand, and of the plans in them."""
    regions = None
    try:
        regions = project.settings.regions
    except PlanError as error:
        yield from error.problems
    files = list_plan_files(project.plans_folder, regions)
    yield from files.problems
    for file in files.plans:
        yield from _plan_problems(file)


def _plan_problems(file: Path) -> Iterator[Problem]:
    name = shown_path(file)
    try:
        plan_of_year(plan_bytes(file), name)
    except PlanError as error:
        yield from error.problems
    except OSError as error:
        reason = str(error.strerror or error)
        yield Problem(name, 1, "", messages("file_unreadable", {"reason": reason}))
