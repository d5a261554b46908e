"""What is wrong with a plan, said so that an editor can mend it.

Every error this package raises on purpose descends from ``WorkplanError``:

* ``PlanError``: a plan file with problems, all of them at once.
* ``BuildError``: a site that could not be built, verified or published.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """A rule's complaint: the path of the value and the message's key with its details.

    ``path`` leads from the top of the data to the value: keys and positions from 0.
    """

    path: tuple[str | int, ...]
    key: str
    details: dict[str, str]
    line: int = 0
    """The line, where the rule knows it better than the path does; 0 elsewhere."""

    @classmethod
    def at(cls, path: tuple[str | int, ...], key: str, /, **details: object) -> Finding:
        """A finding at a path, its details as text."""
        return cls(path, key, {name: str(value) for name, value in details.items()})


@dataclass(frozen=True)
class Problem:
    """A finding, ready to print: ``file:line: where: message``, in every language we speak."""

    file: str
    line: int
    where: str
    messages: tuple[str, ...]

    def __str__(self) -> str:
        """The form that editors and terminals turn into a link."""
        place = f"{self.where}: " if self.where else ""
        return f"{self.file}:{self.line}: {place}{' / '.join(self.messages)}"


class WorkplanError(Exception):
    """The ancestor of all our errors."""


class PlanError(WorkplanError):
    """A plan file with problems; ``problems`` holds every one, in the order of the file."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


class BuildError(WorkplanError):
    """A site that could not be built; the message says why in Chinese and English."""


def closest_match(word: str, known: Iterable[str]) -> str:
    """The known word most like ``word``, or an empty text where none is like it."""
    matches = difflib.get_close_matches(word, list(known), n=1, cutoff=0.5)
    return matches[0] if matches else ""
