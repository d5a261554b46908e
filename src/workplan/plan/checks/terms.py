"""One rendering for each term: there where the Chinese has it, and never a forbidden one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from workplan.plan.checks.segments import HEADINGS, SENTENCES, segment_pairs
from workplan.plan.errors import Finding
from workplan.plan.glossary import Entry, Glossary, fold, folded_forms, says
from workplan.plan.raw_plan import ANY, RawPlan


def renderings_of(tree: RawPlan, tag: str) -> dict[Entry, str]:
    """The terms and laws that have words in both languages, with the rendering as written."""
    return dict(_renderings(tree, tag))


def terms_are_rendered_as_agreed(tree: RawPlan) -> Iterator[Finding]:
    """Where the Chinese has a term or a law, the English has its rendering and no forbidden one.

    The rendering may take one of the term's other forms.
    """
    renderings = renderings_of(tree, "en")
    glossary = Glossary(tuple(renderings))
    for pair in segment_pairs(tree, "en", *HEADINGS, *SENTENCES):
        said = fold(pair.translation)
        for entry in glossary.mentioned(pair.original):
            agreed = {"term": entry.words, "rendering": renderings[entry]}
            if not any(says(said, form) for form in entry.forms):
                yield Finding.at(pair.path, "term_missing", **agreed)
            for wording in entry.avoid:
                if says(said, wording):
                    yield Finding.at(pair.path, "rendering_forbidden", wording=wording, **agreed)


def _renderings(tree: RawPlan, tag: str) -> Iterator[tuple[Entry, str]]:
    for kind in ("laws", "terms"):
        for _, record in tree.select(kind, ANY):
            fields: dict[str, Any] = record if isinstance(record, dict) else {}
            words, rendering = _text(fields.get(tree.languages[0])), _text(fields.get(tag))
            if words and rendering:
                forms = folded_forms(rendering, *_texts(fields.get("forms")))
                avoid = folded_forms(*_texts(fields.get("avoid")))
                yield Entry(kind, _text(fields.get("id")), words, forms, avoid), rendering


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _texts(value: Any) -> tuple[str, ...]:
    items = value if isinstance(value, list) else []
    return tuple(item for item in items if isinstance(item, str) and item)
