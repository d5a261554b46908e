"""What counts as found, and which terms of the index lead there.

A point is found when each part of the query, which spaces separate, stands somewhere in it: a part
with Han characters anywhere, another at the beginning of a word. ``docs/assets/js/portal/query.js``
says the same in the browser, and ``normalize.js`` what is the same when typed differently.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

MAX_QUERY = 100
"""Characters of a query that are looked at."""
PREFIX = 3
"""Beginnings of words up to that length are terms of their own; so a few letters read one list."""

_HAN = "\u3005\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_LETTER = f"(?![{_HAN}])[^\\W_]"
_RUN = re.compile(f"(?P<han>[{_HAN}]+)|(?P<word>(?:{_LETTER})+)")
_AROUND = re.compile(r"^[\W_]+|[\W_]+$")
_WORD_START = f"(?<!{_LETTER})"
WORD_BEGINS = re.compile(f"{_WORD_START}(?={_LETTER})")
"""The places where a word begins."""


class _Normalized(dict[int, str]):
    """What each character is normalized to, made when it is first met."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        normalized = unicodedata.normalize("NFKC", character).lower()
        self[code] = "'" if character in "‘’" else re.sub(r"\s", " ", normalized)
        return self[code]


class Normalizer:
    """Brings texts into one form: width, case, apostrophes, spaces."""

    def __init__(self) -> None:
        self._characters = _Normalized()

    def __call__(self, text: str) -> str:
        """The normalized text."""
        return re.sub(" {2,}", " ", text.translate(self._characters)).lstrip(" ")


@dataclass(frozen=True)
class Wanted:
    """A term that is looked for in the index: itself, or with all that begin with it."""

    term: str

    @property
    def begins(self) -> bool:
        """Whether longer terms that begin with it are meant too."""
        return len(self.term) > PREFIX


@dataclass(frozen=True)
class Phrase:
    """A text that is looked for as it is, normalized."""

    text: str

    @cached_property
    def has_han(self) -> bool:
        """Whether it may begin inside a word."""
        return any(run["han"] for run in _RUN.finditer(self.text))

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile(("" if self.has_han else _WORD_START) + re.escape(self.text))

    def is_in(self, normalized: str) -> bool:
        """Whether a normalized text has it."""
        return bool(self._pattern.search(normalized))

    def wanted(self) -> Iterator[Wanted]:
        """The terms that every text with this phrase has, without which the index is of no use.

        Of a long run of Han characters the first, the middle and the last pair are enough.
        """
        for run in _RUN.finditer(self.text):
            text = run[0]
            if run["han"]:
                pairs = _pairs(text) or [text]
                for i in sorted({0, len(pairs) // 2, len(pairs) - 1}):
                    yield Wanted(pairs[i])
            elif run.start() or not self.has_han:
                yield Wanted(text)


@dataclass(frozen=True)
class Query:
    """The parts that all must be found, each with the forms of which one must."""

    parts: tuple[tuple[Phrase, ...], ...]

    def matches(self, normalized: Sequence[str]) -> bool:
        """Whether a point with these texts is found."""
        return all(
            any(phrase.is_in(text) for phrase in forms for text in normalized)
            for forms in self.parts
        )


def parse_query(
    typed: str, normalize: Normalizer, traditional: Mapping[str, str] | None = None
) -> Query:
    """A query as typed; without letters or digits it has no parts.

    What has Traditional characters is looked for as typed and in Simplified ones.
    """
    table = str.maketrans(dict(traditional or {}))
    parts = normalize("".join([*typed][:MAX_QUERY])).split()
    forms = [_forms(part, part.translate(table)) for part in dict.fromkeys(parts)]
    return Query(tuple(filter(None, forms)))


def _forms(part: str, simplified: str) -> tuple[Phrase, ...]:
    if Phrase(part).has_han:
        return tuple(map(Phrase, dict.fromkeys((part, simplified))))
    word = _AROUND.sub("", part)
    return tuple(map(Phrase, word_forms(word))) if word else ()


def word_forms(word: str) -> tuple[str, ...]:
    """An English word in the plural and the singular."""
    if re.search("[^aeiou](?:ies|y)$", word):
        stem = re.sub("(?:ies|y)$", "", word)
        return (f"{stem}y", f"{stem}ies")
    return (word, word[:-1]) if re.search("[^s]s$", word) and len(word) > 3 else (word,)


def is_letter(character: str) -> bool:
    """Whether a character is a letter or a digit, but no Han character."""
    return bool(re.fullmatch(_LETTER, character))


def terms_of(texts: Iterable[str]) -> set[str]:
    """The terms of normalized texts: Han characters and pairs of them, words, their beginnings."""
    terms: set[str] = set()
    for text in texts:
        for run in _RUN.finditer(text):
            word = run[0]
            if run["han"]:
                terms.update(word)
                terms.update(_pairs(word))
            else:
                terms.update(word[:length] for length in range(1, PREFIX + 1))
                terms.add(word)
    return terms


def region_terms(region: Sequence[str]) -> set[str]:
    """The terms of all points of a plan: its region and those around it. No text has such terms."""
    return {f"@{'/'.join(region[:length])}/" for length in range(1, len(region) + 1)}


def _pairs(run: str) -> list[str]:
    return [run[i : i + 2] for i in range(len(run) - 1)]
