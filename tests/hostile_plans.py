"""Plans made by hypothesis, with hostile texts in every place."""

from __future__ import annotations

import copy
from typing import Any

from hypothesis import strategies as st

HOSTILE = (
    "{{ 7*7 }}", "{% raw %}", "{# #}", "<script>window.pwned=1</script>", "<img src=x onerror=pwned()>",
    "[x](javascript:pwned())", "*a*", "_b_", "|c|", "# d", "&lt;e&gt;", "&amp;", "`f`", "</span></p></div>",
    "😀", "👩‍👩‍👧", "أهلا", "\u0301", "𠮷", "wzxhzdk:0", "<!-- workplan:0 -->", "\\", "${g}", "'\"", "]]>",
    "x" * 10_000, "javascript:h", "@import", "{i: j}", "- k", "%l", "?m", "!n", "a\tb",
)  # fmt: skip

words = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(
        st.characters(exclude_categories=("Cc", "Cs", "Cf", "Zl", "Zp")), min_size=1, max_size=40
    ).filter(str.strip),
)


def text() -> st.SearchStrategy[dict[str, str]]:
    return st.fixed_dictionaries({"zh": words, "en": words})


def _unit(i: int) -> st.SearchStrategy[dict[str, Any]]:
    name = words.map(lambda said: f"{said}{i}")
    return st.fixed_dictionaries(
        {
            "id": st.just(f"unit-{i}"),
            "name": st.fixed_dictionaries({"zh": name, "en": words}),
            "explanation": text(),
        }
    )


@st.composite
def plans(draw: st.DrawFn) -> dict[str, Any]:
    """The data of a plan of one to three points that the model accepts."""
    units = [draw(_unit(i)) for i in range(draw(st.integers(1, 3)))]
    names = [unit["name"]["zh"] for unit in units]
    points = [
        {
            "num": num,
            "heading": draw(text()),
            "measures": draw(st.lists(measure(), min_size=1, max_size=2)),
            "units": copy.copy(names),
        }
        for num in range(1, draw(st.integers(1, 3)) + 1)
    ]
    term = {**draw(text()), "id": "t", "kind": "concept", "explanation": draw(text())}
    law = {**draw(text()), "id": "l", "explanation": draw(text()), "note": draw(text())}
    return {
        "languages": ["zh", "en"],
        "year": 2024,
        "title": draw(text()),
        "issuer": draw(text()),
        "general_approach": draw(text()),
        "sections": [{"num": 1, "heading": draw(text()), "points": points}],
        "units": units,
        "terms": [term],
        "laws": [law],
        "provenance": {"notes": [draw(text())]},
    }


@st.composite
def measure(draw: st.DrawFn) -> dict[str, Any]:
    said = draw(text())
    target = {
        **said,
        "figure": draw(words),
        "measured_in": draw(text()),
        "explanation": draw(text()),
    }
    return {**said, "note": draw(text()), "target": target, "readers": {"parents": draw(text())}}
