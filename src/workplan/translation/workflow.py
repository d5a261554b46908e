"""What ``workplan import`` of a translators' workbook and ``workplan approve`` do."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from workplan.files.file_output import replace_file, replace_with_backup
from workplan.locales.messages import one_line
from workplan.plan.errors import WorkplanError, shown_path
from workplan.plan.loader import parse_plan, read_plan_file
from workplan.plan.raw_plan import RawPlan
from workplan.translation.approvals import (
    Approvals,
    TranslatedText,
    approvals_file,
    approvals_text,
    imported_file,
    read_approvals,
    translated_texts,
    with_approved,
    without_removed,
)
from workplan.translation.merge import MergeResult, RowMessage, merge_rows, with_translations
from workplan.translation.row_offsets import find_row_offset
from workplan.translation.sheet_reader import read_sheet
from workplan.translation.text_ids import TextIds
from workplan.translation.yaml_editor import insert_translations

Say = Callable[[str], object]

MAX_SHOWN_ROWS = 20
"""The accepted rows that a report shows with their texts."""

MAX_SHOWN_NUMBERS = 5
"""The rows that a report names for each kind of reason."""


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
        WorkplanError: the workbook is not one of ours, is in a language that the plan does not
            have, or its translations stand in wrong rows; nothing was written.
        PlanError: the plan's own file has problems.
    """
    sheet = read_sheet(raw)
    source, plan = read_plan_file(plan_file)
    tree = RawPlan(source.data)
    if sheet.language not in tree.written:
        languages = ", ".join(tree.written[1:])
        raise WorkplanError(one_line("sheet_other_language", tag=sheet.language, known=languages))
    if row_offset := find_row_offset(sheet.rows):
        row, target = row_offset
        raise WorkplanError(f"{name}:{row}: {one_line('rows_off', target=target)}")
    result = merge_rows(source.data, plan, sheet, read_approvals(imported_file(plan_file)))
    for message in _report(result, name):
        say(message)
    if result.accepted:
        _write(plan_file, result, tree, say)
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
    dropped = len(approvals.wordings) - len(remaining.wordings)
    _report_approved(approvals, selected, dropped, say)


def _report(result: MergeResult, name: str) -> Iterator[str]:
    accepted = list(result.accepted.values())
    for row, old in accepted[:MAX_SHOWN_ROWS]:
        key = "row_replaced" if old else "row_imported"
        yield one_line(key, id=row.id, words=row.translation, old=old)
    if len(accepted) > MAX_SHOWN_ROWS:
        yield one_line("more_accepted", count=len(accepted) - MAX_SHOWN_ROWS)
    yield from _by_kind([*result.rejected, *result.cleared], name)
    yield one_line(
        "import_counts",
        taken=len(accepted),
        replaced=result.replaced,
        same=result.unchanged,
        empty=result.untranslated + len(result.cleared),
        refused=len(result.rejected),
    )


def _by_kind(row_messages: Sequence[RowMessage], name: str) -> Iterator[str]:
    """One line for each kind of reason: its first row, and how many more there are."""
    kinds: dict[str, list[RowMessage]] = {}
    for message in sorted(row_messages, key=lambda message: message.row.number):
        kinds.setdefault(message.kind, []).append(message)
    for first_message, *further_messages in kinds.values():
        line = f"{name}:{first_message.row.number}: {' / '.join(first_message.reasons)}"
        if further_messages:
            rows = ", ".join(
                str(message.row.number) for message in further_messages[:MAX_SHOWN_NUMBERS]
            )
            more = ", …" if len(further_messages) > MAX_SHOWN_NUMBERS else ""
            line += f"  {one_line('more_rows', count=len(further_messages), rows=rows + more)}"
        yield line


def _write(plan_file: Path, result: MergeResult, tree: RawPlan, say: Say) -> None:
    language, translations = result.language, result.translations
    after = RawPlan(with_translations(tree.data, translations, language))
    texts = list(translated_texts(after))
    complete = language in tree.in_translation and all(
        text.translation for text in texts if text.language == language
    )
    text = plan_file.read_bytes().decode("utf-8-sig")
    changed = insert_translations(text, translations, language, complete=complete).encode()
    parse_plan(changed, shown_path(plan_file))  # raises rather than write a plan with problems
    _remember_imported(plan_file, texts, result)
    if backup := replace_with_backup(plan_file, changed):
        say(one_line("backup_kept", file=shown_path(backup)))
    if complete:
        say(one_line("language_complete", tag=language))


def _remember_imported(plan_file: Path, texts: list[TranslatedText], result: MergeResult) -> None:
    """Notes which translations come from a workbook, so that it can be sent again, corrected."""
    file = imported_file(plan_file)
    accepted = [
        text for text in texts if text.path in result.accepted and text.language == result.language
    ]
    approvals = with_approved(read_approvals(file), accepted)
    replace_file(file, approvals_text(without_removed(approvals, texts)).encode())


def _report_approved(
    before: Approvals, texts: Sequence[TranslatedText], dropped: int, say: Say
) -> None:
    states = [before.state(text) for text in texts]
    say(one_line("approved_new", count=states.count("new")))
    if again := states.count("changed"):
        say(one_line("approved_again", count=again))
    if dropped:
        say(one_line("approved_dropped", count=dropped))
