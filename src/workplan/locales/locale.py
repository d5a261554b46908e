"""The one place that knows languages: their UI words, messages and ways of writing numbers.

A language is a file in ``locales/``; every file has the same keys, a test sees to it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml

from workplan.locales.numerals import chinese, roman

MESSAGE_LANGUAGES = ("zh", "en")
"""Problems are said in these, whatever the plan's languages are."""

_NUMERALS: Mapping[str, Callable[[int], str]] = {"chinese": chinese, "roman": roman}


@dataclass(frozen=True)
class Locale:
    """The words of the site in one language."""

    tag: str
    name: str
    """The language's own name for itself."""
    short: str
    """What the view switch shows: 中, EN."""
    spaced: bool
    """Whether words are set apart by spaces."""
    section_numerals: str
    words: Mapping[str, str]
    messages: Mapping[str, str]
    reports: Mapping[str, str]
    """What the commands for importing and translating say."""

    def say(self, key: str, **details: object) -> str:
        """The UI word of a key, its details filled in."""
        return self.words[key].format(**details)

    def section_num(self, num: int) -> str:
        """A section's number as this language writes it: 一, I."""
        return _NUMERALS[self.section_numerals](num)


def known_languages() -> tuple[str, ...]:
    """The languages that have a locale file."""
    files = resources.files("workplan.locales").iterdir()
    return tuple(sorted(file.name[:-5] for file in files if file.name.endswith(".yaml")))


@cache
def locale(tag: str) -> Locale:
    """The locale of a language tag; ``KeyError`` where there is none."""
    if tag not in known_languages():
        raise KeyError(tag)
    text = resources.files("workplan.locales").joinpath(f"{tag}.yaml").read_text("utf-8")
    return Locale(tag=tag, **yaml.load(text, Loader=yaml.CSafeLoader))


def messages(key: str, details: Mapping[str, str]) -> tuple[str, ...]:
    """A problem's message in every message language, with the nearest right word if any."""
    return tuple(_message(locale(tag), key, details) for tag in MESSAGE_LANGUAGES)


def _message(language: Locale, key: str, details: Mapping[str, str]) -> str:
    text = language.messages[key].format(**details)
    if details.get("nearest"):
        text += language.messages["did_you_mean"].format(**details)
    return text
