"""``workplan import`` of a published text: from a file to a draft of the plan."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from workplan.files.file_output import replace_with_backup
from workplan.importer import (
    REJECTED,
    Outcome,
    Overrides,
    draft_text,
    read_plan,
    report_json,
    report_text,
)
from workplan.importer.limits import MAX_BYTES
from workplan.locales.messages import one_line
from workplan.plan.errors import shown_path
from workplan.plan.input_file import NotAFileError, read_ordinary_file

STDIN = STDOUT = "-"


class _UnreadableError(click.ClickException):
    """A file that does not exist or may not be read: the import is rejected."""

    exit_code = REJECTED


def read_input(file: str) -> bytes:
    """The bytes of a file, or of standard input.

    Raises:
        click.ClickException: the file cannot be read.
    """
    if file == STDIN:
        return sys.stdin.buffer.read(MAX_BYTES + 1)
    try:
        return read_ordinary_file(Path(file), MAX_BYTES, pipes=True)
    except NotAFileError:
        raise _UnreadableError(one_line("not_a_file_at", file=file)) from None
    except OSError as error:
        message = one_line("unreadable", file=file, reason=error.strerror or error)
        raise _UnreadableError(message) from None


def save_draft(path: Path, text: str) -> str:
    """Writes a draft; an existing file is kept as ``NAME.bak``.

    Returns:
        A message about what was done.

    Raises:
        OutputError: the place cannot be written to.
    """
    backup = replace_with_backup(path, text.encode())
    messages = [one_line("backup_kept", file=shown_path(backup))] if backup else []
    return "\n".join([*messages, one_line("written", file=shown_path(path))])


def import_text(file: str, output: str | None, overrides: Overrides, *, as_json: bool) -> Outcome:
    """Reads a text, prints a report, and writes the draft if an output is given."""
    outcome = read_plan(read_input(file), "stdin" if file == STDIN else file, overrides)
    to_stdout = output == STDOUT
    if as_json:
        click.echo(report_json(outcome).encode(), nl=False)
    else:
        click.echo(report_text(outcome), nl=False, err=to_stdout or outcome.result is None)
    if outcome.result and output:
        text = draft_text(outcome.result, overrides)
        if to_stdout:
            click.echo(text.encode(), nl=False)  # UTF-8, whatever the encoding of the console
        else:
            click.echo(save_draft(Path(output), text), err=as_json)
    elif outcome.result and not as_json:
        click.echo(one_line("no_output"))
    return outcome
