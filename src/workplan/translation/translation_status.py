"""Notices that do not stop a build: texts not yet translated, or to be checked again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path as FilePath

from workplan.locales.messages import bilingual
from workplan.plan.errors import Problem, shown_path
from workplan.plan.loader import read_plan_file
from workplan.plan.raw_plan import RawPlan, describe_path
from workplan.plan.yaml_reader import Source
from workplan.translation.approvals import (
    Approvals,
    approvals_file,
    read_approvals,
    translated_texts,
)


def translation_notices(plan_file: FilePath) -> tuple[Problem, ...]:
    """The notices about a plan's file, in its order.

    Raises:
        PlanError: with every problem of the file.
    """
    source, _ = read_plan_file(plan_file)
    file = approvals_file(plan_file)
    approvals = read_approvals(file)
    notices = list(_notices(source, RawPlan(source.data), approvals))
    if not approvals.readable:
        name = shown_path(file)
        notices.append(Problem(name, 1, "", bilingual("approvals_unreadable", {"file": name})))
    return tuple(sorted(notices, key=lambda notice: notice.line))


def _notices(source: Source, tree: RawPlan, approvals: Approvals) -> Iterator[Problem]:
    texts = list(translated_texts(tree))
    counts = Counter(text.language for text in texts)
    missing = Counter(text.language for text in texts if approvals.state(text) == "missing")
    untranslated = {language for language, count in missing.items() if count == counts[language]}
    for language in sorted(untranslated):
        details = {"tag": language, "count": str(counts[language])}
        line = source.line(("in_translation",))
        yield Problem(source.file, line, "", bilingual("nothing_translated", details))
    for text in texts:
        key = {"missing": "not_translated", "changed": "original_changed"}.get(
            approvals.state(text)
        )
        if key and text.language not in untranslated:
            line, where = source.line(text.path), describe_path(text.path, tree)
            yield Problem(source.file, line, where, bilingual(key, {"tag": text.language}))
