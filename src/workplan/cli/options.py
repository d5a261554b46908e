"""What several commands share: options, and how errors are printed."""

from __future__ import annotations

import errno
import io
import sys
from collections.abc import Callable, Mapping
from functools import wraps
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from workplan.cli.signals import ended_by_signals
from workplan.cli.usage import PATH, usage_errors_in_one_line
from workplan.files.file_output import check_file, write_file
from workplan.files.folder_output import check_sources
from workplan.files.system_errors import system_message
from workplan.plan.errors import WorkplanError, shown_path
from workplan.site.offline import is_offline_zip

PLAN = Path("data/plan.yaml")

plan_option = click.option(
    "--plan",
    type=PATH,
    default=PLAN,
    show_default=True,
    help="工作要点的 YAML 文件 / The plan's YAML file.",
)


_ESCAPES = "backslashreplace"


class Commands(click.Group):
    """Commands that run on every console: characters that it lacks are shown as escapes.

    ``modules`` are commands that are imported when they are asked for: ``package.module:name``.
    """

    def __init__(self, *args: Any, modules: Mapping[str, str], **options: Any) -> None:
        super().__init__(*args, **options)
        self.modules = modules

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands."""
        return sorted((*super().list_commands(ctx), *self.modules))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """A command by its name."""
        if cmd_name not in self.modules:
            return super().get_command(ctx, cmd_name)
        module, _, name = self.modules[cmd_name].partition(":")
        command: click.Command = getattr(import_module(module), name)
        return command

    def make_context(self, *args: Any, **options: Any) -> click.Context:
        """Reads the options that stand before the command."""
        with usage_errors_in_one_line():
            return super().make_context(*args, **options)

    def invoke(self, ctx: click.Context) -> Any:
        """Reads the command's own options and arguments, and runs it."""
        with usage_errors_in_one_line():
            return super().invoke(ctx)

    def main(self, *args: Any, **options: Any) -> Any:
        """Runs a command on this console, until it is done or a signal ends it."""
        streams = {sys.stdin: "replace", sys.stdout: _ESCAPES, sys.stderr: _ESCAPES}
        for stream, errors in streams.items():
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(errors=errors)
        with ended_by_signals():
            return super().main(*args, **options)


def port_option(default: int) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """The option for the port that a command listens on."""
    return click.option(
        "--port",
        type=click.IntRange(0, 65535),
        default=default,
        show_default=True,
        help="端口；0 为任一空闲端口 / The port; 0 for any that is free.",
    )


def output_option(default: str, help_: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """The option for the file or folder that a command writes."""
    return click.option(
        "-o",
        "--output",
        type=PATH,
        default=Path(default),
        show_default=True,
        help=help_,
    )


def write_offline_zip(output: Path, make: Callable[[], bytes]) -> None:
    """Writes a zip for a disk, over one of ours at most, and says how large it is.

    Raises:
        OutputError: something else stands there; nothing has been made.
    """
    check_sources(output)
    check_file(output, is_offline_zip)
    content = make()
    write_file(output, content, is_ours=is_offline_zip)
    click.echo(f"{shown_path(output)}: {len(content) / 1024:.0f} KB")


def prints_errors(command: Callable[..., None]) -> Callable[..., None]:
    """Prints our errors, and those of the file system, and exits with 1; any other is a bug."""

    @wraps(command)
    def run(*args: Any, **options: Any) -> None:
        try:
            command(*args, **options)
        except WorkplanError as error:
            click.echo(str(error), err=True)
            sys.exit(1)
        except OSError as error:
            if error.errno == errno.EPIPE:  # who reads the output has seen enough
                raise
            click.echo(system_message(error), err=True)
            sys.exit(1)

    return run
