"""The numbers that Word shows before paragraphs and keeps nowhere in their text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from workplan.locales.numerals import chinese

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LEVEL = re.compile(r"%(\d)")
_CHINESE = frozenset(
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
    """How a level of a list is counted and written: ``（%2）``."""

    start: int
    form: str
    text: str


@dataclass
class WordNumbers:
    """Counts the paragraphs of a Word file's lists."""

    levels: dict[tuple[str, int], _Level] = field(default_factory=dict)
    lists: dict[str, str] = field(default_factory=dict)
    """The definition that each list uses."""
    styles: dict[str, tuple[str, int]] = field(default_factory=dict)
    counts: dict[tuple[str, int], int] = field(default_factory=dict)

    def label(self, paragraph: etree._Element) -> str:
        """The number that Word shows before a paragraph; empty for none and for bullets."""
        where = self._list_of(paragraph)
        if where is None:
            return ""
        number, level = where
        definition = self.lists.get(number, "")
        shown = self.levels.get((definition, level))
        if shown is None or shown.form in {"bullet", "none"}:
            return ""
        self._count(definition, level, shown)
        return _LEVEL.sub(lambda match: self._written(definition, int(match[1]) - 1), shown.text)

    def _list_of(self, paragraph: etree._Element) -> tuple[str, int] | None:
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            return None
        style = properties.find(f"{W}pStyle")
        inherited = self.styles.get(style.get(f"{W}val", "")) if style is not None else None
        own = _num_pr(properties.find(f"{W}numPr"))
        if own is None:
            return inherited
        return None if own[0] == "0" else own

    def _count(self, definition: str, level: int, shown: _Level) -> None:
        key = (definition, level)
        self.counts[key] = self.counts.get(key, shown.start - 1) + 1
        for deeper in range(level + 1, 10):
            self.counts.pop((definition, deeper), None)

    def _written(self, definition: str, level: int) -> str:
        shown = self.levels.get((definition, level))
        if shown is None:
            return ""
        return _number(self.counts.get((definition, level), shown.start), shown.form)


def _number(value: int, form: str) -> str:
    if form in _CHINESE and 0 < value < 10_000:
        return chinese(value)
    if form.startswith("decimalEnclosedCircle") and 0 < value <= 20:
        return chr(ord("①") + value - 1)
    return str(value)


def _num_pr(element: etree._Element | None) -> tuple[str, int] | None:
    if element is None:
        return None
    number, level = element.find(f"{W}numId"), element.find(f"{W}ilvl")
    if number is None:
        return None
    depth = level.get(f"{W}val", "0") if level is not None else "0"
    return number.get(f"{W}val", ""), int(depth) if depth.isdigit() else 0


def read_numbers(numbering: etree._Element | None, styles: etree._Element | None) -> WordNumbers:
    """The lists of a Word file, from its parts ``numbering.xml`` and ``styles.xml``."""
    numbers = WordNumbers()
    if numbering is not None:
        for abstract in numbering.iter(f"{W}abstractNum"):
            _add_levels(numbers, abstract)
        for number in numbering.iter(f"{W}num"):
            abstract_id = number.find(f"{W}abstractNumId")
            if abstract_id is not None:
                numbers.lists[number.get(f"{W}numId", "")] = abstract_id.get(f"{W}val", "")
    if styles is not None:
        for style in styles.iter(f"{W}style"):
            found = _num_pr(style.find(f"{W}pPr/{W}numPr"))
            if found:
                numbers.styles[style.get(f"{W}styleId", "")] = found
    return numbers


def _add_levels(numbers: WordNumbers, abstract: etree._Element) -> None:
    definition = abstract.get(f"{W}abstractNumId", "")
    for level in abstract.iter(f"{W}lvl"):
        depth = level.get(f"{W}ilvl", "0")
        start = _value(level, "start", "1")
        made = _Level(
            int(start) if start.isdigit() else 1,
            _value(level, "numFmt", "decimal"),
            _value(level, "lvlText", ""),
        )
        numbers.levels[definition, int(depth) if depth.isdigit() else 0] = made


def _value(element: etree._Element, name: str, default: str) -> str:
    found = element.find(f"{W}{name}")
    return found.get(f"{W}val", default) if found is not None else default
