"""Decides which rows of a returned workbook may go into the plan, and why the others may not."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from openpyxl.cell.cell import ERROR_CODES

from workplan.locales.locale import messages
from workplan.locales.messages import bilingual
from workplan.plan.checks import all_findings
from workplan.plan.errors import Finding
from workplan.plan.model import Plan
from workplan.plan.raw_plan import RawPlan, describe_path
from workplan.plan.yaml_reader import Data, DataPath
from workplan.plan.yaml_scalars import FORBIDDEN_CHARACTERS
from workplan.translation.approvals import Approvals, TranslatedText, translated_texts
from workplan.translation.sheet_reader import ReturnedSheet, SheetRow
from workplan.translation.text_ids import TextIds


@dataclass(frozen=True)
class RowMessage:
    """Why the text of a row was not taken: the kind of reason, and it in each language."""

    row: SheetRow
    kind: str
    reasons: tuple[str, ...]

    @classmethod
    def because(cls, row: SheetRow, key: str, **details: str) -> RowMessage:
        """The reason is one of our messages."""
        return cls(row, key, bilingual(key, {"id": row.id, **details}))


@dataclass
class MergeResult:
    """The fate of each row; ``accepted`` has the row and the old translation by path."""

    language: str
    accepted: dict[DataPath, tuple[SheetRow, str]] = field(default_factory=dict)
    rejected: list[RowMessage] = field(default_factory=list)
    cleared: list[RowMessage] = field(default_factory=list)
    """Rows that are empty although the plan has a translation, which stays."""
    untranslated: int = 0
    unchanged: int = 0

    @property
    def replaced(self) -> int:
        """How many of the accepted translations replace an existing one."""
        return sum(bool(old) for _, old in self.accepted.values())

    @property
    def translations(self) -> dict[DataPath, str]:
        """The accepted translations by path."""
        return {path: row.translation for path, (row, _) in self.accepted.items()}


def merge_rows(data: Data, plan: Plan, sheet: ReturnedSheet, imported: Approvals) -> MergeResult:
    """Decides on each row of a returned workbook; writes nothing.

    Args:
        data: the data of the plan's file.
        plan: the same, validated.
        sheet: the returned rows.
        imported: the translations that came from workbooks, which another may correct.
    """
    ids = TextIds(plan)
    texts = {
        ids.of(text.path): text
        for text in translated_texts(RawPlan(data))
        if text.language == sheet.language
    }
    rows_by_id: dict[str, list[SheetRow]] = {}
    for row in sheet.rows:
        rows_by_id.setdefault(row.id, []).append(row)
    result = MergeResult(sheet.language)
    for text_id, rows in rows_by_id.items():
        first_row, *others = {
            row.translation: row for row in reversed(rows) if row.translation
        }.values() or rows[:1]
        if others:
            result.rejected += [RowMessage.because(row, "row_twice") for row in rows]
        else:
            _merge_row(result, first_row, texts.get(text_id), imported)
    _reject_rule_violations(result, data)
    return result


def with_translations(data: Data, translations: dict[DataPath, str], language: str) -> Data:
    """A copy of a plan's data with translations inserted."""
    changed = copy.deepcopy(data)
    for path, translation in translations.items():
        record: Any = changed
        for step in path:
            record = record[step]
        record[language] = translation
    return changed


def _merge_row(
    result: MergeResult, row: SheetRow, text: TranslatedText | None, imported: Approvals
) -> None:
    if text is None:
        result.rejected.append(RowMessage.because(row, "row_unknown_id"))
    elif not row.translation and not text.translation:
        result.untranslated += 1
    elif rejection := next(_rejections(row, text, imported), None):
        result.rejected.append(rejection)
    elif not row.translation:
        result.cleared.append(RowMessage.because(row, "row_cleared"))
    elif row.translation == text.translation:
        result.unchanged += 1
    else:
        result.accepted[text.path] = (row, text.translation)


def _rejections(row: SheetRow, text: TranslatedText, imported: Approvals) -> Iterator[RowMessage]:
    """Why a row cannot be accepted, the most important reason first."""
    if row.original != " ".join(text.original.split()):
        yield RowMessage.because(row, "row_original_changed", words=text.original)
    if match := FORBIDDEN_CHARACTERS.search(row.translation):
        yield RowMessage.because(row, "row_forbidden", code=f"U+{ord(match[0]):04X}")
    if row.translation in ERROR_CODES:
        yield RowMessage.because(row, "row_formula", code=row.translation)
    present = " ".join(text.translation.split())
    is_known = present in {row.exported, row.translation} or imported.state(text) == "approved"
    if row.translation and not is_known:
        yield RowMessage.because(row, "row_conflict", words=text.translation)


def _reject_rule_violations(result: MergeResult, data: Data) -> None:
    """Rejects rows that violate a rule; each rejection can cause violations, so it repeats."""
    known_findings = {_finding_key(finding) for finding in all_findings(RawPlan(data))}
    while violations := _violations(result, data, known_findings):
        for path, finding in violations.items():
            row, _ = result.accepted.pop(path)
            is_elsewhere = finding.path[: len(path)] != path
            place_prefix = f"{describe_path(finding.path, RawPlan(data))}: " if is_elsewhere else ""
            reasons = messages(finding.key, finding.details)
            prefixed = tuple(f"{row.id}: {place_prefix}{reason}" for reason in reasons)
            result.rejected.append(RowMessage(row, finding.key, prefixed))


def _violations(
    result: MergeResult, data: Data, known_findings: set[object]
) -> dict[DataPath, Finding]:
    """By path, the first rule that an accepted row violates and the plan did not."""
    changed = with_translations(data, result.translations, result.language)
    entries = {
        row.original: path
        for path, (row, _) in result.accepted.items()
        if path[0] in {"terms", "laws"} and len(path) == 2
    }
    violations: dict[DataPath, Finding] = {}
    for finding in all_findings(RawPlan(changed)):
        if _finding_key(finding) in known_findings:
            continue
        above = (finding.path[:end] for end in range(len(finding.path), 0, -1))
        # A sentence's own text, its target that no longer quotes it, or a term whose new wording
        # sentences elsewhere lack.
        path = next((path for path in above if path in result.accepted), None)
        path = path or entries.get(finding.details.get("term", ""))
        if path is not None:
            violations.setdefault(path, finding)
    return violations


def _finding_key(finding: Finding) -> object:
    return finding.path, finding.key, tuple(sorted(finding.details.items()))
