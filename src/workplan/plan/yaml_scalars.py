"""What YAML would silently lose or change in a value, and characters that no plan may hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import yaml

from workplan.plan.errors import Finding
from workplan.plan.fields import INVISIBLE_MARKS, JOINERS
from workplan.plan.yaml_errors import KEY_WITHOUT_SPACE, colon_finding

LINE_BREAK = re.compile(r"\r\n|\r|\n")
"""YAML's line breaks; its others are forbidden characters."""

FORBIDDEN_CHARACTERS = re.compile(
    # control characters, line separators, lone surrogates, noncharacters
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    f"{INVISIBLE_MARKS}]"
    # joiners after Latin and Chinese characters, where they join nothing
    f"|[{JOINERS}](?<![^\x00-\u024f\u2010-\u2027\u3000-\u9fff\uf900-\ufaff\uff00-\uffef"
    "\U00020000-\U0003ffff].)"
)
"""Characters that are not seen, and those that can disguise what is written."""

MAX_SHOWN_CHARACTERS = 40

_COMMENT = re.compile(r"[ \t]+#(.*)")
_COMMENT_LIKE_TEXT = re.compile(r"[ \t]+#+([^#\s].*)")
"""A comment without a space after its sign, which may be meant as text."""
_FULL_WIDTH_HASH = re.compile(r"\s＃")
_NULLS = frozenset({"~", "null", "Null", "NULL"})

_WITHOUT_SPACES = frozenset(
    {"id", "num", "year", "kind", "status", "inferred", "catch_all", "official", "in_force"}
    | {"date", "issued", "revised", "written", "released", "url", "languages", "in_translation"}
)
"""Fields whose values never have a space: what follows one can only be a comment."""


def needs_quotes(text: str) -> bool:
    """Whether a text is rejected without quotation marks, although YAML reads it as it is."""
    return text in _NULLS or _FULL_WIDTH_HASH.search(text) is not None


class Scalar(NamedTuple):
    """A value as YAML reads it, with its place in the file; lines from 0."""

    value: str
    is_plain: bool
    """Whether it stands without quotation marks."""
    is_quoted: bool
    """Whether it stands in quotation marks; a block has neither."""
    is_marked: bool
    """Whether YAML takes its first word, ``!tag`` or ``&anchor``, for a mark of its own."""
    line: int
    end_line: int
    end_column: int

    @classmethod
    def of(cls, event: yaml.ScalarEvent) -> Scalar:
        """The value of an event."""
        start, end = event.start_mark, event.end_mark
        if start is None or end is None:
            raise ValueError(event)  # only events of a parser are given
        is_marked = bool(event.anchor or event.tag)
        is_plain, is_quoted = not event.style, event.style in {"'", '"'}
        span = (start.line, end.line, end.column)
        return cls(event.value, is_plain, is_quoted, is_marked, *span)

    @property
    def inner_lines(self) -> range:
        """The lines after its first; a block ends where the next line begins."""
        return range(self.line + 1, self.end_line + (self.end_column > 0))


def scalar_findings(
    scalar: Scalar, lines: list[str], path: tuple[str | int, ...], *, is_key: bool
) -> Iterator[Finding]:
    """What a value loses or gains between the file and the plan.

    Args:
        scalar: the value.
        lines: the lines of the file.
        path: where the value goes; for a key, the path of its mapping.
        is_key: whether the value is the name of another.
    """
    number = scalar.line + 1
    if scalar.is_marked:
        text = lines[scalar.line].strip()[:MAX_SHOWN_CHARACTERS]
        yield Finding((), "yaml_start", {"text": text}, number)
    if LINE_BREAK.search(scalar.value):
        yield Finding(path, "line_break", {}, number)
    if scalar.is_quoted and not is_key:
        yield from _cut_off(scalar, lines, path, _COMMENT_LIKE_TEXT)
    if not scalar.is_plain:
        return
    if not is_key:
        yield from _plain_findings(scalar, lines, path)
    elif match := KEY_WITHOUT_SPACE.match(scalar.value):
        yield colon_finding(match, number)


def _plain_findings(
    scalar: Scalar, lines: list[str], path: tuple[str | int, ...]
) -> Iterator[Finding]:
    """What a value without quotation marks loses, or has too much."""
    if scalar.value in _NULLS:
        yield Finding(path, "null_value", {"value": scalar.value}, scalar.line + 1)
    if _FULL_WIDTH_HASH.search(scalar.value):
        yield Finding(path, "full_width_hash", {}, scalar.line + 1)
    yield from _cut_off(scalar, lines, path, _COMMENT)


def _cut_off(
    scalar: Scalar, lines: list[str], path: tuple[str | int, ...], comments: re.Pattern[str]
) -> Iterator[Finding]:
    """What YAML takes for a comment behind a value, although it may be text."""
    comment = comments.match(lines[scalar.end_line], scalar.end_column)
    if comment and not _WITHOUT_SPACES.intersection(path[-2:]):
        lost = comment[1].strip()[:MAX_SHOWN_CHARACTERS]
        yield Finding(path, "hash_cuts", {"lost": lost}, scalar.end_line + 1)
