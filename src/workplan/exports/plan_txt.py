"""The plan as plain text, in UTF-8: its authoritative language exactly as published."""

from __future__ import annotations

from workplan.edition import Edition
from workplan.published import published_text


def plan_txt(edition: Edition) -> bytes:
    """The published text, a line for each heading and point."""
    return published_text(edition.plan).encode()
