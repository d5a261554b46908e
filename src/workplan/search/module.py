"""Data as the text of a JavaScript module."""

from __future__ import annotations

import json
from collections.abc import Callable

from workplan.edition.edition import Edition

_FILLED_IN_BY_SCRIPTS = {name: f"{{{name}}}" for name in ("count", "query", "words")}


def module(data: object) -> str:
    """A module whose default export is the data; it works under a strict security policy."""
    return f"export default {json.dumps(data, ensure_ascii=False, separators=(',', ':'))};\n"


def js_strings(edition: Edition, is_needed: Callable[[str], bool]) -> dict[str, dict[str, str]]:
    """The site's words in each language by key, with the details that scripts fill in left open."""
    keys = edition.locales[edition.plan.language].words
    return {key: edition.ui_text(key, **_FILLED_IN_BY_SCRIPTS) for key in keys if is_needed(key)}
