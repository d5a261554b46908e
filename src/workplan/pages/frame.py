"""The page around every body, as the theme renders it, with holes for what differs.

MkDocs and the theme render one page; its text, cut at the holes, serves all pages that have no
Markdown of their own. A plan of fifteen thousand points is built in seconds so, and each page has
the bytes that MkDocs itself would have given it. A page with Markdown is a frame of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from workplan.pages.layout import Shell

_HOLE = re.compile(r"(?:<!-- )?workplan-hole\(([a-z]*(?::[^()]*)?)\)(?: -->)?")

BODY = ":"
"""The hole for the body of the page's own kind; ``point:9`` is one for a body by kind and key."""


def hole(name: str) -> str:
    """The text that stands for a part while the theme renders the frame."""
    return f"workplan-hole({name})"


MOULD = Shell(*(hole(name) for name in ("head", "header", "tools", "footer", "script", "kind")))
"""The shell of every page while the theme renders it."""


@dataclass(frozen=True)
class Frame:
    """A rendered page cut at its holes: texts and names of parts in turn."""

    pieces: tuple[str, ...]

    @classmethod
    def cut(cls, page: str) -> Frame:
        """The frame of a page rendered with ``MOULD``."""
        return cls(tuple(_HOLE.split(page)))

    def fill(self, part: Callable[[str], str]) -> str:
        """The page with its parts, asked for by name."""
        return "".join(part(piece) if i % 2 else piece for i, piece in enumerate(self.pieces))
