"""The line in every file that identifies its edition and the short form of its content hash."""

from __future__ import annotations

from workplan.edition.edition import Edition
from workplan.edition.texts import LocalizedText

SHORT_HASH_LENGTH = 12
"""Digits of a hash that are shown to people."""


def version_line(edition: Edition) -> LocalizedText:
    """The line in each language."""
    short_hash = edition.content_hash[:SHORT_HASH_LENGTH]
    return edition.ui_text("version_line", year=edition.plan.year, hash=short_hash)
