"""``workplan new``: the import as a few questions, for a person at the terminal."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

from workplan.cli.import_command import read_input, save
from workplan.importer.draft import metadata
from workplan.importer.draft.draft import Overrides
from workplan.importer.draft.yaml_template import draft_text
from workplan.importer.outcome import REFUSED, Outcome, read_plan
from workplan.importer.report import report_text
from workplan.importer.result import ParseResult
from workplan.importer.text.punctuation import fix_punctuation
from workplan.locales.locale import MESSAGE_LANGUAGES, known_languages
from workplan.locales.messages import one_line

Answer = TypeVar("Answer")

STEPS = 4
FIRST_YEAR, LAST_YEAR = 1949, 2999


def run_dialogue(plan: Path) -> int:
    """Asks, reads, writes; returns what the command ends with."""
    click.echo(one_line("new_welcome"))
    outcome = _read()
    if outcome.found is None:
        click.echo(report_text(outcome), nl=False)
        return REFUSED
    click.echo(report_text(outcome), nl=False)
    wanted = _ask(outcome.found)
    _step(4, "new_writing")
    output = Path(click.prompt(one_line("ask_output"), default=plan.as_posix()))
    click.echo(save(output, draft_text(outcome.found, wanted)))
    _next_steps(output, wanted, outcome)
    return 0


def _step(number: int, key: str) -> None:
    click.echo(f"\n[{number}/{STEPS}] {one_line(key)}")


def _read() -> Outcome:
    """Asks for the source until it can be read, and reads it."""
    _step(1, "new_source")
    file, raw = _until(one_line("ask_file"), None, _readable)
    _step(2, "new_reading")
    click.echo(one_line("new_read", file=file, count=len(raw)))
    return read_plan(raw, file)


def _readable(answer: str) -> tuple[str, bytes]:
    file = answer.strip().strip("\"'")
    try:
        return file, read_input(file)
    except click.ClickException as error:
        raise ValueError(error.message) from None


def _ask(found: ParseResult) -> Overrides:
    """Year, issuer and languages; what the text says is offered as the answer."""
    _step(3, "new_questions")
    year = _until(one_line("ask_year"), str(metadata.year_in(found) or "") or None, _year)
    issuer = _until(
        one_line("ask_issuer"), fix_punctuation(metadata.issuer_in(found)) or None, _issuer
    )
    into = _until(one_line("ask_languages"), "en", _languages)
    return Overrides(year, issuer, into)


def _year(answer: str) -> int:
    value = answer.strip()
    if not (value.isascii() and value.isdigit() and FIRST_YEAR <= int(value[:6]) <= LAST_YEAR):
        raise ValueError(one_line("bad_year", first=FIRST_YEAR, last=LAST_YEAR))
    return int(value)


def _issuer(answer: str) -> str:
    if not answer.strip():
        raise ValueError(one_line("bad_empty"))
    return answer.strip()


def _languages(answer: str) -> tuple[str, ...]:
    """Language tags between commas; 0 or 无 for none."""
    words = [word for word in answer.replace("，", ",").replace(" ", ",").split(",") if word]
    if [word.lower() for word in words] in (["0"], ["无"], ["none"], ["no"]):
        return ()
    others = [tag for tag in known_languages() if tag != MESSAGE_LANGUAGES[0]]
    if unknown := [word for word in words if word not in others]:
        raise ValueError(one_line("bad_language", tag=unknown[0], known=", ".join(others)))
    return tuple(dict.fromkeys(words))


def _until(question: str, default: str | None, read: Callable[[str], Answer]) -> Answer:
    """Asks again until the answer can be used, and says why it cannot."""
    while True:
        answer = click.prompt(question, default=default)
        try:
            return read(str(answer))
        except ValueError as error:
            click.echo(f"  {error}")


def _next_steps(output: Path, wanted: Overrides, outcome: Outcome) -> None:
    plan = "" if output.as_posix() == "data/plan.yaml" else f" --plan {output.as_posix()}"
    click.echo()
    click.echo(one_line("new_done"))
    if outcome.to_look_at:
        click.echo(one_line("new_look", count=len(outcome.to_look_at)))
    click.echo(one_line("new_open", file=output.as_posix()))
    click.echo(one_line("new_check", command=f"workplan check{plan}"))
    click.echo(one_line("new_build", command=f"workplan build{plan}"))
    if wanted.in_translation:
        click.echo(one_line("new_translate", command=f"workplan export translations.xlsx{plan}"))
