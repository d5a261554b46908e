"""A plan file to a plan: every problem at once, or none."""

from __future__ import annotations

from pathlib import Path as FilePath

from pydantic import ValidationError

from workplan.locales.locale import messages
from workplan.plan.checks import all_findings
from workplan.plan.errors import Finding, PlanError, Problem, shown_path
from workplan.plan.model import Plan
from workplan.plan.raw_plan import RawPlan, describe_path
from workplan.plan.validation_errors import shape_findings
from workplan.plan.yaml_reader import Source, read_bytes, read_file


def load_plan(path: FilePath, shown_as: str | None = None) -> Plan:
    """Reads and checks a plan file.

    Args:
        path: the YAML file, UTF-8.
        shown_as: the name that problems give the file; the path itself if left out.

    Raises:
        PlanError: with every problem of the file.
    """
    return read_plan_file(path, shown_as)[1]


def read_plan_file(path: FilePath, shown_as: str | None = None) -> tuple[Source, Plan]:
    """A plan with the data and the lines that it was read from; arguments as for ``load_plan``.

    Raises:
        PlanError: with every problem of the file.
    """
    source = read_file(path, shown_as or shown_path(path))
    return source, _plan(source)


def parse_plan(raw: bytes, shown_as: str = "plan.yaml") -> Plan:
    """The same for the bytes of a plan file."""
    return _plan(read_bytes(raw, shown_as))


def _plan(source: Source) -> Plan:
    tree = RawPlan(source.data)
    if any(not finding.path for finding in source.findings):
        raise PlanError(_problems(source, tree, source.findings))
    plan, findings = _validated(tree)
    findings = [*source.findings, *findings, *all_findings(tree)]
    if findings or plan is None:
        raise PlanError(_problems(source, tree, findings))
    return plan


def _validated(tree: RawPlan) -> tuple[Plan | None, list[Finding]]:
    try:
        return Plan.model_validate(tree.data), []
    except ValidationError as error:
        return None, list(shape_findings(error, tree))


def _problems(source: Source, tree: RawPlan, findings: list[Finding]) -> tuple[Problem, ...]:
    problems = {_problem(source, tree, finding): None for finding in findings}
    return tuple(sorted(problems, key=lambda problem: (problem.line, problem.where)))


def _problem(source: Source, tree: RawPlan, finding: Finding) -> Problem:
    line = finding.line or source.line(finding.path)
    where = describe_path(finding.path, tree)
    return Problem(source.file, line, where, messages(finding.key, finding.details))
