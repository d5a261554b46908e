"""What an editor should know and what stops nothing: texts to translate or to look at again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path as FilePath

from workplan.locales.messages import bilingual
from workplan.plan.errors import Problem
from workplan.plan.loader import read_plan_file
from workplan.plan.raw_plan import RawPlan, describe_path
from workplan.plan.yaml_reader import Source
from workplan.translation.approvals import Approvals, approvals_of, read_approvals, translated_texts


def translation_notices(file: FilePath) -> tuple[Problem, ...]:
    """The notices of a plan's file, in its order.

    Raises:
        PlanError: with every problem of the file.
    """
    source, _ = read_plan_file(file, file.as_posix())
    approvals = read_approvals(approvals_of(file))
    found = [*_unreadable(file, approvals), *_notices(source, RawPlan(source.data), approvals)]
    return tuple(sorted(found, key=lambda problem: problem.line))


def _unreadable(file: FilePath, approvals: Approvals) -> Iterator[Problem]:
    if not approvals.readable:
        name = approvals_of(file).as_posix()
        yield Problem(name, 1, "", bilingual("approvals_unreadable", {"file": name}))


def _notices(source: Source, tree: RawPlan, approvals: Approvals) -> Iterator[Problem]:
    for text in translated_texts(tree):
        state = approvals.state(text.tag, text.original, text.translation)
        key = {"missing": "not_translated", "changed": "original_changed"}.get(state)
        if key:
            line, where = source.line(text.path), describe_path(text.path, tree)
            yield Problem(source.file, line, where, bilingual(key, {"tag": text.tag}))
