"""The site's words for what its scripts build, as JavaScript modules."""

from __future__ import annotations

from collections.abc import Callable

from workplan.edition.edition import Edition
from workplan.search.module import module

_KEPT = {name: f"{{{name}}}" for name in ("count", "query", "words")}
"""Details that the browser fills in: they stay as they are."""


def word_modules(edition: Edition) -> dict[str, str]:
    """The words of the panel of settings and of the preview of a print, by file."""
    return {
        "settings.js": module(said(edition, lambda key: key.startswith("settings_"))),
        "paper.js": module(said(edition, _of_paper)),
    }


def _of_paper(key: str) -> bool:
    return key.startswith("paper_") or key == "print_sheets"


def said(edition: Edition, wanted: Callable[[str], bool]) -> dict[str, dict[str, str]]:
    """The wanted words in each language, by key."""
    known = edition.locales[edition.plan.language].words
    return {key: edition.say(key, **_KEPT) for key in known if wanted(key)}
