"""Reads a plan file: the result is a plan, or all problems of the file at once."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from workplan.locales.locale import messages
from workplan.plan.checks import Rule, all_findings
from workplan.plan.errors import Finding, PlanError, Problem, shown_path
from workplan.plan.fields import Record
from workplan.plan.model import Plan
from workplan.plan.raw_plan import RawPlan, describe_path
from workplan.plan.validation_errors import validation_findings
from workplan.plan.yaml_reader import Source, read_bytes, read_file

RecordType = TypeVar("RecordType", bound=Record)


def load_plan(path: Path, shown_as: str | None = None) -> Plan:
    """The plan in a file.

    Args:
        path: the YAML file, UTF-8.
        shown_as: the name that problems give the file; the path itself if left out.

    Raises:
        PlanError: with every problem of the file.
    """
    return read_plan_file(path, shown_as)[1]


def read_plan_file(path: Path, shown_as: str | None = None) -> tuple[Source, Plan]:
    """A plan with its source: the raw data and their lines.

    Raises:
        PlanError: with every problem of the file.
    """
    source = read_file(path, shown_as or shown_path(path))
    return source, _plan(source)


def load_record(path: Path, model: type[RecordType], rules: Iterable[Rule]) -> RecordType:
    """What another YAML file than a plan says, read and checked in the same way.

    Args:
        path: the YAML file, UTF-8.
        model: what its data are to be.
        rules: what finds mistakes in the raw data that the model does not.

    Raises:
        PlanError: with every problem of the file.
    """
    return _record(readable_source(path), model, rules)


def readable_source(path: Path) -> Source:
    """The raw data of a file that need not be a valid plan.

    Raises:
        PlanError: the file cannot be read as YAML.
    """
    return _require_readable(read_file(path, shown_path(path)))


def parse_plan(raw: bytes, shown_as: str = "plan.yaml") -> Plan:
    """The plan in the bytes of a plan file.

    Raises:
        PlanError: with every problem of the file.
    """
    return _plan(read_bytes(raw, shown_as))


def _plan(source: Source) -> Plan:
    return _record(_require_readable(source), Plan, (all_findings,))


def _require_readable(source: Source) -> Source:
    if any(not finding.path for finding in source.findings):
        raise PlanError(_problems(source, RawPlan(source.data), source.findings))
    return source


def _record(source: Source, model: type[RecordType], rules: Iterable[Rule]) -> RecordType:
    tree = RawPlan(source.data)
    findings = [*source.findings]
    try:
        record = model.model_validate(tree.data)
    except ValidationError as error:
        findings += validation_findings(error, tree, model)
    findings += [finding for rule in rules for finding in rule(tree)]
    if findings:
        raise PlanError(_problems(source, tree, findings))
    return record


def _problems(source: Source, tree: RawPlan, findings: list[Finding]) -> tuple[Problem, ...]:
    problems = {_problem(source, tree, finding): None for finding in findings}
    return tuple(sorted(problems, key=lambda problem: (problem.line, problem.where)))


def _problem(source: Source, tree: RawPlan, finding: Finding) -> Problem:
    line = finding.line or source.line(finding.path)
    where = describe_path(finding.path, tree)
    return Problem(source.file, line, where, messages(finding.key, finding.details))
