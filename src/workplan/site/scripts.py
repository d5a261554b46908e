"""Our scripts as they are published: the search's modules in one file, and all without comments.

What a reader waits for counts: a dozen small files compress badly, and a query must wait for each
in turn. The scripts as written, in ``docs/assets/js/``, are plain modules that run without this.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from posixpath import dirname, relpath

from workplan.site.modules import IMPORT, resolve, static_imports

SEARCH = "js/search/box.js"
"""The module that brings all it imports from its own folder."""

_UNSENT = re.compile(r"""^\s*//.*\n|[ \t]+//\ [^"'`\n]*$|(?<=\n)\s+""", re.MULTILINE | re.VERBOSE)
"""Comments and indents; no text of ours goes over several lines."""


def published_scripts(modules: Mapping[str, str]) -> dict[str, str]:
    """The scripts by path, fewer, and without what only their authors read."""
    joined = _with_one_joined(modules, SEARCH)
    return {path: _UNSENT.sub("", text) for path, text in joined.items()}


def _with_one_joined(modules: Mapping[str, str], entry: str) -> dict[str, str]:
    """Modules of which one has taken in what it imports from its folder."""
    if entry not in modules:
        return dict(modules)
    near = [path for path in static_imports(modules, entry) if dirname(path) == dirname(entry)]
    members = [*reversed(near), entry]
    others = {path: text for path, text in modules.items() if path not in members}
    turned = {path: _turned(text, path, members, entry) for path, text in others.items()}
    return {**turned, entry: _joined(modules, members)}


def _turned(text: str, here: str, members: Collection[str], entry: str) -> str:
    """A module that asks the joined one for what its members export."""
    for match in list(IMPORT.finditer(text)):
        if resolve(here, match["path"]) in members:
            path = relpath(entry, dirname(here))
            text = text.replace(match[0], f'import {match["names"]} from "./{path}";')
    return text


def _joined(modules: Mapping[str, str], members: Sequence[str]) -> str:
    """Modules of one folder as one, after what they import from elsewhere."""
    found = [match for path in members for match in IMPORT.finditer(modules[path])]
    outside = dict.fromkeys(m[0] for m in found if resolve(members[-1], m["path"]) not in members)
    return "\n".join([*outside, *(IMPORT.sub("", modules[path]) for path in members)])
