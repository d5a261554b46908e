"""Formulas in a Word file, written on one line.

Office Math (ISO/IEC 29500-1, 22.1) and EQ fields (17.16.5.18), of which offices use one: a number
in a circle.
"""

from __future__ import annotations

import re

from lxml import etree

from workplan.importer.limits import read_number
from workplan.importer.readers.number_formats import circled

M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_SCRIPTS = {f"{M}sup": ("^", "0123456789+-()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿ")}
_SCRIPTS[f"{M}sub"] = ("_", "0123456789+-()", "₀₁₂₃₄₅₆₇₈₉₊₋₍₎")
_PROPERTIES = re.compile(r"\{.*\}(?:\w+Pr|rPr)$")
_CIRCLED = re.compile(r"\\o(?:\\a[clr])?\s*\(\s*([○◯〇Ｏ])\s*[,，;；]\s*(\w+)\s*\)", re.IGNORECASE)
_EQ_CONTENT = re.compile(r"\\\w+|[(),，;；]|(?<!\S)eq(?!\S)", re.IGNORECASE)
_CIRCLED_IDEOGRAPHS = dict(zip("一二三四五六七八九十", "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉", strict=True))
_MAX_CIRCLED = 50


def formula_text(element: etree._Element) -> tuple[str, bool]:
    """A formula on one line, and whether it is only characters, so that nothing was rearranged."""
    text = _linear(element)
    structures = (f"{M}{name}" for name in ("f", "rad", "nary", "m", "eqArr", "limLow", "limUpp"))
    return text, not any(element.find(f".//{name}") is not None for name in structures)


def _linear(element: etree._Element) -> str:
    if element.tag == f"{M}t":
        return element.text or ""
    if not isinstance(element.tag, str) or _PROPERTIES.match(element.tag):
        return ""
    return _arranged(element, [part for child in element if (part := _linear(child))])


def _arranged(element: etree._Element, parts: list[str]) -> str:
    """The parts of a structure beside each other."""
    if element.tag in _SCRIPTS:
        return _script("".join(parts), *_SCRIPTS[element.tag])
    if element.tag == f"{M}f":
        return "/".join(map(_grouped, parts))
    if element.tag == f"{M}rad":
        return "√" + _grouped("".join(parts))
    if element.tag == f"{M}d":
        return _delimited(element, parts)
    return "".join(parts)


def _script(text: str, sign: str, plain: str, raised: str) -> str:
    if all(character in plain for character in text):
        return text.translate(str.maketrans(plain, raised))
    return sign + _grouped(text)


def _grouped(text: str) -> str:
    return text if re.fullmatch(r"\w*", text) else f"({text})"


def _delimited(element: etree._Element, parts: list[str]) -> str:
    """22.1.2.24: brackets, round ones unless told otherwise, around parts with bars between."""

    def character(name: str, default: str) -> str:
        property_element = element.find(f"{M}dPr/{M}{name}")
        return default if property_element is None else property_element.get(f"{M}val", "")

    inside = character("sepChr", "|").join(parts)
    return character("begChr", "(") + inside + character("endChr", ")")


def equation_field(instruction: str) -> tuple[str, bool]:
    """The text of an EQ field, and whether it is exact."""
    if match := _CIRCLED.search(instruction):
        number = match[2]
        if 0 < (value := read_number(number, 0)) <= _MAX_CIRCLED:
            return circled(value), True
        if number in _CIRCLED_IDEOGRAPHS:
            return _CIRCLED_IDEOGRAPHS[number], True
        return number, False
    return " ".join(_EQ_CONTENT.sub(" ", instruction).split()), False
