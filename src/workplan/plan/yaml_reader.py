"""Reads YAML as plain data, with the line of every value.

Every scalar stays the text in the file. YAML's own guesses (``010`` is 8, ``no`` is False,
``2025-03-01`` a date) never apply; the model decides what is a number.
The reader handles libyaml's events instead of composed nodes: the composer recurses in C, and a
file of a hundred thousand brackets would kill the process.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from workplan.plan.errors import Finding
from workplan.plan.input_file import NotAFileError, read_ordinary_file
from workplan.plan.yaml_errors import explain, misread_lines
from workplan.plan.yaml_scalars import (
    FORBIDDEN_CHARACTERS,
    LINE_BREAK,
    Scalar,
    scalar_findings,
)

DataPath = tuple[str | int, ...]
Data = dict[str, Any] | list[Any] | str

MAX_DEPTH = 20
"""The levels of nesting that are read; the model needs nine."""

MAX_BYTES = 64 * 1024 * 1024
"""A plan of 15,000 points has some 20 MB."""


@dataclass
class Source:
    """The raw data of one file.

    ``lines`` maps the ``id()`` of a container and a key or position in it to a line from 1.
    """

    file: str
    data: Data = ""
    findings: list[Finding] = field(default_factory=list)
    lines: dict[tuple[int, str | int], int] = field(default_factory=dict)

    def line(self, path: DataPath) -> int:
        """The line of the value at ``path``, or of its nearest ancestor in the file."""
        line, value = 1, self.data
        for step in path:
            if (id(value), step) not in self.lines:
                break
            line = self.lines[id(value), step]
            value = value[step]  # type: ignore[index]
        return line


def read_file(path: Path, shown_as: str) -> Source:
    """Reads a plan file; a file that cannot be read is a finding and not an exception."""
    source = Source(shown_as)
    try:
        raw = read_ordinary_file(path, MAX_BYTES)
    except NotAFileError:
        source.findings.append(Finding.at((), "file_special"))
        return source
    except OSError as error:
        source.findings.append(Finding.at((), "file_unreadable", reason=error.strerror or error))
        return source
    return read_bytes(raw, shown_as)


def read_bytes(raw: bytes, shown_as: str) -> Source:
    """Reads the bytes of a plan file; UTF-8, with or without a byte order mark."""
    source = Source(shown_as)
    if len(raw) > MAX_BYTES:
        source.findings.append(Finding.at((), "file_too_large", limit=MAX_BYTES // 1024**2))
        return source
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        source.findings.append(Finding((), "file_not_utf8", {}, line))
        return source
    return _read_text(text, source)


def _read_text(text: str, source: Source) -> Source:
    source.findings.extend(_forbidden_characters(text))
    if not source.findings:
        _Builder(source).run(text)
    is_readable = all(finding.path for finding in source.findings)
    if is_readable and not isinstance(source.data, dict):
        source.findings.append(Finding.at((), "not_a_plan"))
    return source


def _forbidden_characters(text: str, first_line: int = 1) -> list[Finding]:
    if not FORBIDDEN_CHARACTERS.search(text):  # as in nearly every file: no line is looked at
        return []
    return [
        Finding((), "forbidden_character", {"code": f"U+{ord(match[0]):04X}"}, line)
        for line, content in enumerate(LINE_BREAK.split(text), start=first_line)
        for match in FORBIDDEN_CHARACTERS.finditer(content)
    ]


@dataclass
class _OpenContainer:
    """A container that is being read, its path, and the key whose value comes next, if any."""

    data: dict[str, Any] | list[Any]
    path: DataPath
    key: str | None = None


class _Builder:
    """Builds data from events without recursion, so that no nesting can exhaust the stack."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.stack: list[_OpenContainer] = []
        self.documents = 0
        self.text_lines: list[str] = []
        self.keys: set[str] = set()
        self.inner_lines: set[int] = set()
        """The lines, from 0, inside quoted and block scalars: whatever they look like is text."""

    def run(self, text: str) -> None:
        # What libyaml misses at the end of a file has its place on the line after the last.
        self.text_lines = [*LINE_BREAK.split(text), ""]
        try:
            for event in yaml.parse(text, Loader=yaml.CSafeLoader):
                if not self.handle(event):
                    return
        except yaml.YAMLError as error:
            self.add_error(explain(error, self.text_lines))
        else:
            misread = misread_lines(self.text_lines, self.inner_lines, self.keys)
            self.source.findings.extend(misread)

    def add_error(self, error: Finding) -> None:
        """Adds the lines that YAML misreads; its error is only added if none is the cause."""
        misread = list(misread_lines(self.text_lines, self.inner_lines))
        if not any(finding.line <= error.line for finding in misread):
            misread.append(error)
        self.source.findings.extend(misread)

    def handle(self, event: yaml.Event) -> bool:
        """Handles an event; False if reading should stop."""
        mark = event.start_mark
        line = mark.line + 1 if mark else 1
        match event:
            case yaml.ScalarEvent():
                self.check(Scalar.of(event))
                return self.put(event.value, line)
            case yaml.DocumentStartEvent():
                self.documents += 1
                return self.documents == 1 or self.stop("second_document", line)
            case yaml.AliasEvent():
                return self.stop("alias", line)
            case yaml.MappingStartEvent():
                return self.open({}, line)
            case yaml.SequenceStartEvent():
                return self.open([], line)
            case yaml.CollectionEndEvent():
                self.stack.pop()
        return True

    def check(self, scalar: Scalar) -> None:
        if not scalar.is_plain:
            self.inner_lines.update(scalar.inner_lines)
            # An escape such as "\0" can yield a character that is not in the file itself.
            self.source.findings.extend(_forbidden_characters(scalar.value, scalar.line + 1))
        findings = scalar_findings(scalar, self.text_lines, self.next_path(), is_key=self.at_key)
        self.source.findings.extend(findings)

    @property
    def at_key(self) -> bool:
        """Whether the next value is a mapping's key."""
        parent = self.stack[-1] if self.stack else None
        return parent is not None and isinstance(parent.data, dict) and parent.key is None

    def stop(self, key: str, line: int) -> bool:
        self.source.findings.append(Finding((), key, {}, line))
        return False

    def open(self, container: dict[str, Any] | list[Any], line: int) -> bool:
        if len(self.stack) >= MAX_DEPTH:
            return self.stop("too_deep", line)
        path = self.next_path()
        if not self.put(container, line):
            return False
        self.stack.append(_OpenContainer(container, path))
        return True

    def next_path(self) -> DataPath:
        if not self.stack:
            return ()
        parent = self.stack[-1]
        if parent.key is not None:
            return (*parent.path, parent.key)
        return parent.path if isinstance(parent.data, dict) else (*parent.path, len(parent.data))

    def put(self, value: Data, line: int) -> bool:
        """Stores a value: as the document, an item, a key, or the value of the last key."""
        if not self.stack:
            self.source.data = value
            return True
        parent = self.stack[-1]
        if isinstance(parent.data, list):
            self.source.lines[id(parent.data), len(parent.data)] = line
            parent.data.append(value)
        elif parent.key is None:
            return self.put_key(value, line)
        else:
            parent.data[parent.key] = value
            parent.key = None
        return True

    def put_key(self, key: Data, line: int) -> bool:
        mapping = self.stack[-1]
        if not isinstance(key, str):
            return self.stop("key_not_text", line)
        if key in mapping.data:
            finding = Finding((*mapping.path, key), "duplicate_key", {"key": key}, line)
            self.source.findings.append(finding)
        self.source.lines[id(mapping.data), key] = line
        self.keys.add(key)
        mapping.key = key
        return True
