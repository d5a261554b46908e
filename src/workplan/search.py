"""What the search in the browser reads: the plan's texts, and tables for its characters only.

Each is the text of a JavaScript module, so that pages load it on demand under a strict
Content-Security-Policy, and an offline edition can carry it in its one script.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable

from opencc import OpenCC
from pypinyin import lazy_pinyin

from workplan.edition import Edition
from workplan.model import Point, Section
from workplan.views.duties import usual_form
from workplan.views.links import label_of, section_words
from workplan.views.texts import plain_heading

_HAN = range(0x3400, 0xA000)
_KEPT = {name: f"{{{name}}}" for name in ("count", "query", "words")}
"""Details that the browser fills in: they stay as they are."""


def texts_module(edition: Edition, tag: str) -> str:
    """The plan's texts in one language.

    ``points`` are [id, label, heading, measures, units, section]: units and section as positions
    in ``units`` and ``sections``; ``form`` is what stands before, between and after units;
    ``other`` are the texts outside the points, with their addresses.
    """
    return _module(
        {
            "form": _form(edition, tag),
            "units": [[unit.id, unit.name.get(tag)] for unit in edition.plan.units],
            "sections": _sections(edition, tag),
            "points": [_point(edition, tag, point) for point in edition.points],
            "other": _other(edition, tag),
        }
    )


def _form(edition: Edition, tag: str) -> list[str]:
    return list(usual_form(edition, tag))


def _sections(edition: Edition, tag: str) -> list[list[str | int]]:
    return [_section(edition, tag, section) for section in edition.plan.sections]


def _section(edition: Edition, tag: str, section: Section) -> list[str | int]:
    if section.heading is None:
        return [section.num, "", edition.plan.title.get(tag)]
    label = section_words(edition, section)[tag]
    return [section.num, label, plain_heading(edition, section.heading).get(tag, "")]


def _point(edition: Edition, tag: str, point: str) -> list[object]:
    record = edition.points[point]
    names = [unit.name[edition.plan.language] for unit in edition.plan.units]
    section = edition.section_of[point]
    return [
        point,
        label_of(edition, record)[tag],
        record.heading.get(tag) if record.heading else "",
        [measure.get(tag) for measure in record.measures],
        [names.index(name) for name in record.units],
        edition.plan.sections.index(section),
    ]


def _other(edition: Edition, tag: str) -> list[list[str]]:
    plan, at = edition.plan, edition.addresses
    texts = [[at.plan, plan.title.get(tag)]]
    if plan.general_approach:
        texts.append([f"{at.plan}#approach", plan.general_approach.get(tag)])
    texts += [
        [at.section(section.num), passage.get(tag)]
        for section in plan.sections
        for passage in (section.part, *section.text)
        if passage
    ]
    texts += [
        [at.point(i), point.group.get(tag)] for i, point in edition.points.items() if point.group
    ]
    return texts


def traditional_module(edition: Edition) -> str:
    """The Traditional forms of the plan's characters: each word a character and its forms."""
    return _module(_traditional(_characters(edition)))


def pinyin_module(edition: Edition) -> str:
    """Their pinyin: each word of ``syllables`` one and the characters read so in the plan.

    ``starts`` are the places in each point's published line where a term begins.
    """
    starts = {point: _term_starts(edition, point) for point in edition.points}
    return _module({"syllables": _pinyin(_chinese(edition)), "starts": starts})


def _term_starts(edition: Edition, point: str) -> list[int]:
    line = _line(edition, edition.points[point])
    words = {e.words for e in edition.glossary.mentioned(line)} | set(edition.points[point].units)
    return sorted({match.start() for word in words for match in re.finditer(re.escape(word), line)})


def _line(edition: Edition, point: Point) -> str:
    """A point's line as the search in the browser puts it together from its texts."""
    first = edition.plan.language
    heading = point.heading[first] if point.heading else ""
    measures = "".join(measure[first] for measure in point.measures)
    before, separator, after = usual_form(edition, first)
    units = f"{before.strip()}{separator.join(point.units)}{after}" if point.units else ""
    return label_of(edition, point)[first] + heading + measures + units


def words_module(edition: Edition) -> str:
    """The box's own words in each language, and where its links lead."""
    at = edition.addresses
    keys = [key for key in edition.locales[edition.plan.language].words if key.startswith("search")]
    return _module(
        {
            "languages": edition.languages,
            "say": {key: edition.say(key, **_KEPT) for key in keys},
            "plan": at.plan,
            "points": f"{at.plan}points/",
            "units": at.units if edition.has("units") else "",
        }
    )


def search_modules(edition: Edition) -> dict[str, str]:
    """All modules by the name of their file."""
    modules = {"words.js": words_module(edition)}
    modules |= {f"{tag}.js": texts_module(edition, tag) for tag in edition.languages}
    if "zh" in edition.languages:
        modules["traditional.js"] = traditional_module(edition)
        modules["pinyin.js"] = pinyin_module(edition)
    return modules


def _characters(edition: Edition) -> set[str]:
    return {c for text in _chinese(edition) for c in text if ord(c) in _HAN}


def _chinese(edition: Edition) -> Iterable[str]:
    for _, words in edition.passages:
        yield words
    yield from edition.units


def _traditional(characters: set[str]) -> str:
    forms: dict[str, str] = defaultdict(str)
    candidates = [chr(code) for code in _HAN]
    simplified = OpenCC("t2s").convert("\n".join(candidates)).split("\n")
    for form, plain in zip(candidates, simplified, strict=True):
        if form != plain and plain in characters:
            forms[plain] += form
    return " ".join(plain + form for plain, form in sorted(forms.items()))


def _pinyin(texts: Iterable[str]) -> str:
    """Readings in context: 行 as xing in 行政 and hang in 行业."""
    read: dict[str, set[str]] = defaultdict(set)
    for text in texts:
        runs = "".join(c if ord(c) in _HAN else " " for c in text).split()
        for run in runs:
            for character, syllable in zip(run, lazy_pinyin(run), strict=True):
                read[syllable].add(character)
    return " ".join(syllable + "".join(sorted(chars)) for syllable, chars in sorted(read.items()))


def _module(data: object) -> str:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return f"export default {text};\n"
