"""YAML's syntax errors, explained to editors who do not know YAML."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

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


KEY_WITHOUT_SPACE = re.compile(r"""([\w-]+)[ \t]*(：|:(?!//)(?=[^ \t]))""")
"""A name whose colon is none for YAML: full-width, or without a space after it."""

_KEY_AT_START = re.compile(
    r"""[ ]*(?:-[ ]+)*(?:(["']?)([A-Za-z_][\w-]*)\1[ ]*：|([A-Za-z_][\w-]*):(?!//)(?=[^ \t]))"""
)
_TAB_AT_START = re.compile(r" *\t\s*\S")
_SPACE_AT_START = re.compile(r"[ \t-]*([\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000])")
_FULL_WIDTH_HASH = re.compile(r" *＃")
_COMMENT_LINE = re.compile(r"[ \t]*#")


def misread_lines(
    lines: list[str], inner_lines: Collection[int], keys: Collection[str] | None = None
) -> Iterator[Finding]:
    """The lines that look right to an editor, but not to YAML.

    Args:
        lines: the lines of the file.
        inner_lines: the numbers, from 0, of lines inside quotation marks.
        keys: the names that the file has; None if it could not be read, so that any will do.
    """
    for number, line in enumerate(lines):
        if number not in inner_lines and (finding := _misread(line, number + 1, keys)):
            yield finding


def _misread(line: str, number: int, keys: Collection[str] | None) -> Finding | None:
    if _TAB_AT_START.match(line):
        return Finding((), "yaml_tab", {}, number)
    if _COMMENT_LINE.match(line):
        return None
    if match := _SPACE_AT_START.match(line):
        return Finding((), "yaml_space", {"code": f"U+{ord(match[1]):04X}"}, number)
    if _FULL_WIDTH_HASH.match(line):
        return Finding((), "full_width_hash", {}, number)
    if match := _KEY_AT_START.match(line):
        key = match[2] or match[3]
        if keys is None or key in keys:
            return _colon_finding(key, number, full_width=bool(match[2]))
    return None


def colon_finding(match: re.Match[str], line: int) -> Finding:
    """The finding for a match of ``KEY_WITHOUT_SPACE``."""
    return _colon_finding(match[1], line, full_width=match[2] == "：")


def _colon_finding(key: str, line: int, *, full_width: bool) -> Finding:
    message = "full_width_colon" if full_width else "colon_without_space"
    return Finding((), message, {"key": key}, line)


def explain(error: yaml.YAMLError, lines: list[str]) -> Finding:
    """The finding for a syntax error in a file, with its line."""
    mark = getattr(error, "problem_mark", None)
    line = mark.line + 1 if mark else 1
    key = _message_key(getattr(error, "problem", None) or "", _line(lines, line), mark)
    if key in {"yaml_quote", "yaml_colon_missing"} and (
        start := getattr(error, "context_mark", None)
    ):
        line = start.line + 1
    text = _line(lines, line).strip()
    if key == "yaml_colon_missing" and (match := KEY_WITHOUT_SPACE.match(text)):
        return colon_finding(match, line)
    return Finding((), key, {"text": text[:60]}, line)


def _message_key(problem: str, line: str, mark: yaml.Mark | None) -> str:
    if "cannot start any token" in problem:
        return _bad_start(line, mark.column if mark else 0)
    return next((key for part, key in _MESSAGE_KEYS if part in problem), "yaml_other")


def _bad_start(line: str, column: int) -> str:
    return "yaml_tab" if "\t" in line[: column + 1] else "yaml_start"


def _line(lines: list[str], number: int) -> str:
    return lines[number - 1] if number <= len(lines) else ""
