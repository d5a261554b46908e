"""What the English may not leave out: small words of the Chinese, and its quotation marks.

The rules 8 and 11 of TRANSLATING.md. Terms and laws have agreed translations of their own, so the
words inside them are not looked at here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from workplan.plan.checks.segments import HEADINGS, SENTENCES, segment_pairs
from workplan.plan.checks.terms import term_translations
from workplan.plan.errors import Finding
from workplan.plan.glossary import Glossary
from workplan.plan.raw_plan import RawPlan

_RENDERINGS = {
    "严格": ("strict", "strictly"),
    "全面落实": ("fully",),
    "全面推进": ("in all respects",),
    "全面制定": ("all",),
    "持续": ("continue", "continuing"),
    "进一步": ("further",),
    "不断": ("keep",),
    "努力": ("work to",),
    "着力": ("focus on",),
    "专项": ("special", "targeted"),
    "等": ("such as", "other", "others", "similar", "including"),
}
"""Small words and their renderings, one of which the English has."""

_SAME_CHARACTERS = {"等": re.compile("[平高初中同对均相上下]等|等[级于额待同价距候]")}
"""Other words with the same characters."""

_PATTERNS = {
    word: re.compile(rf"\b(?:{'|'.join(renderings)})\b", re.IGNORECASE)
    for word, renderings in _RENDERINGS.items()
}


def small_words_are_kept(tree: RawPlan) -> Iterator[Finding]:
    """Words of degree and 等 have one of their renderings in the English."""
    glossary = Glossary(tuple(term_translations(tree, "en")))
    for pair in segment_pairs(tree, "en", *HEADINGS, *SENTENCES):
        spans = glossary.split(pair.original)
        original = "\n".join(span.text for span in spans if span.entry is None)
        for word, pattern in _PATTERNS.items():
            others = _SAME_CHARACTERS.get(word)
            text = others.sub("", original) if others else original
            if word in text and not pattern.search(pair.translation):
                expected = "” / “".join(_RENDERINGS[word])
                yield Finding.at(pair.path, "word_lost", word=word, expected=expected)


def quoted_labels_are_quoted(tree: RawPlan) -> Iterator[Finding]:
    """A sentence has as many quotation marks in English as in Chinese, a heading no more.

    In a heading, the official name of what a label stands for may take the label's place.
    """
    for pattern in (*HEADINGS, *SENTENCES):
        for pair in segment_pairs(tree, "en", pattern):
            expected, count = pair.original.count("“"), pair.translation.count("“")
            if count > expected or (count < expected and pattern in SENTENCES):
                yield Finding.at(pair.path, "quotation_marks", expected=expected)
