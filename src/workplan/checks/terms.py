"""One rendering for each term: there where the Chinese has it, and never a forbidden one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from workplan.checks.passages import HEADINGS, SENTENCES, pairs
from workplan.errors import Finding
from workplan.glossary import Entry, Glossary, entry_forms, says
from workplan.tree import ANY, Tree


def glossary_of(tree: Tree, tag: str) -> Glossary:
    """The terms and laws that have words in both languages, as the file has them."""
    records = [(kind, record) for kind in ("laws", "terms") for _, record in tree.select(kind, ANY)]
    entries = (_entry(kind, record, tree.languages[0], tag) for kind, record in records)
    return Glossary(tuple(entry for entry in entries if entry.words and entry.forms))


def _entry(kind: str, record: Any, first: str, tag: str) -> Entry:
    fields: dict[str, Any] = record if isinstance(record, dict) else {}
    words, rendering = _text(fields.get(first)), _text(fields.get(tag))
    forms = entry_forms(rendering, _texts(fields.get("forms")))
    return Entry(kind, _text(fields.get("id")), words, forms, _texts(fields.get("avoid")))


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _texts(value: Any) -> tuple[str, ...]:
    items = value if isinstance(value, list) else []
    return tuple(item for item in items if isinstance(item, str) and item)


def terms_are_rendered(tree: Tree) -> Iterator[Finding]:
    """Where the Chinese has a term or a law, the English has its rendering or one of its forms."""
    glossary = glossary_of(tree, "en")
    for pair in pairs(tree, "en", *HEADINGS, *SENTENCES):
        for entry in glossary.mentioned(pair.original):
            if not any(says(pair.translation, form) for form in entry.forms):
                yield Finding.at(
                    pair.path, "term_missing", term=entry.words, rendering=entry.forms[0]
                )


def forbidden_renderings_are_absent(tree: Tree) -> Iterator[Finding]:
    """Where the Chinese has a term, the English has none of the wordings the term rules out."""
    glossary = glossary_of(tree, "en")
    for pair in pairs(tree, "en", *HEADINGS, *SENTENCES):
        for entry in glossary.mentioned(pair.original):
            for wording in entry.avoid:
                if says(pair.translation, wording):
                    yield Finding.at(
                        pair.path,
                        "rendering_forbidden",
                        wording=wording,
                        term=entry.words,
                        rendering=entry.forms[0],
                    )
