"""Texts by language, and the pieces that a page prints: text, terms, laws."""

from __future__ import annotations

from typing import NamedTuple

from workplan.edition.edition import Edition
from workplan.edition.title_breaks import title_parts
from workplan.edition.urls import RelativeUrls
from workplan.plan.fields import AnnotatedText, Text
from workplan.plan.glossary import Span

LocalizedText = dict[str, str]
"""A text by language."""

_MAX_OPENING_CHARACTERS = 24
"""The longest opening of a Chinese text; one of another language is twice as long."""

_FULL_STOP = "。"
_OPENING, _CLOSING = tuple("（《“‘〔"), tuple("）》”’〕、，；：。")


class Piece(NamedTuple):
    """A piece of a text.

    ``kind`` is text, term, law, or stop: the full stop of a heading on a line of its own.
    """

    text: str
    kind: str = "text"
    href: str = ""


Pieces = dict[str, tuple[Piece, ...]]
"""The pieces of a text by language."""


def localized(edition: Edition, text: Text | None) -> LocalizedText:
    """A text in those of the plan's languages that it has been written in; empty without a text."""
    written = text.by_language if text else {}
    return {
        language: written[language] for language in edition.plan.languages if language in written
    }


def in_all_languages(edition: Edition, text: str | LocalizedText) -> LocalizedText:
    """A text that is the same in all languages, or that is by language already."""
    return text if isinstance(text, dict) else dict.fromkeys(edition.languages, text)


def language_name(edition: Edition, language: str) -> LocalizedText:
    """A language's name in each language; its name for itself where the locales have none."""
    key = f"language_{language}"
    if key in edition.locales[edition.plan.language].ui_texts:
        return edition.ui_text(key)
    return in_all_languages(edition, edition.locales[language].name)


def text_pieces(edition: Edition, relative_urls: RelativeUrls, text: Text) -> Pieces:
    """An aligned text of the plan, cut at the terms and laws that it mentions."""
    return {
        language: pieces_in_language(edition, relative_urls, language, text)
        for language in localized(edition, text)
    }


def pieces_in_language(
    edition: Edition, relative_urls: RelativeUrls, language: str, text: Text
) -> tuple[Piece, ...]:
    """The pieces of an aligned text in one language."""
    urls = edition.urls
    pages = {"term": relative_urls.to(urls.terms), "law": relative_urls.to(urls.laws)}
    spans = _spans(edition, language, text[edition.plan.language], text.get(language))
    return tuple(_piece(pages, span, edition.explained_in_text) for span in spans)


def heading_pieces(edition: Edition, text: Text | None) -> Pieces:
    """A heading with a final full stop as a piece of its own; its terms are not linked."""
    return {
        language: _split_full_stop(heading)
        for language, heading in localized(edition, text).items()
    }


def plain_heading(edition: Edition, text: Text | None) -> LocalizedText:
    """A heading without the full stop that the published text ends it with."""
    return {
        language: heading.removesuffix(_FULL_STOP)
        for language, heading in localized(edition, text).items()
    }


def opening_words(edition: Edition, text: Text) -> LocalizedText:
    """The first words of a text, to name a point that has no heading."""
    return {
        language: _truncated(text_in_language, language)
        for language, text_in_language in localized(edition, text).items()
    }


def phrases(edition: Edition, text: str, language: str) -> tuple[str, ...]:
    """A heading cut wherever a line may break: in Chinese around terms and the parts of a title."""
    parts = title_parts(text, edition.plan.issuer.get(language), language)
    if language != edition.plan.language or not language.startswith("zh"):
        return parts
    texts = (span.text for part in parts for span in edition.glossary.split(part))
    joined: list[str] = []
    for piece in texts:
        if joined and not may_break(joined[-1], piece):
            joined[-1] += piece
        else:
            joined.append(piece)
    return tuple(joined)


def may_break(before: str, after: str) -> bool:
    """Whether a line may end between two texts: not after （ and not before ）."""
    return before[-1:] not in _OPENING and after[:1] not in _CLOSING


def localized_note(edition: Edition, *texts: AnnotatedText | None) -> LocalizedText:
    """The editor's notes on texts, one on each line; empty where there is none."""
    notes = [localized(edition, text.note) for text in texts if text and text.note]
    return {
        language: "\n".join(note[language] for note in notes if language in note)
        for language in edition.languages
        if any(language in note for note in notes)
    }


def _truncated(text: str, language: str) -> str:
    limit = _MAX_OPENING_CHARACTERS * (1 if language.startswith("zh") else 2)
    return text if len(text) <= limit else text[:limit].rstrip(" ，、；：,;:") + "…"


def _spans(edition: Edition, language: str, original: str, text: str) -> tuple[Span, ...]:
    if language == edition.plan.language:
        return edition.glossary.split(original)
    return edition.glossaries[language].split_translation(original, text)


def _piece(pages: dict[str, str], span: Span, explained: frozenset[str]) -> Piece:
    entry = span.entry
    if entry is None or f"{entry.kind}:{entry.id}" not in explained:
        return Piece(span.text)
    # A law's common name, such as "the constitution", is not a title.
    kind = "term" if span.text[0].islower() else entry.kind
    return Piece(span.text, kind, f"{pages[entry.kind]}#{entry.id}")


def _split_full_stop(heading: str) -> tuple[Piece, ...]:
    if not heading.endswith(_FULL_STOP):
        return (Piece(heading),)
    return (Piece(heading.removesuffix(_FULL_STOP)), Piece(_FULL_STOP, "stop"))
