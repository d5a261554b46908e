"""The site's style sheets: small files, one for each component, joined and minified."""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import Path

from rcssmin import cssmin

from workplan.files.folder_files import files_in
from workplan.locales.messages import one_line
from workplan.plan.errors import BuildError

SITE = "site.css"
BOOKLET = "booklet.css"
"""The style of the pages that are sheets of paper, and of no others."""
PRINT_PREVIEW = "print_preview.css"
"""The preview of a print: its dialog, and the frames in it."""
PRINT_MEDIA = "print_media.css"
"""The site's style as a printer gets it, for those frames."""

_IMPORT = re.compile(r'^@import "(?P<name>\w+\.css)";\n', re.MULTILINE)
_TURNED_MEDIA = (("@media screen", "@media not all"), ("@media print", "@media all"))
_AND_MORE = re.compile(r"(@media not all)[^{]*")


def stylesheets(folder: Path, languages: Collection[str]) -> dict[str, str]:
    """The style sheets as they are published, by name.

    Raises:
        BuildError: One is missing, or a file in the folder is imported by none of them.
    """
    files = sorted(file for file in files_in(folder) if file.suffix == ".css")
    sources = {file.name: file.read_text("utf-8") for file in files}
    unused = set(sources)
    joined = {name: _join(sources, name, unused) for name in (SITE, BOOKLET, PRINT_PREVIEW)}
    if unused:
        raise BuildError(one_line("styles_unused", files=", ".join(sorted(unused))))
    joined[SITE] += language_rules(languages)
    minified = {name: cssmin(text) for name, text in joined.items()}
    return {**minified, PRINT_MEDIA: print_media(minified[SITE])}


def _join(sources: dict[str, str], name: str, unused: set[str]) -> str:
    """A style sheet with those that it imports in their place."""
    if name not in sources:
        raise BuildError(one_line("asset_missing", file=f"css/{name}"))
    unused.discard(name)
    return _IMPORT.sub(lambda match: _join(sources, match["name"], unused), sources[name])


def language_rules(languages: Collection[str]) -> str:
    """Hides the other languages in the view of one: a rule a language."""
    return "".join(
        f'html[data-view="{language}"] .lang:not([lang="{language}"]) '
        "{ display: none !important; }\n"
        for language in languages
    )


def print_media(style: str) -> str:
    """A style sheet that does on a screen what it does in print."""
    for media, instead in _TURNED_MEDIA:
        style = style.replace(media, instead)
    return _AND_MORE.sub(r"\1", style)
