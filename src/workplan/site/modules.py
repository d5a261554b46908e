"""The graph of our JavaScript modules, and all of them as one classic script.

A page opened from a disk may not load modules. Our scripts keep to a few forms of import and
export, so that joining them needs no bundler on the machine of an office; the tests run the
result in browsers.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from posixpath import dirname, join, normpath

IMPORT = re.compile(r'^import (?P<names>[^"]*?) from "(?P<path>\.{1,2}/[^"]+)";$', re.MULTILINE)
_DYNAMIC = re.compile(r'\bimport\("(?P<path>\.{1,2}/[^"]+)"\)')
_COMPUTED = re.compile(r"\bimport\(`(?P<path>\.{1,2}/[^`$]*)\$\{(?P<name>\w+)\}`\)")
_EXPORT = re.compile(r"^export (?=(?:async )?function |class |const )", re.MULTILINE)
_EXPORTED = re.compile(r"^export (?:(?:async )?function|class|const) (\w+)", re.MULTILINE)
_DEFAULT = re.compile(r"^export default ", re.MULTILINE)


def static_imports(modules: Mapping[str, str], entry: str) -> tuple[str, ...]:
    """The modules that one loads before it runs, directly or through others, in that order."""
    found: dict[str, None] = {}
    waiting = [entry]
    while waiting:
        here = waiting.pop(0)
        paths = [resolve(here, match["path"]) for match in IMPORT.finditer(modules[here])]
        waiting += [path for path in paths if path not in found and path != entry]
        found |= dict.fromkeys(path for path in paths if path != entry)
    return tuple(found)


def bundle(modules: Mapping[str, str], entry: str) -> str:
    """All modules as one script that needs no module loader and starts with ``entry``."""
    bodies = ",\n".join(
        f"{json.dumps(name)}: (exports, use) => {{\n{_body(name, text)}\n}}"
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


def _body(name: str, text: str) -> str:
    exported = _EXPORTED.findall(text)
    text = IMPORT.sub(lambda match: _use(name, match["names"], match["path"]), text)
    text = _DYNAMIC.sub(
        lambda match: (
            f"Promise.resolve().then(() => use({json.dumps(resolve(name, match['path']))}))"
        ),
        text,
    )
    text = _COMPUTED.sub(
        lambda match: (
            f"Promise.resolve().then(() => "
            f"use({json.dumps(resolve(name, match['path']) + '/')} + {match['name']}))"
        ),
        text,
    )
    text = _DEFAULT.sub("exports.default = ", _EXPORT.sub("", text))
    # Functions are hoisted, so what a module exports is there for those that import it in turn.
    return text.rstrip() + "".join(f"\nexports.{one} = {one};" for one in exported)


def _use(here: str, names: str, path: str) -> str:
    module = f"use({json.dumps(resolve(here, path))})"
    if names.startswith("{"):
        return f"const {names.replace(' as ', ': ')} = {module};"
    return f"const {names} = {module}.default;"


def resolve(here: str, path: str) -> str:
    """The path of a module that another names."""
    return normpath(join(dirname(here), path))
