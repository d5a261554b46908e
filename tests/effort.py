"""How many synthetic inputs a test tries: a tenth of them in the fast tier."""

from __future__ import annotations

share = 1
"""What the number of inputs is divided by; set in conftest.py."""


def inputs(count: int) -> int:
    """The number of inputs to try where ``make test`` tries ``count``."""
    return max(1, count // share)
