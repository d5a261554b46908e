"""Data as the text of a JavaScript module."""

from __future__ import annotations

import json


def module(data: object) -> str:
    """A module whose default export is the data; it works under a strict security policy."""
    return f"export default {json.dumps(data, ensure_ascii=False, separators=(',', ':'))};\n"
