"""What ``workplan import`` of a translators' workbook and ``workplan approve`` do."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from workplan.files.output import replace_file, replace_with_backup
from workplan.locales.messages import one_line
from workplan.plan.errors import WorkplanError, shown_path
from workplan.plan.loader import parse_plan, read_plan_file
from workplan.plan.raw_plan import RawPlan
from workplan.translation.approvals import (
    Approvals,
    TranslatedText,
    approvals_file,
    approvals_text,
    read_approvals,
    translated_texts,
    with_approved,
    without_removed,
)
from workplan.translation.merge import MergeResult, merge_rows, with_translations
from workplan.translation.sheet_reader import read_sheet
from workplan.translation.text_ids import TextIds
from workplan.translation.yaml_editor import insert_translations

Say = Callable[[str], object]


def import_sheet(plan_file: Path, raw: bytes, name: str, say: Say) -> bool:
    """Merges a returned workbook into the plan's file and reports on every row.

    Args:
        plan_file: the plan's file, which is changed.
        raw: the content of the workbook.
        name: the workbook's name, for messages.
        say: prints a message.

    Returns:
        Whether no row was rejected.

    Raises:
        WorkplanError: the workbook is not one of ours.
        PlanError: the plan's own file has problems.
    """
    sheet = read_sheet(raw)
    source, plan = read_plan_file(plan_file)
    result = merge_rows(source.data, plan, sheet)
    for message in _report(result, name):
        say(message)
    if result.accepted:
        _write(plan_file, result, RawPlan(source.data), say)
    else:
        say(one_line("nothing_written"))
    return not result.rejected


def approve(plan_file: Path, requested_ids: Sequence[str], say: Say) -> None:
    """Approves the present translations: all, or those with the requested ids.

    Raises:
        PlanError: the plan has problems.
        WorkplanError: the plan has no such id, or the file of approvals cannot be read.
    """
    source, plan = read_plan_file(plan_file)
    ids = TextIds(plan)
    texts = [text for text in translated_texts(RawPlan(source.data)) if text.translation]
    available = {ids.of(text.path) for text in texts}
    if unknown := [text_id for text_id in requested_ids if text_id not in available]:
        raise WorkplanError(
            "\n".join(one_line("approve_unknown", id=text_id) for text_id in unknown)
        )
    file = approvals_file(plan_file)
    approvals = read_approvals(file)
    if not approvals.readable:
        raise WorkplanError(one_line("approvals_unreadable", file=shown_path(file)))
    selected = [text for text in texts if not requested_ids or ids.of(text.path) in requested_ids]
    remaining = without_removed(approvals, texts)
    replace_file(file, approvals_text(with_approved(remaining, selected)).encode())
    _report_approved(approvals, selected, _count(approvals) - _count(remaining), say)


def _report(result: MergeResult, name: str) -> Iterator[str]:
    for row, old in result.accepted.values():
        key = "row_replaced" if old else "row_taken"
        yield one_line(key, id=row.id, words=row.translation, old=old)
    for rejected in sorted(result.rejected, key=lambda rejected: rejected.row.number):
        yield f"{name}:{rejected.row.number}: {' / '.join(rejected.reasons)}"
    yield one_line(
        "taken_in",
        taken=len(result.accepted),
        replaced=result.replaced,
        same=result.unchanged,
        refused=len(result.rejected),
    )


def _write(plan_file: Path, result: MergeResult, tree: RawPlan, say: Say) -> None:
    language, translations = result.language, result.translations
    after = RawPlan(with_translations(tree.data, translations, language))
    complete = language in tree.in_translation and all(
        text.translation for text in translated_texts(after) if text.language == language
    )
    text = plan_file.read_bytes().decode("utf-8-sig")
    changed = insert_translations(text, translations, language, complete=complete).encode()
    parse_plan(changed, shown_path(plan_file))  # raises rather than write a plan with problems
    backup = replace_with_backup(plan_file, changed)
    if backup:
        say(one_line("kept_old", file=shown_path(backup)))
    if complete:
        say(one_line("language_complete", tag=language))


def _count(approvals: Approvals) -> int:
    return sum(map(len, approvals.pairs.values()))


def _report_approved(
    before: Approvals, texts: Sequence[TranslatedText], dropped: int, say: Say
) -> None:
    states = [before.state(text) for text in texts]
    say(one_line("approved_new", count=states.count("new")))
    if again := states.count("changed"):
        say(one_line("approved_again", count=again))
    if dropped:
        say(one_line("approved_dropped", count=dropped))
