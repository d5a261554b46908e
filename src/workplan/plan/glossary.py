"""Where the plan's terms and laws stand in its text, in the original and in a translation.

In the original the longest entry wins at each place, from left to right. In a translation only
the entries of the aligned original are looked for, so that a common word is never taken for one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from workplan.plan.model import GlossaryEntry, kind_of


@dataclass(frozen=True)
class Entry:
    """A term or a law, as the text may say it.

    ``words`` is the form in the authoritative language; ``forms`` are those of a translation,
    and ``avoid`` the wordings that must not stand for it, all of them folded.
    """

    kind: str
    id: str
    words: str
    forms: tuple[str, ...]
    avoid: tuple[str, ...] = ()


class Occurrence(NamedTuple):
    """Where an entry stands in a text: its first character and the one after its last."""

    start: int
    end: int
    entry: Entry


class Segment(NamedTuple):
    """A piece of a text; ``entry`` is None for what stands between the entries."""

    text: str
    entry: Entry | None = None


@dataclass(frozen=True)
class Glossary:
    """All entries of a plan."""

    entries: tuple[Entry, ...]

    @cached_property
    def _known(self) -> dict[str, tuple[Entry, ...]]:
        """What was found in texts that were asked for: each is asked for several times."""
        return {}

    @cached_property
    def _by_words(self) -> tuple[tuple[str, Entry], ...]:
        return tuple((entry.words, entry) for entry in self.entries)

    def mentioned(self, original: str) -> tuple[Entry, ...]:
        """Every entry whose words stand anywhere in a text, inside longer ones too."""
        found = self._known.get(original)
        if found is None:
            found = tuple([entry for words, entry in self._by_words if words in original])
            self._known[original] = found
        return found

    def split(self, original: str) -> tuple[Segment, ...]:
        """The text cut at the entries; joined again the pieces give the text."""
        return _cut(original, _in_original(original, self.mentioned(original)))

    def split_translation(self, original: str, translation: str) -> tuple[Segment, ...]:
        """The translation cut at the entries that its original mentions."""
        return _cut(translation, _in_translation(translation, self.mentioned(original)))


def glossary_of(named: Iterable[GlossaryEntry], first: str, tag: str) -> Glossary:
    """The glossary of laws and terms: their words in the first language, their forms in another."""
    return Glossary(
        tuple(
            Entry(kind_of(item), item.id, item[first], folded_forms(item.get(tag), *item.forms))
            for item in named
        )
    )


def fold(text: str) -> str:
    """A form without what case and apostrophes add; as long as the text, place by place."""
    return text.replace("İ", "I").lower().replace("’", "'")  # İ alone grows in lower case


def says(folded: str, form: str) -> bool:
    """Whether a folded translation has a form, singular or plural, as whole words."""
    return next(_matches(folded, form), None) is not None


def _in_original(text: str, entries: Iterable[Entry]) -> Iterator[Occurrence]:
    for entry in entries:
        start = text.find(entry.words)
        while start >= 0:
            yield Occurrence(start, start + len(entry.words), entry)
            start = text.find(entry.words, start + 1)


def _in_translation(text: str, entries: Iterable[Entry]) -> Iterator[Occurrence]:
    """Longer forms first, so that of two that fill the same place the whole one wins."""
    folded = fold(text)
    by_form = {form: entry for entry in entries for form in entry.forms if form in folded}
    for form in sorted(by_form, key=len, reverse=True):
        for match in _matches(folded, form):
            yield Occurrence(match.start(), match.end(), by_form[form])


def _matches(folded: str, form: str) -> Iterator[re.Match[str]]:
    """Where a form stands as whole words; finding it first is far faster than the pattern."""
    start = folded.find(form)
    while start >= 0:
        if match := _whole_words(form).match(folded, start):
            yield match
        start = folded.find(form, start + 1)


@lru_cache(maxsize=4096)
def _whole_words(form: str) -> re.Pattern[str]:
    """A form that no letter touches; an ending of the plural is allowed."""
    return re.compile(rf"(?<!\w){re.escape(form)}(?:es|s)?(?!\w)")


def _cut(text: str, places: Iterable[Occurrence]) -> tuple[Segment, ...]:
    """A text cut at places; the first one wins, and the longest of those that begin together."""
    spans, end = [], 0
    for start, stop, entry in sorted(places, key=lambda place: (place.start, -place.end)):
        if start < end:
            continue
        if start > end:
            spans.append(Segment(text[end:start]))
        spans.append(Segment(text[start:stop], entry))
        end = stop
    return (*spans, Segment(text[end:])) if end < len(text) else tuple(spans)


def folded_forms(*forms: str) -> tuple[str, ...]:
    """All forms an entry may take in a translation, folded, without empty ones."""
    return tuple(fold(form) for form in forms if form)
