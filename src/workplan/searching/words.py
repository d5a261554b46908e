"""The search box's own words in each language, and where its links lead."""

from __future__ import annotations

from workplan.edition import Edition
from workplan.searching.module import module

_KEPT = {name: f"{{{name}}}" for name in ("count", "query", "words")}
"""Details that the browser fills in: they stay as they are."""


def words_module(edition: Edition, *, large: bool) -> str:
    """The words and addresses; ``large`` says whether the texts come in shards."""
    at = edition.addresses
    known = edition.locales[edition.plan.language].words
    keys = [key for key in known if key.startswith(("search", "settings_"))]
    return module(
        {
            "languages": edition.languages,
            "large": large,
            "say": {key: edition.say(key, **_KEPT) for key in keys},
            "plan": at.plan,
            "section": f"{at.plan}sections/{{}}/" if at.large else f"{at.plan}#section-{{}}",
            "points": f"{at.plan}points/",
            "units": at.units if edition.has("units") else "",
        }
    )
