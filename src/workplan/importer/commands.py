"""``workplan import``: a published text to a draft; and back in, the translators' sheet."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from workplan.importer.draft import Wanted
from workplan.importer.draft_text import draft_text
from workplan.importer.outcome import REFUSED, Outcome, read_plan
from workplan.importer.report import report_text
from workplan.importer.report_json import report_json
from workplan.importer.saving import save
from workplan.reports import line

STDIN = "-"


def read_input(file: str) -> bytes:
    """The bytes of a file, or of what is pasted.

    Raises:
        click.ClickException: the file cannot be read.
    """
    if file == STDIN:
        return sys.stdin.buffer.read()
    try:
        return Path(file).read_bytes()
    except OSError as error:
        told = line("unreadable", file=file, reason=error.strerror or error)
        raise _UnreadableError(told) from None


class _UnreadableError(click.ClickException):
    """A file that is not there or may not be read: refused as others are."""

    exit_code = REFUSED


def import_text(file: str, output: str | None, wanted: Wanted, *, as_json: bool) -> Outcome:
    """Reads a text, tells what was found, and writes the draft where one was asked for."""
    outcome = read_plan(read_input(file), "stdin" if file == STDIN else file, wanted)
    to_stdout = output == STDIN
    if as_json:
        click.echo(report_json(outcome), nl=False)
    else:
        click.echo(report_text(outcome), nl=False, err=to_stdout or outcome.found is None)
    if outcome.found and output:
        text = draft_text(outcome.found, wanted)
        if to_stdout:
            click.echo(text, nl=False)
        else:
            said = save(Path(output), text)
            click.echo(said, err=as_json)
    elif outcome.found and not as_json:
        click.echo(line("no_output"))
    return outcome
