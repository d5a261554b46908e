"""Texts as HTML: data, never markup."""

from __future__ import annotations

import html
import re

_SPECIAL = re.compile("[&<>\"']")


def esc(text: str) -> str:
    """A text as HTML; nearly all of ours have nothing to escape."""
    return html.escape(text) if _SPECIAL.search(text) else text


def linked(text: str, href: str) -> str:
    """A text, linked where there is an address."""
    return f'<a href="{esc(href)}">{esc(text)}</a>' if href else esc(text)
