"""What of a plan's data may be published: no text in a language that is still being translated."""

from __future__ import annotations

from typing import Any

from workplan.plan.model import Plan


def published_data(data: dict[str, Any], plan: Plan) -> dict[str, Any]:
    """A plan's data as published, each record's texts before its other fields."""
    published = _without_languages(data, plan.in_translation)
    ordered: dict[str, Any] = _texts_first(published, plan.languages)
    return ordered


def _without_languages(value: Any, languages: tuple[str, ...]) -> Any:
    """A copy without the texts in the given languages, which are still being translated."""
    if isinstance(value, list):
        return [_without_languages(item, languages) for item in value]
    if not isinstance(value, dict):
        return value
    return {
        key: _without_languages(field, languages)
        for key, field in value.items()
        if key not in languages or isinstance(field, dict)
    }


def _texts_first(value: Any, languages: tuple[str, ...]) -> Any:
    """A copy in which each record's texts precede its other fields."""
    if isinstance(value, list):
        return [_texts_first(item, languages) for item in value]
    if not isinstance(value, dict):
        return value
    texts = {language: value[language] for language in languages if language in value}
    return texts | {
        key: _texts_first(field, languages) for key, field in value.items() if key not in texts
    }
