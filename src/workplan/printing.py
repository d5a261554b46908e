"""How much one print holds."""

from __future__ import annotations

from workplan.edition import Edition

WHOLE = 600
"""Points that one print still holds; a larger plan is printed by section, and as a document."""


def printed_whole(edition: Edition) -> bool:
    """Whether one print can hold the whole plan."""
    return len(edition.points) <= WHOLE
