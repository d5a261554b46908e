"""Shapes of text and markup that programs tend to read in quadratic time, of any length."""

from __future__ import annotations

from collections.abc import Callable

Shape = Callable[[int], tuple[str, bytes]]
"""Gives the name and the bytes of a file with about so many characters."""

BEFORE = """某某市教育局2024年工作要点
一、总体要求
1. 加强管理，推进工作。（责任单位：办公室）
2. 优化服务，推进普法。（责任单位：法规处）
"""
AFTER = """
4. 严格监管，开展抽查。（责任单位：监管处）
5. 优化公开，公布政策。（责任单位：办公室）
"""


def _repeated(unit: str, length: int) -> str:
    return unit * (length // len(unit))


def _inside(unit: str) -> Shape:
    """In the middle of a point."""
    return lambda length: (
        "a.txt",
        f"{BEFORE}3. 甲{_repeated(unit, length)}乙。（责任单位：办公室）{AFTER}".encode(),
    )


def _lines(line: str) -> Shape:
    return lambda length: ("a.txt", f"{BEFORE}{_repeated(line + chr(10), length)}{AFTER}".encode())


def _page(unit: str, before: str = "") -> Shape:
    return lambda length: (
        "a.html",
        f"<!doctype html><p>{BEFORE}</p>{before}{_repeated(unit, length)}".encode(),
    )


SHAPES: dict[str, Shape] = {
    "spaces": _inside(" "),
    "tabs": _inside("\t"),
    "ideographic spaces": _inside("\u3000"),
    "zero-width spaces": _inside("\u200b"),
    "indents": _inside("甲\u3000\u3000"),
    "opening brackets": _inside("（"),
    "square brackets": _inside("["),
    "nested brackets": lambda length: _inside("（" * (length // 2) + "）" * (length // 2))(length),
    "opening quotes": _inside("“"),
    "quoted words": _inside("“甲 b”"),
    "straight quotes": _inside('"a" '),
    "ellipses": _inside("…"),
    "full stops": _inside("."),
    "digits": _inside("1"),
    "numbers": _inside("1. 甲"),
    "Chinese numbers": _inside("一、"),
    "labels": _inside("责任单位："),
    "notes": _inside("（责任单位：办公室）"),
    "units": _inside("办公室、"),
    "empty lines": _lines(" "),
    "short lines": _lines("甲"),
    "points": _lines("1. 加强管理。（责任单位：办公室）"),
    "titles": _lines("某某市教育局2024年工作要点"),
    "table of tabs": _lines("1\t加强\t办公室"),
    "bars": _lines("|"),
    "spanning cells": _page("<td rowspan=60 colspan=60>甲", "<table><tr>"),
    "spanning rows": _page("<tr><td rowspan=400>甲<td>乙", "<table>"),
    "table rows": _page("<tr><td>1<td>加强<td>办公室", "<table><tr><th>序号<th>任务<th>责任单位"),
    "empty paragraphs": _page("<p>"),
    "references": _page("&nbsp;"),
}
