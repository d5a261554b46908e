"""Terms and laws: each has one translation, which is used wherever the Chinese has it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from workplan.plan.checks.segments import HEADINGS, SENTENCES, segment_pairs
from workplan.plan.errors import Finding
from workplan.plan.glossary import EntryForms, Glossary, contains_form, fold_case, fold_forms
from workplan.plan.raw_plan import ANY, RawPlan


def term_translations(tree: RawPlan, language: str) -> dict[EntryForms, str]:
    """The terms and laws that are written in both languages, with their translation."""
    return dict(_translations(tree, language))


def terms_are_translated_as_agreed(tree: RawPlan) -> Iterator[Finding]:
    """Where the Chinese has a term or a law, the English has its translation or another form of it.

    It has none of the wordings to avoid.
    """
    translations = term_translations(tree, "en")
    glossary = Glossary(tuple(translations))
    for pair in segment_pairs(tree, "en", *HEADINGS, *SENTENCES):
        folded = fold_case(pair.translation)
        for entry in glossary.mentioned(pair.original):
            agreed = {"term": entry.original, "rendering": translations[entry]}
            if not any(contains_form(folded, form) for form in entry.forms):
                yield Finding.at(pair.path, "term_missing", **agreed)
            for wording in entry.avoid:
                if contains_form(folded, wording):
                    yield Finding.at(pair.path, "rendering_forbidden", wording=wording, **agreed)


def _translations(tree: RawPlan, language: str) -> Iterator[tuple[EntryForms, str]]:
    for kind in ("laws", "terms"):
        for _, record in tree.select(kind, ANY):
            fields: dict[str, Any] = record if isinstance(record, dict) else {}
            original = _text(fields.get(tree.languages[0]))
            translation = _text(fields.get(language))
            if original and translation:
                forms = fold_forms(translation, *_texts(fields.get("forms")))
                avoid = fold_forms(*_texts(fields.get("avoid")))
                yield EntryForms(kind, _text(fields.get("id")), original, forms, avoid), translation


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _texts(value: Any) -> tuple[str, ...]:
    items = value if isinstance(value, list) else []
    return tuple(item for item in items if isinstance(item, str) and item)
