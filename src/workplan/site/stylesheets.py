"""The site's style sheet: small files, each named for what it does, sent as one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

_UNSENT = re.compile(r"/\*.*?\*/|(?<=\n)\s+", re.DOTALL)
ORDER = (
    "tokens",
    "base",
    "shell",
    "text",
    "home",
    "titles",
    "plan",
    "point",
    "units",
    "reference",
    "downloads",
    "changes",
    "matrix",
    "imported",
    "dialogs",
    "search",
    "tools",
    "pictures",
    "print",
    "print-point",
    "print-pages",
    "print-unit",
    "print-reference",
    "print-matrix",
)
"""The order in which the files apply."""


SHEETS = ("sheets", "gongwen", "booklet")
"""The same for the pages that are sheets of paper."""


def sheets_css(folder: Path) -> str:
    """The style of the pages that are sheets of paper."""
    return _sent((folder / f"sheets/{name}.css").read_text("utf-8") for name in SHEETS)


_FOR_PAPER = (
    (re.compile(r"@media screen[^{]*"), "@media not all "),
    (re.compile(r"@media print\b"), "@media all"),
)
"""The media of the site's style, turned round."""


def paper_css(folder: Path, languages: tuple[str, ...]) -> str:
    """The site's style as paper gets it, for a frame on a screen that shows a sheet."""
    style = style_sheet(folder, languages)
    for media, instead in _FOR_PAPER:
        style = media.sub(instead, style)
    return style + _sent([(folder / "paper/frame.css").read_text("utf-8")])


def paper_box_css(folder: Path) -> str:
    """The style of the dialog around those frames."""
    return _sent([(folder / "paper/box.css").read_text("utf-8")])


def style_sheet(folder: Path, languages: tuple[str, ...]) -> str:
    """All files of ``ORDER`` in a folder and the views' rules, in one text."""
    parts = [(folder / f"{name}.css").read_text("utf-8") for name in ORDER]
    return _sent([*parts, languages_css(languages)])


def _sent(parts: Iterable[str]) -> str:
    """Files as one text, without comments, indents and empty lines."""
    return _UNSENT.sub("", "\n".join(parts))


def languages_css(languages: tuple[str, ...]) -> str:
    """Hides the other languages in the view of one: a rule a language."""
    rules = (
        f'html[data-view="{tag}"] .lang:not([lang="{tag}"]) {{ display: none !important; }}\n'
        for tag in languages
    )
    return "".join(rules)
