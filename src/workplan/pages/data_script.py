"""Data for the browser, in files that it also loads from a disk."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

from workplan.locales.locale import Wording, locale

_FILLED_IN_BY_SCRIPTS = {name: f"{{{name}}}" for name in ("count", "others", "query", "words")}
"""Details of messages that stay placeholders."""

_BEFORE, _AFTER = "document.currentScript.json='", "';\n"


def data_script(data: object) -> str:
    """A classic script that hands over the data as one string of JSON.

    A page opened from a disk may load scripts and nothing else. Whatever stands in the plan, here
    it is text between two quotes, and is read by ``JSON.parse``.
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    quoted = text.replace("\\", "\\\\").replace("'", "\\'")
    return f"{_BEFORE}{quoted}{_AFTER}"


def script_data(script: str) -> Any:
    """The data that ``data_script`` has put into a script."""
    quoted = script.removeprefix(_BEFORE).removesuffix(_AFTER)
    return json.loads(re.sub(r"\\(.)", r"\1", quoted))


def js_strings(wording: Wording, is_needed: Callable[[str], bool]) -> dict[str, dict[str, str]]:
    """The site's words in each language by key, with the details that scripts fill in left open."""
    keys = locale(wording.languages[0]).ui_texts
    return {key: wording.ui_text(key, **_FILLED_IN_BY_SCRIPTS) for key in keys if is_needed(key)}
