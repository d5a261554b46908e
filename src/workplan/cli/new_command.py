"""``workplan new``: the import as a dialogue in the terminal."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path, PurePath
from typing import TypeVar

import click

from workplan.cli.import_command import read_input, save_draft
from workplan.cli.options import PLAN
from workplan.files.output_error import OutputError
from workplan.importer import REJECTED, Outcome, Overrides, draft_text, read_plan, report_text
from workplan.importer.draft import metadata
from workplan.importer.result import ParseResult
from workplan.importer.text.punctuation import fix_punctuation
from workplan.locales.locale import MESSAGE_LANGUAGES, known_languages
from workplan.locales.messages import one_line
from workplan.plan.errors import shown_path
from workplan.plan.fields import FIRST_YEAR, LAST_YEAR

Answer = TypeVar("Answer")

STEPS = 4
NONE = ("0", "无", "none", "no")
YES, NO = ("y", "yes", "是"), ("n", "no", "否", "不是")


def run_dialogue(plan: Path) -> int:
    """Asks, reads and writes; returns the exit code."""
    click.echo(one_line("new_welcome"))
    outcome = _read_source()
    click.echo(report_text(outcome), nl=False)
    if outcome.result is None:
        return REJECTED
    overrides = _ask_overrides(outcome.result)
    _step(4, "new_writing")
    text = draft_text(outcome.result, overrides)
    output, message = _ask(
        one_line("ask_output"), shown_path(plan), lambda answer: _save(Path(answer), text)
    )
    click.echo(message)
    click.echo()
    for line in _next_steps(output, overrides, outcome):
        click.echo(line)
    return 0


def _step(number: int, key: str) -> None:
    click.echo(f"\n[{number}/{STEPS}] {one_line(key)}")


def _read_source() -> Outcome:
    """Asks for the source until it can be read, and reads it."""
    _step(1, "new_source")
    file, raw = _ask(one_line("ask_file"), "", _read_answer)
    _step(2, "new_reading")
    click.echo(one_line("new_read", file=file, count=len(raw)))
    return read_plan(raw, file)


def _read_answer(answer: str) -> tuple[str, bytes]:
    file = answer.strip().strip("\"'")
    if not file:
        raise ValueError(one_line("bad_no_file"))
    try:
        return file, read_input(file)
    except click.ClickException as error:
        raise ValueError(error.message) from None


def _ask_overrides(result: ParseResult) -> Overrides:
    """What the text may not say; what it does say is the default answer."""
    _step(3, "new_questions")
    year = _ask(one_line("ask_year"), str(metadata.year_in(result) or ""), _year)
    issuer = _ask(one_line("ask_issuer"), fix_punctuation(metadata.issuer_in(result)), _issuer)
    written = metadata.iso_date(metadata.date_written(result))
    return Overrides(
        year=year,
        issuer=issuer,
        written=_ask(one_line("ask_written"), written or NONE[0], _date),
        official=_ask(
            one_line("ask_official", issuer=issuer), "", lambda answer: _yes_or_no(answer, issuer)
        ),
        in_translation=_ask(one_line("ask_languages"), "en", _languages),
    )


def _save(output: Path, text: str) -> tuple[Path, str]:
    try:
        return output, save_draft(output, text)
    except OutputError as error:
        raise ValueError(error) from None


def _year(answer: str) -> int:
    value = answer.strip()
    if not (value.isascii() and value.isdigit() and FIRST_YEAR <= int(value[:6]) <= LAST_YEAR):
        raise ValueError(one_line("bad_year", first=FIRST_YEAR, last=LAST_YEAR))
    return int(value)


def _issuer(answer: str) -> str:
    if not answer.strip():
        raise ValueError(one_line("bad_empty"))
    return answer.strip()


def _date(answer: str) -> str:
    """A date as 2024-02-20 or 2024年2月20日; 0 or 无 for none."""
    if answer.strip().lower() in NONE:
        return ""
    try:
        year, month, day = map(int, re.findall("[0-9]{1,4}", answer))
        return date(year, month, day).isoformat()
    except ValueError:
        raise ValueError(one_line("bad_date")) from None


def _yes_or_no(answer: str, issuer: str) -> bool:
    word = answer.strip().lower()
    if word not in {*YES, *NO}:
        raise ValueError(one_line("bad_yes_or_no", issuer=issuer))
    return word in YES


def _languages(answer: str) -> tuple[str, ...]:
    """Language tags separated by commas; 0 or 无 for none."""
    if answer.strip().lower() in NONE:
        return ()
    languages = answer.replace("，", " ").replace(",", " ").split()
    available = [language for language in known_languages() if language != MESSAGE_LANGUAGES[0]]
    if unknown := [language for language in languages if language not in available]:
        raise ValueError(one_line("bad_language", tag=unknown[0], known=", ".join(available)))
    return tuple(dict.fromkeys(languages))


def _ask(question: str, default: str, parse: Callable[[str], Answer]) -> Answer:
    """Asks until the answer can be parsed, and prints why it cannot; an empty one too."""
    while True:
        answer = click.prompt(question, default=default, show_default=bool(default))
        try:
            return parse(str(answer))
        except ValueError as error:
            click.echo(f"  {error}")


def _next_steps(output: PurePath, overrides: Overrides, outcome: Outcome) -> Iterator[str]:
    file = shown_path(output)
    option = f' --plan "{file}"' if " " in file else f" --plan {file}"
    plan = "" if file == shown_path(PLAN) else option
    yield one_line("new_done")
    if outcome.to_review:
        yield one_line("new_check_items", count=len(outcome.to_review))
    yield one_line("new_open", file=file)
    yield one_line("new_check", command=f"workplan check{plan}")
    yield one_line("new_build", command=f"workplan build{plan}")
    if overrides.in_translation:
        yield one_line("new_translate", command=f"workplan export translations.xlsx{plan}")
