"""Data for the browser, in files that it also loads from a disk."""

from __future__ import annotations

import json


def data_script(data: object) -> str:
    """A classic script that hands over the data as one string of JSON.

    A page opened from a disk may load scripts and nothing else. Whatever stands in the plan, here
    it is text between two quotes, and is read by ``JSON.parse``.
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    quoted = text.replace("\\", "\\\\").replace("'", "\\'")
    return f"document.currentScript.json='{quoted}';\n"
