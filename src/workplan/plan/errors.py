"""Problems of a plan, worded so that an editor can solve them, and the package's exceptions.

Every exception that this package raises on purpose descends from ``WorkplanError``:

* ``PlanError``: a plan file with problems, all of them at once.
* ``BuildError``: a site that could not be built, verified or published.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """A problem at a path in the raw data: the key of a message and its details.

    ``path`` is made of the keys and positions, from 0, that lead to the value from the top.
    """

    path: tuple[str | int, ...]
    key: str
    details: dict[str, str]
    line: int = 0
    """The line, where the path alone does not determine it; 0 elsewhere."""

    @classmethod
    def at(cls, path: tuple[str | int, ...], key: str, /, **details: object) -> Finding:
        """A finding at a path; its details are turned into text."""
        return cls(path, key, {name: str(value) for name, value in details.items()})


@dataclass(frozen=True)
class Problem:
    """A finding ready to print, with its message in every message language."""

    file: str
    line: int
    where: str
    messages: tuple[str, ...]

    def __str__(self) -> str:
        """``file:line: where: message``, which editors and terminals turn into a link."""
        where = f"{self.where}: " if self.where else ""
        return f"{self.file}:{self.line}: {where}{' / '.join(self.messages)}"


class WorkplanError(Exception):
    """The base class of all exceptions of this package."""


class PlanError(WorkplanError):
    """A plan file with problems; ``problems`` are all of them, in the order of the file."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


class BuildError(WorkplanError):
    """A site that could not be built; the message gives the reason in Chinese and English."""


def closest_match(word: str, options: Iterable[str]) -> str:
    """The option most similar to ``word``, or an empty text where none is similar."""
    matches = difflib.get_close_matches(word, list(options), n=1, cutoff=0.5)
    return matches[0] if matches else ""
