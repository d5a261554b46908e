"""Finds the plan's terms and laws in its text, in the original and in a translation.

In the original the longest entry wins at each position, from left to right. In a translation only
the entries of the aligned original are looked for, so that a common word is never taken for one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from workplan.plan.model import GlossaryEntry, kind_of

_WORD_START = re.compile(r"(?<!\w)")
_PLURAL_ENDING = re.compile(r"(?:es|s)?(?!\w)")


@dataclass(frozen=True)
class EntryForms:
    """The wordings of a term or a law.

    ``original`` is the wording in the authoritative language. ``forms`` are those that a
    translation may use and ``avoid`` those that it must not, both under ``fold_case``.
    """

    kind: str
    id: str
    original: str
    forms: tuple[str, ...]
    avoid: tuple[str, ...] = ()


class Match(NamedTuple):
    """An occurrence of an entry in a text: from ``start`` up to ``end``, exclusive."""

    start: int
    end: int
    entry: EntryForms


FindMatches = Callable[[str, Iterable[EntryForms]], Iterator[Match]]
"""Finds entries in a text."""


class Span(NamedTuple):
    """A span of a text; ``entry`` is None between the entries."""

    text: str
    entry: EntryForms | None = None


@dataclass(frozen=True)
class Glossary:
    """All entries of a plan, with their forms in one language."""

    entries: tuple[EntryForms, ...]

    @cached_property
    def _mentioned(self) -> dict[str, tuple[EntryForms, ...]]:
        """The entries that each text mentions; every text is asked for several times."""
        return {}

    @cached_property
    def _spans(self) -> dict[tuple[FindMatches, str, str], tuple[Span, ...]]:
        """How each text is cut, which stands on several pages."""
        return {}

    def mentioned(self, original: str) -> tuple[EntryForms, ...]:
        """Every entry that occurs in an original text, even inside a longer one."""
        if original not in self._mentioned:
            entries = [entry for entry in self.entries if entry.original in original]
            self._mentioned[original] = tuple(entries)
        return self._mentioned[original]

    def split(self, original: str) -> tuple[Span, ...]:
        """An original text cut at the entries; the spans together are the text."""
        return self._split(_original_matches, original, original)

    def split_translation(self, original: str, translation: str) -> tuple[Span, ...]:
        """A translation cut at the entries that its original mentions."""
        return self._split(_translation_matches, original, translation)

    def _split(self, find: FindMatches, original: str, text: str) -> tuple[Span, ...]:
        key = (find, original, text)
        if key not in self._spans:
            self._spans[key] = _split_at(text, find(text, self.mentioned(original)))
        return self._spans[key]


def glossary_of(entries: Iterable[GlossaryEntry], source_language: str, language: str) -> Glossary:
    """The glossary of laws and terms, with their forms in a language."""
    return Glossary(
        tuple(
            EntryForms(
                kind=kind_of(entry),
                id=entry.id,
                original=entry[source_language],
                forms=fold_forms(entry.get(language), *entry.forms),
            )
            for entry in entries
        )
    )


def fold_case(text: str) -> str:
    """A text in small letters with straight apostrophes; it keeps its length and positions."""
    return text.replace("İ", "I").lower().replace("’", "'")  # lower() makes two characters of İ


def fold_forms(*forms: str) -> tuple[str, ...]:
    """The forms that are not empty, under ``fold_case``."""
    return tuple(fold_case(form) for form in forms if form)


def contains_form(folded: str, form: str) -> bool:
    """Whether a translation, under ``fold_case``, has a form as whole words; plurals count."""
    return next(_form_matches(folded, form), None) is not None


def _original_matches(text: str, entries: Iterable[EntryForms]) -> Iterator[Match]:
    for entry in entries:
        start = text.find(entry.original)
        while start >= 0:
            yield Match(start, start + len(entry.original), entry)
            start = text.find(entry.original, start + 1)


def _translation_matches(text: str, entries: Iterable[EntryForms]) -> Iterator[Match]:
    folded = fold_case(text)
    by_form = {form: entry for entry in entries for form in entry.forms if form in folded}
    # Longer forms first: of two matches with the same start and end, the first one is used.
    for form in sorted(by_form, key=len, reverse=True):
        for start, end in _form_matches(folded, form):
            yield Match(start, end, by_form[form])


def _form_matches(folded: str, form: str) -> Iterator[tuple[int, int]]:
    """Where a form stands as whole words: each start and end, that of a plural included."""
    start = folded.find(form)  # far faster than searching with a pattern
    while start >= 0:
        ending = _PLURAL_ENDING.match(folded, start + len(form))
        if ending and _WORD_START.match(folded, start):
            yield start, ending.end()
        start = folded.find(form, start + 1)


def _split_at(text: str, matches: Iterable[Match]) -> tuple[Span, ...]:
    """A text cut at matches; where they overlap the first wins, then the longest."""
    spans, position = [], 0
    for start, end, entry in sorted(matches, key=lambda match: (match.start, -match.end)):
        if start < position:
            continue
        if start > position:
            spans.append(Span(text[position:start]))
        spans.append(Span(text[start:end], entry))
        position = end
    if position < len(text):
        spans.append(Span(text[position:]))
    return tuple(spans)
