"""What several commands share: an option, how our errors are told, any console's characters."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import click

from workplan.plan.errors import WorkplanError

PLAN = Path("data/plan.yaml")

plan_option = click.option(
    "--plan",
    type=click.Path(path_type=Path),
    default=PLAN,
    show_default=True,
    help="工作要点的 YAML 文件 / The plan's YAML file.",
)


class Commands(click.Group):
    """Commands for every console: characters that it lacks are replaced, not an error.

    What programs read is written as bytes, which no console's encoding changes.
    """

    def main(self, *args: Any, **options: Any) -> Any:
        """Runs a command."""
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(errors="replace")
        return super().main(*args, **options)


def output_option(default: str, said: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """The option that says where a command writes."""
    return click.option(
        "-o",
        "--output",
        type=click.Path(path_type=Path),
        default=Path(default),
        show_default=True,
        help=said,
    )


def prints_errors(command: Callable[..., None]) -> Callable[..., None]:
    """Prints our errors as they are and ends with 1; anything else is a bug and may show itself."""

    @wraps(command)
    def run(*args: Any, **options: Any) -> None:
        try:
            command(*args, **options)
        except WorkplanError as error:
            click.echo(str(error), err=True)
            sys.exit(1)

    return run
