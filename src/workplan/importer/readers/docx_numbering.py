"""Computes the list numbers that Word shows before paragraphs, which are not in their text.

The clauses named here are those of ISO/IEC 29500-1. No library does this: python-docx and docx-plus
read definitions without counting, docx2python counts without level texts, restarts and Chinese
formats.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from lxml import etree

from workplan.importer.limits import MAX_LABEL_LENGTH, check, read_number
from workplan.importer.readers.docx_styles import (
    ListReference,
    W,
    WordStyles,
    child_value,
    elements,
    toggle,
)
from workplan.importer.readers.number_formats import WORD, Format, formatted
from workplan.importer.readers.symbols import symbol

_PLACEHOLDER = re.compile("%([1-9])")
_MAX_LEVELS = 9
_NO_LIST = "0"  # 17.9.18: takes away the number that a style gives
_DEFAULT_BULLET = "•"
_UNNUMBERED = {"bullet", "none"}


@dataclass(frozen=True)
class _Level:
    """How a level of a list is numbered (17.9.6): from ``start`` on, as ``（%2）`` in ``text``.

    It restarts after a paragraph of any level (from 0) below ``restart_after``.
    """

    start: int
    number_format: str
    custom: str
    text: str
    restart_after: int
    is_legal: bool
    suffix: str
    style: str
    font: str

    def number(self, value: int, *, in_digits: bool) -> str:
        """A value of this level, as a level text refers to it."""
        if self.number_format in _UNNUMBERED:
            return ""
        return str(value) if in_digits else formatted(value, self._format())

    def _format(self) -> Format | None:
        # 17.9.17: a custom format is given by its first numbers, such as "001, 002, 003, …".
        sample = self.custom.partition(",")[0].strip()
        if self.number_format == "custom" and sample.isdigit():
            return lambda value: f"{value:0{len(sample)}}"
        return WORD.get(self.number_format)


@dataclass(frozen=True)
class _List:
    """A list (17.9.15): its definition, whose counts it shares, its levels and own starts."""

    definition: str
    levels: dict[int, _Level]
    starts: dict[int, int]

    def start(self, depth: int) -> int:
        """The first number of a level."""
        level = self.levels.get(depth)
        return self.starts.get(depth, level.start if level else 1)

    def depth(self, reference: ListReference, styles: tuple[str, ...]) -> int:
        """The level of a paragraph; one linked with its style comes before the style's own."""
        if reference.level is not None:
            return reference.level
        linked = {level.style: depth for depth, level in self.levels.items()}
        return next((linked[style] for style in styles if style in linked), 0)


@dataclass
class WordNumbering:
    """Counts the paragraphs of a Word file's lists."""

    styles: WordStyles
    lists: dict[str, _List] = field(default_factory=dict)
    counts: dict[tuple[str, int], int] = field(default_factory=dict)
    """The last number of each definition and level (from 0) since it was restarted."""
    started: set[tuple[str, int]] = field(default_factory=set)
    """The lists and levels whose own start has been used."""

    def label(self, properties: etree._Element | None) -> str:
        """Counts a paragraph, and returns its number as shown, with the space after it.

        Raises:
            RejectedError: the number is too long.
        """
        reference = self.styles.list_reference(properties)
        list_id = reference.list_id
        if list_id is None or list_id == _NO_LIST or list_id not in self.lists:
            return ""
        numbered = self.lists[list_id]
        style = self.styles.resolve(self.styles.paragraph_style(properties))
        depth = numbered.depth(reference, style.ids)
        level = numbered.levels.get(depth)
        if level is None:
            return ""
        self._count(list_id, numbered, depth)
        check(len(level.text), MAX_LABEL_LENGTH, "label_too_long")
        label = self._shown(numbered, depth, level)
        check(len(label), MAX_LABEL_LENGTH, "label_too_long")
        return label + (" " if label and level.suffix != "nothing" else "")

    def _count(self, list_id: str, numbered: _List, depth: int) -> None:
        key = (numbered.definition, depth)
        starts_anew = depth in numbered.starts and (list_id, depth) not in self.started
        if key in self.counts and not starts_anew:
            self.counts[key] += 1
        else:
            self.counts[key] = numbered.start(depth)
        self.started.add((list_id, depth))
        for higher in range(depth):  # a level that was left out counts as begun
            self.counts.setdefault((numbered.definition, higher), numbered.start(higher))
        for deeper, level in numbered.levels.items():
            if deeper > depth and depth < level.restart_after:
                self.counts.pop((numbered.definition, deeper), None)

    def _shown(self, numbered: _List, depth: int, level: _Level) -> str:
        """The level text with its numbers (17.9.11), or a bullet."""
        if level.number_format == "bullet":
            return (
                "".join(symbol(ord(character), level.font) for character in level.text)
                or _DEFAULT_BULLET
            )

        def number(match: re.Match[str]) -> str:
            shown = read_number(match[1], 1) - 1
            other = numbered.levels.get(shown)
            if other is None or shown > depth:
                return ""
            value = self.counts.get((numbered.definition, shown), numbered.start(shown))
            return other.number(value, in_digits=level.is_legal)

        return _PLACEHOLDER.sub(number, level.text)


