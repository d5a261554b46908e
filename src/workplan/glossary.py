"""Where the plan's terms and laws stand in its text, in the original and in a translation.

In the original the longest entry wins at each place, from left to right. In a translation only
the entries of the aligned original are looked for, so that a common word is never taken for one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache


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


EntryOf = Callable[[str], "Entry"]


@dataclass(frozen=True)
class Span:
    """A piece of a text; ``entry`` is None for what stands between the entries."""

    text: str
    entry: Entry | None = None


@dataclass(frozen=True)
class Glossary:
    """All entries of a plan."""

    entries: tuple[Entry, ...]

    @cached_property
    def _by_words(self) -> dict[str, Entry]:
        return {entry.words: entry for entry in self.entries}

    @cached_property
    def _known(self) -> dict[str, tuple[Entry, ...]]:
        """What was found in texts that were asked for: each is asked for several times."""
        return {}

    def mentioned(self, original: str) -> tuple[Entry, ...]:
        """Every entry whose words stand anywhere in a text, inside longer ones too."""
        found = self._known.get(original)
        if found is None:
            found = tuple(entry for entry in self.entries if entry.words in original)
            self._known[original] = found
        return found

    def split(self, original: str) -> tuple[Span, ...]:
        """The text cut at the entries; joined again the pieces give the text."""
        found = self.mentioned(original)
        if not found:
            return (Span(original),)
        pattern = _longest_first(tuple(entry.words for entry in found))
        return tuple(_spans(original, pattern, self._by_words.__getitem__))

    def split_translation(self, original: str, translation: str) -> tuple[Span, ...]:
        """The translation cut at the entries that its original mentions."""
        by_form = {form: entry for entry in self.mentioned(original) for form in entry.forms}
        if not by_form:
            return (Span(translation),)
        pattern = _english(tuple(by_form))
        return tuple(_spans(translation, pattern, lambda found: _entry(found, by_form)))


def fold(text: str) -> str:
    """A form without what case and apostrophes add."""
    return text.lower().replace("’", "'")


def says(folded: str, form: str) -> bool:
    """Whether a folded translation has a form, singular or plural, as whole words."""
    return form in folded and bool(_english((form,)).search(folded))


def _entry(found: str, by_form: dict[str, Entry]) -> Entry:
    folded = fold(found)
    for ending in ("", "s", "es", "'"):
        entry = by_form.get(folded.removesuffix(ending))
        if entry:
            return entry
    raise KeyError(found)


@lru_cache(maxsize=4096)
def _longest_first(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))))


@lru_cache(maxsize=4096)
def _english(forms: tuple[str, ...]) -> re.Pattern[str]:
    """Forms as whole words, either apostrophe, an ending of the plural allowed."""
    longest_first = sorted(forms, key=len, reverse=True)
    either = (re.escape(form).replace("'", "['’]") for form in longest_first)
    return re.compile(rf"(?<!\w)(?:{'|'.join(either)})(?:es|s)?(?!\w)", re.IGNORECASE)


def _spans(text: str, pattern: re.Pattern[str], entry_of: EntryOf) -> Iterator[Span]:
    end = 0
    for match in pattern.finditer(text):
        if match.start() > end:
            yield Span(text[end : match.start()])
        yield Span(match[0], entry_of(match[0]))
        end = match.end()
    if end < len(text):
        yield Span(text[end:])


def folded_forms(*forms: str) -> tuple[str, ...]:
    """All forms an entry may take in a translation, folded, without empty ones."""
    return tuple(fold(form) for form in forms if form)
