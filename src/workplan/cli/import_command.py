"""``workplan import``: a published text to a draft; and back in, the translators' sheet."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from workplan.importer.draft.draft import Overrides
from workplan.importer.draft.yaml_template import draft_text
from workplan.importer.outcome import REFUSED, Outcome, read_plan
from workplan.importer.report import report_json, report_text
from workplan.locales.messages import one_line


def save(path: Path, text: str) -> str:
    """Writes a text and says what was done; what was there before goes to ``NAME.bak``."""
    said = []
    if path.exists() and path.read_bytes() != text.encode():
        kept = _free(path)
        path.rename(kept)
        said.append(one_line("kept_old", file=kept.as_posix()))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8", newline="\n")
    said.append(one_line("written", file=path.as_posix()))
    return "\n".join(said)


def _free(path: Path) -> Path:
    """The first name for the old file that is not taken."""
    i, kept = 1, path.with_name(f"{path.name}.bak")
    while kept.exists():
        i += 1
        kept = path.with_name(f"{path.name}.bak{i}")
    return kept


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
        told = one_line("unreadable", file=file, reason=error.strerror or error)
        raise _UnreadableError(told) from None


class _UnreadableError(click.ClickException):
    """A file that is not there or may not be read: refused as others are."""

    exit_code = REFUSED


def import_text(file: str, output: str | None, wanted: Overrides, *, as_json: bool) -> Outcome:
    """Reads a text, tells what was found, and writes the draft where one was asked for."""
    outcome = read_plan(read_input(file), "stdin" if file == STDIN else file, wanted)
    to_stdout = output == STDIN
    if as_json:
        click.echo(report_json(outcome).encode(), nl=False)
    else:
        click.echo(report_text(outcome), nl=False, err=to_stdout or outcome.found is None)
    if outcome.found and output:
        text = draft_text(outcome.found, wanted)
        if to_stdout:
            click.echo(text.encode(), nl=False)
        else:
            said = save(Path(output), text)
            click.echo(said, err=as_json)
    elif outcome.found and not as_json:
        click.echo(one_line("no_output"))
    return outcome
