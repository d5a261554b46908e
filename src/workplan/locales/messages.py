"""The output of the commands for importing and translating, in both message languages."""

from __future__ import annotations

from collections.abc import Mapping

from workplan.locales.locale import MESSAGE_LANGUAGES, locale


def bilingual(key: str, details: Mapping[str, str] | None = None) -> tuple[str, str]:
    """A message in Chinese and in English."""
    chinese, english = (
        locale(language).reports[key].format(**details or {}) for language in MESSAGE_LANGUAGES
    )
    return chinese, english


def one_line(key: str, **details: object) -> str:
    """A message in both languages on one line."""
    return " / ".join(bilingual(key, {name: str(value) for name, value in details.items()}))
