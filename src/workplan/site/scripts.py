"""Our scripts as they are published, and all of them as one classic script for a disk.

The scripts as written, in ``docs/assets/js/``, are plain modules that run without this. They keep
to a few forms of import and export, so that joining them needs no bundler on the machine of an
office; the tests run the result in browsers.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from posixpath import dirname, join, normpath, relpath

from rjsmin import jsmin

from workplan.locales.messages import one_line
from workplan.plan.errors import BuildError

JOINED = ("js/search/dialog.js", "js/portal/start.js", "js/portal/compare/start.js")
"""Modules that bring along all they import, so that no reader waits for two files in turn."""

_IMPORT = re.compile(r'\bimport ?(?P<names>\{[^}]*\}) ?from ?"(?P<path>\.{1,2}/[^"]+)";')
_DYNAMIC = re.compile(r'\bimport\("(?P<path>\.{1,2}/[^"]+)"\)')
_EXPORT = re.compile(r"\bexport (?=(?:async )?function |class |const )")
_EXPORTED = re.compile(r"\bexport (?:(?:async )?function|class|const) (\w+)")


def published_scripts(modules: Mapping[str, str], main: str) -> dict[str, str]:
    """The scripts by path, each search's in one file, and all without comments and white space.

    ``main`` is loaded by every page, with all that it imports. rjsmin loses its way in a template
    inside a template, and takes an expression after an arrow for a division; a test finds either.
    """
    on_every_page = {main, *static_imports(modules, main)}
    members = {
        entry: [entry, *static_imports(modules, entry)] for entry in JOINED if entry in modules
    }
    parts = {
        entry: [path for path in reversed(paths) if path not in on_every_page]
        for entry, paths in members.items()
    }
    inside = {path for paths in parts.values() for path in paths}
    folders = {dirname(entry) for entry in JOINED}
    others = {
        path: text
        for path, text in modules.items()
        if path not in inside or dirname(path) not in folders
    }
    joined = {entry: _join(modules, paths) for entry, paths in parts.items()}
    return {path: jsmin(text) for path, text in {**others, **joined}.items()}


def static_imports(modules: Mapping[str, str], entry: str) -> tuple[str, ...]:
    """The modules that one loads before it runs, directly or through others, in that order.

    Raises:
        BuildError: One of them is not there.
    """
    imported: dict[str, None] = {}
    waiting = [entry]
    while waiting:
        importer = waiting.pop(0)
        if importer not in modules:
            raise BuildError(one_line("asset_missing", file=importer))
        paths = [_resolve(importer, path) for _, path in _IMPORT.findall(modules[importer])]
        waiting += [path for path in paths if path not in imported and path != entry]
        imported |= dict.fromkeys(path for path in paths if path != entry)
    return tuple(imported)


def _join(modules: Mapping[str, str], paths: Iterable[str]) -> str:
    """Modules as one in the place of the last, after what they import from others."""
    *_, entry = members = list(paths)
    outside: dict[str, dict[str, None]] = {}
    for member in members:
        for names, path in _IMPORT.findall(modules[member]):
            imported = _resolve(member, path)
            if imported not in members:
                each = (name.strip() for name in names.strip("{}").split(",") if name.strip())
                outside.setdefault(imported, {}).update(dict.fromkeys(each))
    imports = [
        f'import {{ {", ".join(names)} }} from "./{relpath(imported, dirname(entry))}";'
        for imported, names in outside.items()
    ]
    return "\n".join([*imports, *(_IMPORT.sub("", modules[member]) for member in members)])


def bundle(modules: Mapping[str, str], entry: str) -> str:
    """All modules as one script that needs no module loader and starts with ``entry``."""
    bodies = ",\n".join(
        f"{json.dumps(name)}: (exports, use) => {{\n{_function_body(name, text)}\n}}"
        for name, text in sorted(modules.items())
    )
    return (
        '"use strict";\n(() => {\n'
        "const ready = {};\n"
        f"const modules = {{\n{bodies}\n}};\n"
        "const use = (name) => {\n"
        "  if (!ready[name]) { ready[name] = {}; modules[name](ready[name], use); }\n"
        "  return ready[name];\n"
        "};\n"
        f"use({json.dumps(entry)});\n"
        "})();\n"
    )


def _function_body(name: str, text: str) -> str:
    exported = _EXPORTED.findall(text)

    def use(path: str) -> str:
        return f"use({json.dumps(_resolve(name, path))})"

    text = _IMPORT.sub(
        lambda match: f"const {match['names'].replace(' as ', ': ')} = {use(match['path'])};", text
    )
    text = _DYNAMIC.sub(lambda match: f"Promise.resolve().then(() => {use(match['path'])})", text)
    # Functions are hoisted, so what a module exports is there for those that import it in turn.
    return _EXPORT.sub("", text) + "".join(f"\nexports.{name} = {name};" for name in exported)


def _resolve(importer: str, path: str) -> str:
    """The path of a module that another names."""
    return normpath(join(dirname(importer), path))
