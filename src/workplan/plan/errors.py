"""The package's errors, and problems in a plan described so that an editor can fix them.

Every error this package raises on purpose descends from ``WorkplanError``:

* ``PlanError``: a plan file with problems, all of them at once.
* ``BuildError``: a site that could not be built, verified or published.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePath

_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""Control characters, those that break or turn a line, and bytes that are no text."""


@dataclass(frozen=True)
class Finding:
    """A violated rule: the path of the value and the message's key with its details.

    ``path`` leads from the top of the data to the value: keys, and list positions from 0.
    """

    path: tuple[str | int, ...]
    key: str
    details: dict[str, str]
    line: int = 0
    """The line, if the rule knows it more precisely than the path does; otherwise 0."""

    @classmethod
    def at(cls, path: tuple[str | int, ...], key: str, /, **details: object) -> Finding:
        """A finding at a path, its details converted to text."""
        return cls(path, key, {name: str(value) for name, value in details.items()})


@dataclass(frozen=True)
class Problem:
    """A finding ready to print: ``file:line: where: message``, in every message language."""

    file: str
    line: int
    where: str
    messages: tuple[str, ...]

    def __str__(self) -> str:
        """The form that editors and terminals turn into a link."""
        location = f"{self.where}: " if self.where else ""
        return f"{self.file}:{self.line}: {location}{' / '.join(self.messages)}"


class WorkplanError(Exception):
    """The base class of all errors of this package."""


class PlanError(WorkplanError):
    """A plan file with problems; ``problems`` holds every one, in the order of the file."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems

    def __reduce__(self) -> tuple[type[PlanError], tuple[tuple[Problem, ...]]]:
        """How it crosses to another process: an exception is otherwise made anew of its text."""
        return type(self), (self.problems,)


class BuildError(WorkplanError):
    """A site that could not be built; the message gives the reason in Chinese and English."""


def closest_match(word: str, candidates: Iterable[str]) -> str:
    """The candidate most similar to ``word``, or an empty string if none is similar."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415 (takes 0.1 s to load, for mistakes only)

    match = process.extractOne(word, [*candidates], scorer=fuzz.ratio, score_cutoff=50)
    return match[0] if match else ""


def printable(name: str) -> str:
    """A name of a file as messages show it: what a terminal would obey is written in escapes."""
    return _UNPRINTABLE.sub(lambda match: repr(match[0])[1:-1], name)


def shown_path(path: PurePath) -> str:
    r"""A path as messages show it: ``data/plan.yaml`` on every system, but ``C:\x\plan.yaml``."""
    return printable(str(path) if path.anchor else path.as_posix())
