"""Turns a text with numbers into a Word file whose numbers are those of automatic lists."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field

from importer.word_files import definition, in_list, level, list_of, paragraph, starting, word_file
from workplan.locales.numerals import chinese

_CHINESE = {chinese(number): number for number in range(1, 100)}
_NUMBERED = re.compile(
    r"[ \u3000]*(?P<before>[（(]?|第|工程)(?P<number>[一二三四五六七八九十]+|\d{1,2}|[①-⑳])"
    r"(?P<after>[）)、.．]|条)?(?P<text>.*)"
)
SUFFIXES = ("nothing", "tab", "space")
_NEVER_RESTARTS = '<w:lvlRestart w:val="0"/>'


@dataclass(frozen=True)
class _Item:
    """A line: its text without its number, if it has one, and the number's form and value."""

    text: str
    form: tuple[str, str] = ("", "")
    value: int = 0


@dataclass
class _SeparateLists:
    """A definition for each form of number, and another list wherever it does not count on."""

    forms: list[tuple[str, str]]
    lists: list[str] = field(default_factory=list)
    last: dict[tuple[str, str], tuple[int, int]] = field(default_factory=dict)
    """The list and the number of the last paragraph of each form."""

    def properties(self, item: _Item) -> str:
        list_id, last = self.last.get(item.form, (0, 0))
        if not list_id or item.value != last + 1:
            list_id = len(self.lists) + 1
            name = self.forms.index(item.form)
            self.lists.append(list_of(list_id, name, starting(0, item.value)))
        self.last[item.form] = (list_id, item.value)
        return in_list(list_id)

    def numbering(self) -> str:
        definitions = (definition(i, level(0, *form)) for i, form in enumerate(self.forms))
        return "".join([*definitions, *self.lists])


@dataclass
class _OneList:
    """A definition with a level for each form; what Word would count otherwise is overridden."""

    forms: list[tuple[str, str]]
    run_on: set[int]
    """The levels that never restart."""
    lists: list[str] = field(default_factory=lambda: [list_of(1, 1)])
    counts: dict[int, int] = field(default_factory=dict)

    def properties(self, item: _Item) -> str:
        depth, list_id = self.forms.index(item.form), 1
        if item.value != self.counts.get(depth, 0) + 1:
            list_id = len(self.lists) + 1
            self.lists.append(list_of(list_id, 1, starting(depth, item.value)))
        self.counts[depth] = item.value
        for deeper in range(depth + 1, len(self.forms)):
            if deeper not in self.run_on:
                self.counts.pop(deeper, None)
        return in_list(list_id, depth)

    def numbering(self) -> str:
        levels = [
            level(
                depth,
                text.replace("%1", f"%{depth + 1}"),
                number_format,
                _NEVER_RESTARTS if depth in self.run_on else "",
            )
            for depth, (text, number_format) in enumerate(self.forms)
        ]
        return definition(1, *levels) + "".join(self.lists)


def separate_lists(text: str, suffix: str = "nothing") -> bytes:
    """A Word file with a list for each series of numbers, as offices make them by hand."""
    items = list(map(_item, text.splitlines()))
    return _word_file(items, _SeparateLists(_forms(items)), suffix)


def one_list(text: str, suffix: str = "nothing") -> bytes:
    """A Word file with one list of several levels."""
    items = list(map(_item, text.splitlines()))
    forms = _forms(items)
    return _word_file(items, _OneList(forms, _run_on(items, forms)), suffix)


def count_numbers(text: str) -> int:
    """How many lines of a text begin with a number."""
    return sum(bool(_item(line).value) for line in text.splitlines())


def _word_file(items: list[_Item], lists: _SeparateLists | _OneList, suffix: str) -> bytes:
    body = [
        paragraph(html.escape(item.text), properties=lists.properties(item) if item.value else "")
        for item in items
    ]
    numbering = lists.numbering()
    numbering = numbering.replace('<w:suff w:val="nothing"/>', f'<w:suff w:val="{suffix}"/>')
    return word_file("".join(body), numbering=numbering)


def _forms(items: list[_Item]) -> list[tuple[str, str]]:
    return list(dict.fromkeys(item.form for item in items if item.value))


def _run_on(items: list[_Item], forms: list[tuple[str, str]]) -> set[int]:
    """The levels that count on after one above them."""
    last: dict[int, int] = {}
    interrupted: set[int] = set()
    run_on: set[int] = set()
    for item in items:
        if item.value:
            depth = forms.index(item.form)
            if depth in interrupted and 1 < item.value == last[depth] + 1:
                run_on.add(depth)
            last[depth] = item.value
            interrupted = {other for other in {*interrupted, *last} if other > depth}
    return run_on


def _item(line: str) -> _Item:
    match = _NUMBERED.fullmatch(line)
    number = _number(match) if match else None
    if match is None or number is None:
        return _Item(line)
    value, number_format = number
    form = f"{match['before']}%1{match['after'] or ''}"
    return _Item(match["text"].strip(), (form, number_format), value)


def _number(match: re.Match[str]) -> tuple[int, str] | None:
    """The value and the format of a number; None for what only looks like one."""
    number, after, text = match["number"], match["after"], match["text"]
    if number in _CHINESE and after:
        return _CHINESE[number], "chineseCountingThousand"
    if number.isdigit() and number.isascii() and after and not text[:1].isdigit():
        return int(number), "decimal"
    if "①" <= number <= "⑳" and not after:
        return ord(number) - ord("①") + 1, "decimalEnclosedCircle"
    return None
