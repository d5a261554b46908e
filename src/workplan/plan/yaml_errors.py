"""YAML's syntax errors, explained to editors who do not know YAML."""

from __future__ import annotations

import yaml

from workplan.plan.errors import Finding

_MESSAGE_KEYS = (
    ("mapping values are not allowed", "yaml_colon"),
    ("could not find expected ':'", "yaml_colon_missing"),
    ("found unexpected end of stream", "yaml_quote"),
    ("did not find expected ',' or ']'", "yaml_bracket"),
    ("did not find expected ',' or '}'", "yaml_bracket"),
    ("did not find expected node content", "yaml_bracket"),
    ("unknown escape character", "yaml_escape"),
    ("did not find expected key", "yaml_indent"),
    ("did not find expected '-' indicator", "yaml_indent"),
    ("block sequence entries are not allowed", "yaml_dash"),
)
"""Parts of libyaml's messages, with the key of our message; the first match wins."""


def explain(error: yaml.YAMLError, text: str) -> Finding:
    """The finding for a syntax error in a text, with its line."""
    mark = getattr(error, "problem_mark", None)
    line = mark.line + 1 if mark else 1
    key = _message_key(getattr(error, "problem", None) or "", _line(text, line), mark)
    if key == "yaml_quote" and (start := getattr(error, "context_mark", None)):
        line = start.line + 1
    return Finding((), key, {"text": _line(text, line).strip()[:60]}, line)


def _message_key(problem: str, line: str, mark: yaml.Mark | None) -> str:
    if "cannot start any token" in problem:
        return _bad_start(line, mark.column if mark else 0)
    return next((key for part, key in _MESSAGE_KEYS if part in problem), "yaml_other")


def _bad_start(line: str, column: int) -> str:
    return "yaml_tab" if "\t" in line[: column + 1] else "yaml_start"


def _line(text: str, number: int) -> str:
    lines = text.split("\n")
    return lines[number - 1] if number <= len(lines) else ""
