"""Runs the project's commands in the process of the tests, where a start of Python tests nothing."""

from __future__ import annotations

from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner
from conftest import ROOT

from workplan.cli import main


@dataclass(frozen=True)
class Done:
    """How a command ended, under the names of ``subprocess.CompletedProcess``."""

    returncode: int
    stdout: str
    stderr: str
    printed: bytes
    """What went to the standard output, in the encoding of the console."""


def workplan(
    *arguments: object, cwd: Path = ROOT, typed: str | bytes = "", console: str = "utf-8"
) -> Done:
    """Runs a command in a folder, on a console of an encoding.

    An error that the command does not tell by itself is raised.
    """
    with chdir(cwd):
        result = CliRunner(console).invoke(main, [*map(str, arguments)], input=typed)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return Done(result.exit_code, result.stdout, result.stderr, result.stdout_bytes)
