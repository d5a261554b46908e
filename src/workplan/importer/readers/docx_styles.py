"""The styles of a Word file, as far as they say what a reader sees (ISO/IEC 29500-1, 17.7)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from lxml import etree

from workplan.importer.limits import MAX_STYLES_IN_CHAIN, read_number

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OFF = {"0", "false", "off"}
_CONTENTS = re.compile(r"toc (?:\d|heading)", re.IGNORECASE)
Value = TypeVar("Value")


@dataclass(frozen=True)
class ListReference:
    """What a ``numPr`` element says (17.3.1.19): the list's id and the level, if given."""

    list_id: str | None = None
    level: int | None = None


@dataclass(frozen=True)
class Style:
    """A paragraph, character or numbering style."""

    id: str
    name: str
    based_on: str
    list_reference: ListReference
    hidden: bool | None
    """Whether its text is hidden; None if it does not say."""


@dataclass(frozen=True)
class ResolvedStyle:
    """A style with what it takes over from those that it is based on."""

    ids: tuple[str, ...]
    """The style and those that it is based on, nearest first (17.7.4.3)."""
    list_reference: ListReference
    hidden: bool
    is_contents: bool
    """Whether it is one of those of tables of contents; their names are fixed."""


@dataclass
class WordStyles:
    """The styles by id, and the id of the default paragraph style."""

    styles: dict[str, Style] = field(default_factory=dict)
    default: str = ""
    resolved: dict[str, ResolvedStyle] = field(default_factory=dict)

    def resolve(self, style_id: str) -> ResolvedStyle:
        """A style with what it takes over."""
        if style_id not in self.resolved:
            self.resolved[style_id] = _resolved(list(self._chain(style_id)))
        return self.resolved[style_id]

    def _chain(self, style_id: str) -> Iterator[Style]:
        for _ in range(MAX_STYLES_IN_CHAIN):
            style = self.styles.get(style_id)
            if style is None:
                return
            yield style
            style_id = style.based_on

    def is_hidden(self, run: etree._Element | None, paragraph_style: str) -> bool:
        """Whether run properties hide text: their own, or else those of the styles.

        Text that the styles of the run and of the paragraph both hide is shown (17.7.3).
        """
        own_property = toggle(run, "vanish")
        if own_property is not None:
            return own_property
        run_style = child_value(run, "rStyle")
        return self.resolve(run_style).hidden != self.resolve(paragraph_style).hidden

    def paragraph_style(self, properties: etree._Element | None) -> str:
        """The id of a paragraph's style."""
        return child_value(properties, "pStyle") or self.default

    def list_reference(self, properties: etree._Element | None) -> ListReference:
        """The list and the level of a paragraph: each from itself, or else from its style."""
        own_reference = list_reference(properties)
        style = self.resolve(self.paragraph_style(properties)).list_reference
        return ListReference(
            style.list_id if own_reference.list_id is None else own_reference.list_id,
            style.level if own_reference.level is None else own_reference.level,
        )


def _resolved(chain: Sequence[Style]) -> ResolvedStyle:
    references = [style.list_reference for style in chain]
    return ResolvedStyle(
        tuple(style.id for style in chain),
        ListReference(
            _first_stated(reference.list_id for reference in references),
            _first_stated(reference.level for reference in references),
        ),
        bool(_first_stated(style.hidden for style in chain)),
        any(_CONTENTS.fullmatch(style.name) for style in chain),
    )


def _first_stated(values: Iterable[Value | None]) -> Value | None:
    return next((value for value in values if value is not None), None)


def read_styles(root: etree._Element | None) -> WordStyles:
    """The styles of a Word file, from its part for them."""
    styles = WordStyles()
    for element in elements(root, "style"):
        style_id = element.get(f"{W}styleId", "")
        styles.styles[style_id] = Style(
            style_id,
            child_value(element, "name"),
            child_value(element, "basedOn"),
            list_reference(find(element, "pPr")),
            toggle(element, "rPr/vanish"),
        )
        is_default = element.get(f"{W}default", "0") not in _OFF
        if is_default and element.get(f"{W}type") == "paragraph":
            styles.default = style_id
    return styles


def elements(root: etree._Element | None, name: str) -> Iterable[etree._Element]:
    """The elements with a name, anywhere; none without a root."""
    return () if root is None else root.iter(f"{W}{name}")


def find(element: etree._Element | None, path: str) -> etree._Element | None:
    """A descendant, given by names without prefix and with slashes between, if there is one."""
    if element is None:
        return None
    return element.find("/".join(f"{W}{name}" for name in path.split("/")))


def child_value(
    element: etree._Element | None, path: str, default: str = "", attribute: str = "val"
) -> str:
    """An attribute of a descendant, by default its ``w:val``."""
    descendant = find(element, path)
    return default if descendant is None else descendant.get(f"{W}{attribute}", default)


def toggle(element: etree._Element | None, path: str) -> bool | None:
    """A property that is on or off; None if it is not given."""
    descendant = find(element, path)
    return None if descendant is None else descendant.get(f"{W}val", "1") not in _OFF


def list_reference(properties: etree._Element | None) -> ListReference:
    """What the paragraph properties themselves say about the list."""
    level = child_value(properties, "numPr/ilvl")
    return ListReference(
        child_value(properties, "numPr/numId") or None, read_number(level, 0) if level else None
    )
