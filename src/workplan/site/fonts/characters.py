"""Which characters the prints of a plan may show, and which of them in bold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from workplan.edition.edition import Edition
from workplan.locales.pinyin import toned
from workplan.plan.fields import Text
from workplan.plan.model import Plan

ASCII = "".join(map(chr, range(0x20, 0x7F)))
"""Numbers, addresses and names of files may need any of these."""

MAX_LABEL_CHARACTERS = 9
"""Words of ours up to this length are headings, buttons and labels; longer ones are sentences."""

NUMBERED = "〇一二三四五六七八九十百《》≥≤→"
"""What stands before headings and figures, and around the names of laws."""


def site_characters(edition: Edition, texts: Iterable[str]) -> str:
    """Every character that a page may show: the plan's, the site's own words, other texts."""
    readings = _readings(edition.plan) if "zh" in edition.languages else ()
    return _sorted(ASCII, edition.plan.model_dump_json(), *_ui_texts(edition), *readings, *texts)


def bold_characters(edition: Edition, texts: Iterable[str]) -> str:
    """The characters of names, headings and labels; others are hardly ever set in bold."""
    lines = (line for text in texts for line in text.splitlines())
    headings = (line for line in lines if line.startswith("#"))
    labels = (word for word in _ui_texts(edition) if len(word) <= MAX_LABEL_CHARACTERS)
    names = (name for text in _names(edition.plan) if text for name in text.by_language.values())
    return _sorted(
        ASCII, NUMBERED, *headings, *labels, *edition.ui_text("authority").values(), *names
    )


def _ui_texts(edition: Edition) -> Iterator[str]:
    return (word for locale in edition.locales.values() for word in locale.ui_texts.values())


def _readings(plan: Plan) -> Iterator[str]:
    """How terms and laws are read: the page of terms shows it."""
    return (toned(entry.get("zh")) for entry in (*plan.terms, *plan.laws))


def _names(plan: Plan) -> Iterator[Text | None]:
    """What stands in headings and in the places of names."""
    yield from (plan.title, plan.short_title, plan.issuer, *plan.terms, *plan.laws)
    yield from (unit.name for unit in plan.units)
    yield from (topic.name for topic in plan.topics)
    yield from (part for section in plan.sections for part in (section.part, section.heading))
    yield from (part for point in plan.points for part in (point.group, point.heading))
    measures = (measure for point in plan.points for measure in point.measures)
    yield from (measure.target for measure in measures)


def condensed(text: str) -> str:
    """A shorter text with the same headings and the same characters."""
    headings = (line for line in text.splitlines() if line.startswith("#"))
    return "\n".join((f" {''.join(sorted(set(text)))}", *headings))


def _sorted(*texts: str) -> str:
    return "".join(sorted(set().union(*texts)))
