"""The languages: their UI words, messages and ways of writing numbers.

A language is a file in ``locales/``; a test checks that all files have the same keys.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Protocol

import yaml

from workplan.locales.numerals import chinese, roman

MESSAGE_LANGUAGES = ("zh", "en")
"""The languages of messages, whatever those of the plan are."""

_NUMERALS: Mapping[str, Callable[[int], str]] = {"chinese": chinese, "roman": roman}


@dataclass(frozen=True)
class Locale:
    """The words of the site in one language."""

    name: str
    """Its name in the language itself: 中文."""
    spaced: bool
    """Whether spaces separate words."""
    section_numerals: str
    ui_texts: Mapping[str, str]
    messages: Mapping[str, str]
    reports: Mapping[str, str]
    """The output of the commands for importing and translating."""

    def ui_text(self, key: str, **details: object) -> str:
        """The UI word of a key, its placeholders filled in."""
        return self.ui_texts[key].format(**details)

    def section_num(self, num: int) -> str:
        """A section's number as this language writes it: 一, I."""
        return _NUMERALS[self.section_numerals](num)


class Wording(Protocol):
    """The languages of a site, the authoritative one first, and its words in them."""

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages' tags."""
        ...

    def ui_text(self, key: str, **details: object) -> dict[str, str]:
        """A text of the user interface in each language."""
        ...


def known_languages() -> tuple[str, ...]:
    """The languages that have a locale file."""
    files = resources.files("workplan.locales").iterdir()
    return tuple(sorted(file.name[:-5] for file in files if file.name.endswith(".yaml")))


@cache
def locale(language: str) -> Locale:
    """The locale of a language tag.

    Raises:
        KeyError: there is no such locale.
    """
    if language not in known_languages():
        raise KeyError(language)
    text = resources.files("workplan.locales").joinpath(f"{language}.yaml").read_text("utf-8")
    return Locale(**yaml.load(text, Loader=yaml.CSafeLoader))


def ui_text(languages: Iterable[str], key: str, **details: object) -> dict[str, str]:
    """A UI text in some languages, with its details filled in.

    A detail may be a dictionary by language, of which each language takes its own value.
    """
    if not details:
        return {language: _plain_text(language, key) for language in languages}
    return {
        language: locale(language).ui_text(
            key, **{name: _in_language(language, value) for name, value in details.items()}
        )
        for language in languages
    }


@cache
def _plain_text(language: str, key: str) -> str:
    """A UI text without details; most are such, and pages ask for each many times."""
    return locale(language).ui_text(key)


def _in_language(language: str, value: object) -> object:
    return value.get(language, "") if isinstance(value, dict) else value


def messages(key: str, details: Mapping[str, str]) -> tuple[str, ...]:
    """A problem's message in every message language, with a suggestion if there is one."""
    return tuple(_message(locale(language), key, details) for language in MESSAGE_LANGUAGES)


def _message(locale: Locale, key: str, details: Mapping[str, str]) -> str:
    text = locale.messages[key].format(**details)
    if details.get("nearest"):
        text += locale.messages["did_you_mean"].format(**details)
    return text
