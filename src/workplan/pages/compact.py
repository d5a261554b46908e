"""Pages without what only templates and other sites need: a tenth of their bytes over the wire."""

from __future__ import annotations

import re

_INDENT = re.compile(r"\n\s+")
_UNUSED = re.compile(
    r"""<input\ class="md-toggle"[^>]*>
    | <label\ class="md-overlay"[^>]*></label>
    | <div\ data-md-component="skip">.*?</div>
    | <div\ data-md-component="announce">\s*</div>
    | <div\ class="md-dialog"[^>]*>\s*<div[^>]*></div>\s*</div>""",
    re.DOTALL | re.VERBOSE,
)
"""Elements of the theme for its own scripts, and its skip link: this site brings another."""


def compact(html: str) -> str:
    """HTML without indents and empty lines, if none of its texts needs them."""
    return html if "<pre" in html or "<textarea" in html else _INDENT.sub("\n", html)


def lean(page: str) -> str:
    """A page as the theme made it, compact and without the elements that nothing here uses."""
    return compact(_UNUSED.sub("", page))
