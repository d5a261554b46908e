"""Wrong usage, told in one line in both languages; click has English and several lines."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import click

from workplan.locales.messages import one_line
from workplan.plan.errors import shown_path

_HELP = getattr(click.exceptions, "NoArgsIsHelpError", ())
"""What newer versions of click raise where no command is given: the help, which is no error."""

PATH = click.Path(path_type=Path, readable=False)
"""A file or folder; whether it can be read or written, its reader or writer says itself."""


class UsageLine(click.ClickException):
    """A message that is one line in both languages already."""

    exit_code = 2

    def show(self, file: IO[Any] | None = None) -> None:
        """Prints it without click's words around it."""
        click.echo(self.message, file=file, err=file is None)


class ExistingFolder(click.Path):
    """A folder that is there; ``key`` is that of the message where it is not."""

    def __init__(self, key: str) -> None:
        super().__init__(path_type=Path)
        self.key = key

    def convert(self, value: Any, *_: object) -> Any:
        """The folder as a path."""
        folder = Path(value)
        try:
            is_folder = folder.is_dir()
        except OSError as error:
            raise _unreadable(folder, error.strerror or str(error)) from None
        if not is_folder:
            raise UsageLine(one_line(self.key, folder=shown_path(folder)))
        if not os.access(folder, os.R_OK | os.X_OK):
            raise _unreadable(folder, os.strerror(errno.EACCES))
        return folder


def _unreadable(folder: Path, reason: str) -> UsageLine:
    return UsageLine(one_line("file_error", path=shown_path(folder), reason=reason))


@contextmanager
def usage_errors_in_one_line() -> Iterator[None]:
    """Tells wrong usage in one line.

    Raises:
        UsageLine: the usage is wrong.
    """
    try:
        yield
    except _HELP:
        raise
    except click.UsageError as error:
        command = error.ctx.command_path if error.ctx else "workplan"
        key, details = _message_of(error)
        raise UsageLine(one_line(key, command=command, **details)) from None


def _message_of(error: click.UsageError) -> tuple[str, dict[str, object]]:
    """The key of a message and its details."""
    match error:
        case click.NoSuchOption():
            return "usage_no_option", {"name": error.option_name}
        case click.MissingParameter():
            return "usage_missing", {"name": _name_of(error)}
        case click.BadParameter(param=click.Parameter(type=click.IntRange() as numbers)):
            limits = {"low": numbers.min, "high": numbers.max}
            return "usage_range", {"name": _name_of(error), **limits}
    reason = " ".join(error.format_message().split())
    if "No such command" in reason:
        return "usage_no_command", {"name": reason.partition("'")[2].partition("'")[0]}
    return "usage_other", {"reason": reason}


def _name_of(error: click.BadParameter) -> str:
    """The name of an option or an argument as it is typed."""
    hint = error.param_hint or (error.param.get_error_hint(error.ctx) if error.param else "")
    return (hint if isinstance(hint, str) else " / ".join(hint)).replace("'", "")
