"""Chinese as the plan's file has it: standard full-width punctuation, no stray spaces.

Under NFKC and without spaces the text stays what it was; straight quotation marks alone become
curly ones.
"""

from __future__ import annotations

import re

from workplan.importer.text.boundaries import Brackets
from workplan.importer.text.normalize import HAN, normalize
from workplan.plan.fields import INVISIBLE

_MARKS = "，。：；！？、（）“”‘’《》〈〉〔〕【】「」『』—…"
_CJK = re.compile(f"[{HAN}{_MARKS}]")
_FULL = dict(zip(",:;!?", "，：；！？", strict=True))
_ALNUM = re.compile("[０-９Ａ-Ｚａ-ｚ]")
_HIDDEN = re.compile(f"[{INVISIBLE}\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_QUOTED = re.compile("“[^”]*”|‘[^’]*’|《[^》]*》")
_GAP = re.compile(r"\s+")


def fix_punctuation(text: str) -> str:
    """A text with the punctuation of GB/T 15834."""
    plain = _HIDDEN.sub("", text)
    plain = _ALNUM.sub(lambda match: normalize(match[0]), plain)
    plain = "".join(_radical(character) for character in plain)
    return _without_gaps(_quotes(_brackets(_points(plain)))).strip()


def fix_label(label: str) -> str:
    """A number as published, with full-width brackets: (1) gives （1）."""
    return fix_punctuation(label).translate(str.maketrans("()", "（）"))


def _radical(character: str) -> str:
    """A character for a radical (⼀, from PDF files) as the character that it looks like."""
    return normalize(character) if "\u2e80" <= character <= "\u2fdf" else character


def _near(text: str, i: int, step: int) -> str:
    """The nearest character before or after a place that is no space."""
    i += step
    while 0 <= i < len(text) and text[i].isspace():
        i += step
    return text[i] if 0 <= i < len(text) else ""


def _touches_chinese(text: str, i: int) -> bool:
    return any(_CJK.match(_near(text, i, step)) for step in (-1, 1))


def _points(text: str) -> str:
    """Commas and their like made full-width beside Chinese; a point stays a point."""
    made = list(text)
    for i, character in enumerate(text):
        if character not in _FULL and character != ".":
            continue
        between_figures = _near(text, i, -1).isdigit() and _near(text, i, 1).isdigit()
        if not between_figures and _touches_chinese(text, i):
            made[i] = _FULL.get(character, "．")
    return "".join(made)


def _brackets(text: str) -> str:
    """Round brackets made full-width, both of a pair, where Chinese stands in or beside them."""
    made = list(text)
    pairs = Brackets(text).close
    closers = set(pairs.values())
    for opener, closer in pairs.items():
        chinese = _CJK.search(text, opener, closer + 1)
        beside = _touches_chinese(text, opener) or _touches_chinese(text, closer)
        if text[opener] == "(" and (chinese or beside):
            made[opener], made[closer] = "（", "）"
    for i, character in enumerate(text):
        alone = character in "()" and i not in pairs and i not in closers
        if alone and _touches_chinese(text, i):
            made[i] = "（" if character == "(" else "）"
    return "".join(made)


def _quotes(text: str) -> str:
    """Straight quotation marks made curly, opening and closing in turn."""
    made = list(text)
    for straight, pair in (('"', "“”"), ("'", "‘’")):
        places = [i for i, c in enumerate(text) if c == straight]
        if not any(_touches_chinese(text, i) for i in places):
            continue
        for turn, i in enumerate(places):
            made[i] = pair[turn % 2]
    return "".join(made)


def _without_gaps(text: str) -> str:
    """Spaces beside Chinese go, but for those between characters inside quotation marks."""
    kept = [match.span() for match in _QUOTED.finditer(text)]
    parts, at = [], 0
    for gap in _GAP.finditer(text):
        parts.append(text[at : gap.start()])
        parts.append(_gap(text, gap, quoted=any(a < gap.start() < b for a, b in kept)))
        at = gap.end()
    return "".join([*parts, text[at:]])


def _gap(text: str, gap: re.Match[str], *, quoted: bool) -> str:
    before, after = text[gap.start() - 1 : gap.start()], text[gap.end() : gap.end() + 1]
    if quoted:
        marked = before in _MARKS or after in _MARKS
        return "" if marked else " "
    return "" if _CJK.match(before) or _CJK.match(after) else " "
