"""Which rows of a returned sheet may go into the plan, and why the others may not."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from workplan.locales.locale import messages
from workplan.locales.messages import bilingual
from workplan.plan.checks import all_findings
from workplan.plan.errors import Finding
from workplan.plan.model import Plan
from workplan.plan.raw_plan import RawPlan
from workplan.plan.yaml_reader import FORBIDDEN, Data, Path
from workplan.translation.approvals import Translated, translated_texts
from workplan.translation.sheet_reader import ReturnedSheet, SheetRow
from workplan.translation.text_ids import TextIds

_MOST_ROUNDS = 5


@dataclass(frozen=True)
class RowRefusal:
    """A row that was not taken in, and why."""

    row: SheetRow
    told: tuple[str, ...]
    """The reason in each language of messages."""

    @classmethod
    def because(cls, row: SheetRow, key: str, **details: str) -> RowRefusal:
        """A refusal for a reason of our own."""
        return cls(row, bilingual(key, {"id": row.id, **details}))


@dataclass
class Intake:
    """What becomes of the rows: ``taken`` holds the new words by path with the old ones."""

    tag: str
    taken: dict[Path, tuple[SheetRow, str]] = field(default_factory=dict)
    refused: list[RowRefusal] = field(default_factory=list)
    same: int = 0

    @property
    def replaced(self) -> int:
        """How many translations are replaced by others."""
        return sum(bool(old) for _, old in self.taken.values())


def take_in(data: Data, plan: Plan, sheet: ReturnedSheet) -> Intake:
    """Sorts the rows of a sheet; nothing is written."""
    tree, ids = RawPlan(data), TextIds(plan)
    texts = {ids.of(text.path): text for text in translated_texts(tree) if text.tag == sheet.tag}
    intake, seen = Intake(sheet.tag), dict[str, SheetRow]()
    for row in sheet.rows:
        before = seen.setdefault(row.id, row)
        if before is not row and before.translation != row.translation:
            intake.refused.append(RowRefusal.because(row, "row_twice"))
        elif before is row:
            _sort(intake, row, texts.get(row.id))
    _refuse_broken(intake, data)
    return intake


def _sort(intake: Intake, row: SheetRow, text: Translated | None) -> None:
    if text is None:
        intake.refused.append(RowRefusal.because(row, "row_unknown_id"))
        return
    if refusal := next(_refusals(row, text), None):
        intake.refused.append(refusal)
    elif row.translation == text.translation:
        intake.same += 1
    else:
        intake.taken[text.path] = (row, text.translation)


def _refusals(row: SheetRow, text: Translated) -> Iterator[RowRefusal]:
    """Why a row cannot be taken in, the weightiest reason first."""
    if row.original != " ".join(text.original.split()):
        yield RowRefusal.because(row, "row_original_changed", words=text.original)
    if not row.translation:
        yield RowRefusal.because(row, "row_empty")
    if match := FORBIDDEN.search(row.translation):
        yield RowRefusal.because(row, "row_forbidden", code=f"U+{ord(match[0]):04X}")
    present = " ".join(text.translation.split())
    if present not in {row.exported, row.translation}:
        yield RowRefusal.because(row, "row_conflict", words=text.translation)


def _refuse_broken(intake: Intake, data: Data) -> None:
    """Refuses rows whose words break a rule; a refusal may break another row's, so again."""
    before = {_key(finding) for finding in all_findings(RawPlan(data))}
    for _ in range(_MOST_ROUNDS):
        broken = _broken(intake, data, before)
        if not broken:
            return
        for path, finding in broken.items():
            row, _ = intake.taken.pop(path)
            told = messages(finding.key, finding.details)
            intake.refused.append(RowRefusal(row, tuple(f"{row.id}: {said}" for said in told)))


def _broken(intake: Intake, data: Data, before: set[object]) -> dict[Path, Finding]:
    """The first rule that each row breaks and that was not broken before."""
    changed = with_words(
        data, {path: row.translation for path, (row, _) in intake.taken.items()}, intake.tag
    )
    broken: dict[Path, Finding] = {}
    for finding in all_findings(RawPlan(changed)):
        path = finding.path[:-1] if finding.path[-1:] == (intake.tag,) else finding.path
        if path in intake.taken and _key(finding) not in before:
            broken.setdefault(path, finding)
    return broken


def _key(finding: Finding) -> object:
    return finding.path, finding.key, tuple(sorted(finding.details.items()))


def with_words(data: Data, words: dict[Path, str], tag: str) -> Data:
    """A copy of a plan's data with translations put in."""
    changed = copy.deepcopy(data)
    for path, said in words.items():
        here: Any = changed
        for step in path:
            here = here[step]
        here[tag] = said
    return changed
