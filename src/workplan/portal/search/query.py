"""What counts as found, and the terms by which the index has a text.

A point is found when each part of the query, which spaces separate, stands somewhere in it: a part
with Han characters anywhere, another at the beginning of a word. ``docs/assets/js/portal/query.js``
says the same in the browser, and ``normalize.js`` what is the same when typed differently.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from workplan.locales.han import HAN

MAX_QUERY = 100
"""Characters of a query that are looked at."""
MAX_PREFIX_LENGTH = 3
"""Beginnings of words up to that length are terms of their own; so a few letters read one list."""

_HAN = f"々〇{HAN}"
_LETTER = f"(?![{_HAN}])[^\\W_]"
RUN = re.compile(f"(?P<han>[{_HAN}]+)|(?P<word>(?:{_LETTER})+)")
"""Han characters, or a word of other letters and digits."""
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


_NORMALIZED = _Normalized()


def normalize(text: str) -> str:
    """A text in the form in which texts are compared: width, case, apostrophes, spaces."""
    return re.sub(" {2,}", " ", text.translate(_NORMALIZED)).lstrip(" ")


@dataclass(frozen=True)
class Phrase:
    """A text that is looked for as it is, normalized."""

    text: str

    @cached_property
    def has_han(self) -> bool:
        """Whether it may begin inside a word."""
        return any(run["han"] for run in RUN.finditer(self.text))

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile(("" if self.has_han else _WORD_START) + re.escape(self.text))

    def is_in(self, normalized: str) -> bool:
        """Whether a normalized text has it."""
        return bool(self._pattern.search(normalized))


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


def parse_query(typed: str, traditional: Mapping[str, str] | None = None) -> Query:
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
        for run in RUN.finditer(text):
            word = run[0]
            if run["han"]:
                terms.update(word)
                terms.update(pairs(word))
            else:
                terms.update(word[:length] for length in range(1, MAX_PREFIX_LENGTH + 1))
                terms.add(word)
    return terms


def region_terms(region: Sequence[str]) -> set[str]:
    """The terms of all points of a plan: its region and those around it. No text has such terms."""
    return {f"@{'/'.join(region[:length])}/" for length in range(1, len(region) + 1)}


def pairs(run: str) -> list[str]:
    """Each two characters that stand together."""
    return [run[i : i + 2] for i in range(len(run) - 1)]
