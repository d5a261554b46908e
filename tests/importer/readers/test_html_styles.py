"""What the style sheets of a web page hide."""

from __future__ import annotations

from time import process_time

import pytest

from importer.readers.web_pages import MAX_SECONDS, read

HIDDEN = {
    "attribute": "<p>甲<span hidden>密</span>乙</p>",
    "style": '<p>甲<span style="color:red; DISPLAY : none">密</span>乙</p>',
    "invisible": '<p>甲<span style="visibility:hidden">密</span>乙</p>',
    "class": "<style>.x{display:none}</style><p>甲<span class='y x'>密</span>乙</p>",
    "id in an element": "<style>p #x{display:none!important}</style><p>甲<b id=x>密</b>乙</p>",
    "on screens": "<style>@media screen{.x{display:none}}</style><p>甲<b class=x>密</b>乙</p>",
    "more specific": "<style>b{display:inline}b.x{display:none}b{color:red}</style>"
    "<p>甲<b class=x>密</b>乙</p>",
    "beside another": "<style>i + .x{display:none}</style><p>甲<i></i><b class=x>密</b>乙</p>",
    "after another": "<style>i ~ b{display:none}</style><p>甲<i></i><u></u><b>密</b>乙</p>",
    "by its place": "<style>p b:nth-child(2){display:none}</style><p><b>甲</b><b>密</b>乙</p>",
    "not of a class": "<style>b:not(.x, .y){display:none}</style><p>甲<b>密</b><b class=y>乙</b></p>",
    "beside a box": "<style>:checked ~ b{display:none}</style><p>甲<input type=checkbox checked><b>密</b>乙</p>",
    "deep inside": "<style>div > div > div > p > b{display:none}</style>"
    "<div><div><div><p>甲<b>密</b>乙</p></div></div></div>",
    "closed dialog": "<p>甲乙</p><dialog>密</dialog>",
}


@pytest.mark.parametrize("name", HIDDEN)
def test_hidden_text_is_left_out_and_stated(name):
    document = read(HIDDEN[name])
    assert document.text.strip() == "甲乙"
    assert [(notice.key, notice.details) for notice in document.notices] == [
        ("hidden_text", {"count": "1"})
    ]


@pytest.mark.parametrize(
    "markup",
    [
        "<style>.x{display:none} .x.y{display:inline}</style><p>甲<b class='x y'>乙</b></p>",
        "<style>.x{display:none}</style><p>甲<b class=x style='display:inline'>乙</b></p>",
        "<style>@media (max-width:600px){.x{display:none}}</style><p>甲<b class=x>乙</b></p>",
        "<style>@media print{.x{display:none}}</style><p>甲<b class=x>乙</b></p>",
        "<style>.x:hover{display:none}</style><p>甲<b class=x>乙</b></p>",
        "<style>.x::before, b::-webkit-scrollbar{display:none}</style><p>甲<b class=x>乙</b></p>",
        "<style>p >|, b:nth-child(){display:none}</style><p>甲<b>乙</b></p>",
        "<style>i + b, p:empty{display:none}</style><p>甲<b class=x>乙</b></p>",
        "<p>甲<b aria-hidden=true>乙</b></p>",
    ],
)
def test_text_that_is_shown_is_read(markup):
    document = read(markup)
    assert (document.text.strip(), document.notices) == ("甲乙", ())


def test_style_sheets_that_are_slow_to_match_are_stated_and_read_in_bounds():
    selectors = (
        "div div div",
        "div ~ div",
        "div:nth-of-type(2n) div",
        "p" + ":not(p" * 300 + ")" * 300,
    )
    rules = "".join(
        f"{selector}{{display:{'none' if i % 2 else 'block'}}}"
        for selector in selectors
        for i in range(2_000)
    )
    page = f"<style>{rules}</style>{'<div>' * 200}甲{'</div>' * 200}" + "<div>乙</div>" * 5_000
    started = process_time()
    document = read(page)
    assert process_time() - started < MAX_SECONDS
    assert [notice.key for notice in document.notices if notice.key == "styles_unread"]
