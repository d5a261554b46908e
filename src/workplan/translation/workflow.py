"""``workplan export``, ``workplan import`` of a sheet, and ``workplan approve``."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from workplan.locales.locale import messages
from workplan.locales.messages import one_line
from workplan.plan.errors import WorkplanError
from workplan.plan.loader import parse_plan, read_plan_file
from workplan.plan.raw_plan import RawPlan
from workplan.translation.approvals import (
    Approvals,
    Translated,
    approvals_of,
    approvals_text,
    fingerprint,
    read_approvals,
    translated_texts,
    with_approved,
)
from workplan.translation.merge import Intake, take_in, with_words
from workplan.translation.sheet_reader import read_sheet
from workplan.translation.sheet_writer import rows_of, sheet_bytes, target_language
from workplan.translation.text_ids import TextIds
from workplan.translation.yaml_editor import edited

Say = Callable[[str], object]

SHEET = "translations.xlsx"
"""The sheet's name; `workplan export` takes it among those of the downloads."""


def export_sheet(plan: Path, output: Path, asked: str | None, say: Say) -> None:
    """Writes the translators' sheet."""
    tag = target_language(plan, asked)
    rows = rows_of(plan, tag)
    if output.is_dir():
        output /= SHEET
    try:
        output.write_bytes(sheet_bytes(rows, tag))
    except OSError as error:
        details = {"path": output.as_posix(), "reason": error.strerror or str(error)}
        raise WorkplanError(" / ".join(messages("cannot_write", details))) from None
    missing = sum(row.state == "missing" for row in rows)
    say(one_line("sheet_written", file=output.as_posix(), count=len(rows), missing=missing))


def import_sheet(plan: Path, raw: bytes, name: str, say: Say) -> bool:
    """Takes a sheet back in and tells of every row that was taken or refused.

    Returns:
        Whether every row was taken or had nothing new.

    Raises:
        WorkplanError: it is no sheet of ours.
        PlanError: the plan's own file has problems.
    """
    sheet = read_sheet(raw)
    source, record = read_plan_file(plan, plan.as_posix())
    intake = take_in(source.data, record, sheet)
    for told in _told(intake, name):
        say(told)
    if intake.taken:
        _write(plan, intake, RawPlan(source.data), say)
    else:
        say(one_line("nothing_written"))
    return not intake.refused


def _told(intake: Intake, name: str) -> Iterator[str]:
    for row, old in intake.taken.values():
        key = "row_replaced" if old else "row_taken"
        yield one_line(key, id=row.id, words=row.translation, old=old)
    for refusal in sorted(intake.refused, key=lambda one: one.row.number):
        yield f"{name}:{refusal.row.number}: {' / '.join(refusal.told)}"
    yield one_line(
        "taken_in",
        taken=len(intake.taken),
        replaced=intake.replaced,
        same=intake.same,
        refused=len(intake.refused),
    )


def _write(plan: Path, intake: Intake, tree: RawPlan, say: Say) -> None:
    words = {path: row.translation for path, (row, _) in intake.taken.items()}
    complete = intake.tag in tree.in_translation and _complete(tree, words, intake.tag)
    text = plan.read_bytes().decode("utf-8-sig")
    changed = edited(text, words, intake.tag, complete=complete).encode()
    parse_plan(changed, plan.as_posix())  # what would not load is not written
    plan.write_bytes(changed)
    if complete:
        say(one_line("language_complete", tag=intake.tag))


def _complete(tree: RawPlan, words: dict[tuple[str | int, ...], str], tag: str) -> bool:
    after = RawPlan(with_words(tree.data, words, tag))
    return all(text.translation for text in translated_texts(after) if text.tag == tag)


def approve(plan: Path, wanted: Sequence[str], say: Say) -> None:
    """Approves translations as they stand: all, or those with the given ids.

    Raises:
        WorkplanError: an id that the plan does not have.
    """
    source, record = read_plan_file(plan, plan.as_posix())
    ids, tree = TextIds(record), RawPlan(source.data)
    texts = [text for text in translated_texts(tree) if text.translation]
    known = {ids.of(text.path) for text in texts}
    if unknown := [one for one in wanted if one not in known]:
        raise WorkplanError("\n".join(one_line("approve_unknown", id=one) for one in unknown))
    file = approvals_of(plan)
    before = read_approvals(file)
    if not before.readable:
        raise WorkplanError(one_line("approvals_unreadable", file=file.as_posix()))
    chosen = [text for text in texts if not wanted or ids.of(text.path) in wanted]
    kept, dropped = _still_there(before, texts)
    file.write_text(approvals_text(with_approved(kept, chosen)), "utf-8", newline="\n")
    _tell_approved(before, chosen, dropped, say)


def _still_there(approvals: Approvals, texts: list[Translated]) -> tuple[Approvals, int]:
    """The approvals of translations that the plan still has."""
    own = {(text.tag, fingerprint(text.translation)) for text in texts}
    kept = {
        tag: {one: originals for one, originals in pairs.items() if (tag, one) in own}
        for tag, pairs in approvals.pairs.items()
    }
    dropped = sum(map(len, approvals.pairs.values())) - sum(map(len, kept.values()))
    return Approvals(kept), dropped


def _tell_approved(before: Approvals, chosen: list[Translated], dropped: int, say: Say) -> None:
    states = [before.state(text.tag, text.original, text.translation) for text in chosen]
    say(one_line("approved_new", count=states.count("new")))
    if again := states.count("changed"):
        say(one_line("approved_again", count=again))
    if dropped:
        say(one_line("approved_dropped", count=dropped))
