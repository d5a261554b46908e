"""Computes the list numbers that Word shows before paragraphs, which are not in their text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from workplan.importer.limits import check_label, read_number
from workplan.locales.numerals import chinese

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PLACEHOLDER = re.compile("%([1-9])")
_MAX_LEVELS = 10
_CHINESE_FORMATS = frozenset(
    {
        "chineseCounting",
        "chineseCountingThousand",
        "japaneseCounting",
        "taiwaneseCounting",
        "taiwaneseCountingThousand",
        "ideographDigital",
        "japaneseDigitalTenThousand",
    }
)


@dataclass(frozen=True)
class _Level:
    """How a level of a list is numbered: from ``start`` on, as ``（%2）`` in ``text``."""

    start: int
    number_format: str
    text: str


@dataclass
class WordNumbering:
    """Counts the paragraphs of a Word file's lists.

    Levels and counts are keyed by list definition and level (from 0).
    """

    levels: dict[tuple[str, int], _Level] = field(default_factory=dict)
    definitions: dict[str, str] = field(default_factory=dict)
    """The definition that each list uses."""
    styles: dict[str, tuple[str, int]] = field(default_factory=dict)
    """The list and level of each paragraph style that is numbered."""
    counts: dict[tuple[str, int], int] = field(default_factory=dict)

    def label(self, paragraph: etree._Element) -> str:
        """Counts a paragraph and returns its number as shown; empty for none and for bullets.

        Raises:
            RejectedError: the number is too long.
        """
        list_item = self._list_item(paragraph)
        if list_item is None:
            return ""
        list_id, depth = list_item
        definition = self.definitions.get(list_id, "")
        level = self.levels.get((definition, depth))
        if level is None or level.number_format in {"bullet", "none"}:
            return ""
        self._count(definition, depth, level)
        check_label(level.text)
        return _PLACEHOLDER.sub(
            lambda match: self._number(definition, int(match[1]) - 1), level.text
        )

    def _list_item(self, paragraph: etree._Element) -> tuple[str, int] | None:
        """The list and level of a paragraph, from its own properties or from its style."""
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            return None
        list_item = _list_item(properties.find(f"{W}numPr"))
        if list_item is None:
            style = child_value(properties, "pStyle")
            return self.styles.get(style) if style else None
        return None if list_item[0] == "0" else list_item

    def _count(self, definition: str, depth: int, level: _Level) -> None:
        key = (definition, depth)
        self.counts[key] = self.counts.get(key, level.start - 1) + 1
        for deeper in range(depth + 1, _MAX_LEVELS):
            self.counts.pop((definition, deeper), None)

    def _number(self, definition: str, depth: int) -> str:
        level = self.levels.get((definition, depth))
        if level is None:
            return ""
        return _formatted(self.counts.get((definition, depth), level.start), level.number_format)


def read_numbering(
    numbering: etree._Element | None, styles: etree._Element | None
) -> WordNumbering:
    """The lists of a Word file, from its parts ``numbering.xml`` and ``styles.xml``."""
    lists = WordNumbering()
    if numbering is not None:
        for definition in numbering.iter(f"{W}abstractNum"):
            _add_levels(lists, definition)
        for element in numbering.iter(f"{W}num"):
            if element.find(f"{W}abstractNumId") is not None:
                list_id = element.get(f"{W}numId", "")
                lists.definitions[list_id] = child_value(element, "abstractNumId")
    if styles is not None:
        for style in styles.iter(f"{W}style"):
            list_item = _list_item(style.find(f"{W}pPr/{W}numPr"))
            if list_item:
                lists.styles[style.get(f"{W}styleId", "")] = list_item
    return lists


def child_value(element: etree._Element, path: str, default: str = "") -> str:
    """The ``w:val`` of a descendant, given by names without prefix and with slashes between."""
    child = element.find("/".join(f"{W}{name}" for name in path.split("/")))
    return child.get(f"{W}val", default) if child is not None else default


def _add_levels(lists: WordNumbering, definition: etree._Element) -> None:
    definition_id = definition.get(f"{W}abstractNumId", "")
    for element in definition.iter(f"{W}lvl"):
        lists.levels[definition_id, read_number(element.get(f"{W}ilvl", "0"), 0)] = _Level(
            read_number(child_value(element, "start", "1"), 1),
            child_value(element, "numFmt", "decimal"),
            child_value(element, "lvlText"),
        )


def _list_item(properties: etree._Element | None) -> tuple[str, int] | None:
    """The list and the level that a ``numPr`` element gives."""
    if properties is None or properties.find(f"{W}numId") is None:
        return None
    return child_value(properties, "numId"), read_number(child_value(properties, "ilvl", "0"), 0)


def _formatted(value: int, number_format: str) -> str:
    if number_format in _CHINESE_FORMATS and 0 < value < 10_000:
        return chinese(value)
    if number_format.startswith("decimalEnclosedCircle") and 0 < value <= 20:
        return chr(ord("①") + value - 1)
    return str(value)