def read_numbering(root: etree._Element | None, styles: WordStyles) -> WordNumbering:
    """The lists of a Word file, from its part for them."""
    numbering = WordNumbering(styles)
    definitions = {
        element.get(f"{W}abstractNumId", ""): element for element in elements(root, "abstractNum")
    }
    lists = {element.get(f"{W}numId", ""): element for element in elements(root, "num")}
    links = _links(definitions, lists, styles)
    levels = {name: _levels(definition.iter(f"{W}lvl")) for name, definition in definitions.items()}
    for list_id, element in lists.items():
        name = child_value(element, "abstractNumId")
        name = links.get(name, name)
        overrides = list(element.iter(f"{W}lvlOverride"))
        changed = _levels(level for override in overrides for level in override.iterfind(f"{W}lvl"))
        numbering.lists[list_id] = _List(
            name, {**levels.get(name, {}), **changed}, _starts(overrides)
        )
    return numbering


def _links(
    definitions: dict[str, etree._Element], lists: dict[str, etree._Element], styles: WordStyles
) -> dict[str, str]:
    """The definitions that stand for those that only refer to a numbering style (17.9.21)."""
    owners = {child_value(element, "styleLink"): name for name, element in definitions.items()}
    links: dict[str, str] = {}
    for name, element in definitions.items():
        if link := child_value(element, "numStyleLink"):
            style = styles.styles.get(link)
            used = lists.get((style and style.list_reference.list_id) or "")
            target = "" if used is None else child_value(used, "abstractNumId")
            links[name] = (
                target if target in definitions and target != name else owners.get(link, name)
            )
    return links


def _levels(elements_: Iterable[etree._Element]) -> dict[int, _Level]:
    levels = {_depth(element): _level(element) for element in elements_}
    return {depth: level for depth, level in levels.items() if depth < _MAX_LEVELS}


def _starts(overrides: Iterable[etree._Element]) -> dict[int, int]:
    """Where the levels of a list start instead (17.9.26)."""
    starts = {_depth(element): child_value(element, "startOverride") for element in overrides}
    return {depth: read_number(start, 1) for depth, start in starts.items() if start}


def _depth(element: etree._Element) -> int:
    return read_number(element.get(f"{W}ilvl"), 0)


def _level(element: etree._Element) -> _Level:
    depth = _depth(element)
    restart = child_value(element, "lvlRestart")  # 17.9.10: 0 for never
    restart_after = read_number(restart, depth) if restart else depth
    # A custom format is wrapped in alternatives for programs that do not know it.
    number_format = next(element.iter(f"{W}numFmt"), None)
    return _Level(
        start=read_number(child_value(element, "start"), 0),
        number_format="decimal" if number_format is None else number_format.get(f"{W}val", ""),
        custom="" if number_format is None else number_format.get(f"{W}format", ""),
        text=child_value(element, "lvlText"),
        restart_after=min(restart_after, depth),
        is_legal=bool(toggle(element, "isLgl")),  # 17.9.4: all numbers in digits
        suffix=child_value(element, "suff", "tab"),  # 17.9.28
        style=child_value(element, "pStyle"),  # 17.9.23
        font=child_value(element, "rPr/rFonts", attribute="ascii"),
    )
