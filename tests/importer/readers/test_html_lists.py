"""The numbers of lists in web pages."""

from __future__ import annotations

import pytest

from importer.readers.web_pages import read


def items(count: int = 2, attributes: str = "") -> str:
    return "".join(f"<li {attributes}>{text}</li>" for text in "甲乙丙"[:count])


LISTS = {
    "plain": (f"<ol>{items()}</ol>", "1. 甲\n2. 乙"),
    "start": (f"<ol start=3>{items()}</ol>", "3. 甲\n4. 乙"),
    "reversed": (f"<ol reversed>{items(3)}</ol>", "3. 甲\n2. 乙\n1. 丙"),
    "value": ("<ol><li>甲<li value=5>乙<li>丙</ol>", "1. 甲\n5. 乙\n6. 丙"),
    "letters": (f"<ol type=A>{items()}</ol>", "A. 甲\nB. 乙"),
    "roman": (f"<ol type=i start=4>{items()}</ol>", "iv. 甲\nv. 乙"),
    "Chinese": (
        f'<ol style="list-style-type: simp-chinese-informal" start=10>{items()}</ol>',
        "十、甲\n十一、乙",
    ),
    "ideographic by class": (
        f"<style>ol.a {{list-style: cjk-ideographic inside}}</style><ol class=a>{items()}</ol>",
        "一、甲\n二、乙",
    ),
    "switched off": (f'<ol style="list-style:none">{items()}</ol>', "甲\n乙"),
    "with numbers of their own": ("<ol><li>1.甲</li><li>（二）乙</li></ol>", "1.甲\n（二）乙"),
    "in each other": (
        f"<ol><li>甲<ol type=a>{items()}</ol></li><li><p>乙</p></li></ol>",
        "1. 甲\na. 甲\nb. 乙\n2. 乙",
    ),
    "in a list without numbers": (f"<ul><li>甲<ol>{items(1)}</ol></li></ul>", "甲\n1. 甲"),
    "hidden item": ("<ol><li>甲<li hidden>乙<li>丙</ol>", "1. 甲\n2. 丙"),
}


@pytest.mark.parametrize("name", LISTS)
def test_lists_show_their_numbers(name):
    markup, text = LISTS[name]
    assert read(f"<html><body>{markup}</body></html>").text.strip() == text
