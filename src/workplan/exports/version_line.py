"""The stamp of every file: which edition it is, and the short form of its content hash."""

from __future__ import annotations

from workplan.edition.edition import Edition
from workplan.edition.texts import LocalizedText

SHORT = 12
"""Figures of a hash that are shown to people."""


def version_line(edition: Edition) -> LocalizedText:
    """The stamp in each language."""
    return edition.say("stamp", year=edition.plan.year, hash=edition.content_hash[:SHORT])
