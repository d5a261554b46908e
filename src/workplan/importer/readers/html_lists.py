"""The numbers that browsers show before the items of ordered lists (HTML, section 4.4.5)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from workplan.importer.limits import read_number
from workplan.importer.readers.html_styles import style_of
from workplan.importer.readers.number_formats import CSS, IDEOGRAPHIC, formatted

_TYPES = {
    "1": "decimal",
    "a": "lower-alpha",
    "A": "upper-alpha",
    "i": "lower-roman",
    "I": "upper-roman",
}
_UNNUMBERED = {"none", "disc", "circle", "square"}
_WITH_NUMBER = re.compile(
    r"\s*(?:[（(]?(?:[一二三四五六七八九十百]+|\d+)[、.．）)]|第[一二三四五六七八九十百\d]+[条章]|[①-⑳])"
)


@dataclass
class _OpenList:
    """An ordered list; ``next`` is the number of its next item."""

    element: etree._Element
    next: int
    step: int


@dataclass
class HtmlLists:
    """The open lists; an unordered one is None, as are its numbers."""

    open: list[_OpenList | None] = field(default_factory=list)

    def start(self, element: etree._Element) -> str:
        """Opens a list, or returns the marker of an item."""
        if element.tag in {"ul", "menu", "dir"}:
            self.open.append(None)
        elif element.tag == "ol":
            self.open.append(_opened(element))
        elif element.tag == "li" and self.open and (current := self.open[-1]):
            number = _number(element.get("value"), current.next)
            current.next = number + current.step
            return _marker(number, element, current.element)
        return ""

    def end(self, element: etree._Element) -> None:
        """Closes a list."""
        if element.tag in {"ul", "menu", "dir", "ol"} and self.open:
            self.open.pop()


def has_number(text: str) -> bool:
    """Whether an item's text begins with a number of its own.

    Then the page switches the markers off in a style sheet that is not at hand.
    """
    return bool(_WITH_NUMBER.match(text))


def _opened(element: etree._Element) -> _OpenList:
    if element.get("reversed") is None:
        return _OpenList(element, _number(element.get("start"), 1), 1)
    items = sum(child.tag == "li" for child in element)
    return _OpenList(element, _number(element.get("start"), items), -1)


def _number(text: str | None, default: int) -> int:
    sign = -1 if (text or "").strip().startswith("-") else 1
    return sign * read_number((text or "").strip().removeprefix("-"), sign * default)


def _marker(number: int, item: etree._Element, ordered: etree._Element) -> str:
    style = _style(item) or _style(ordered) or "decimal"
    if style in _UNNUMBERED:
        return ""
    text = formatted(number, CSS.get(style))
    return text + ("、" if style in IDEOGRAPHIC else ". ")


def _style(element: etree._Element) -> str:
    """The ``list-style-type`` of an element; empty if neither style nor ``type`` gives one."""
    style = style_of(element)
    if name := style.get("list-style-type"):
        return name
    keywords = style.get("list-style", "").split()
    style_names = [
        word for word in keywords if word in CSS or word in _UNNUMBERED or word == "decimal"
    ]
    return style_names[0] if style_names else _TYPES.get(element.get("type", ""), "")
