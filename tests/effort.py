"""How many made-up inputs a test tries: all where they are new, fewer where they are always the same."""

from __future__ import annotations

IN_FULL, IN_EVERY_RUN, IN_FAST_TIER = 1, 3, 10

share = IN_EVERY_RUN
"""What the number of inputs is divided by; set in conftest.py."""


def inputs(count: int) -> int:
    """The number of inputs to try where ``make fuzz`` tries ``count``."""
    return max(1, count // share)
