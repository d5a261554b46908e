"""Texts cut into the pieces that a page prints: terms, laws, runs of another script."""

from __future__ import annotations

import re
from typing import NamedTuple

from workplan.edition.edition import Edition
from workplan.edition.urls import RelativeUrls
from workplan.plan.fields import AnnotatedText, Text
from workplan.plan.glossary import Segment

LocalizedText = dict[str, str]
"""The same words by language."""

_HAN = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
_HAN_RUN = re.compile(rf"《?[{_HAN}][{_HAN}、，。：；（）《》“”‘’·]*")
_STOP = "。"


class Piece(NamedTuple):
    """A piece of a text.

    ``kind`` is text, term, law, or stop: the full stop of a heading that stands on its own line.
    ``language`` is set where the piece is of another language than its text.
    """

    text: str
    kind: str = "text"
    href: str = ""
    language: str = ""


Pieces = dict[str, tuple[Piece, ...]]
"""The pieces of a text by language."""


def localized(edition: Edition, text: Text) -> LocalizedText:
    """A text in the plan's languages; those without words are left out."""
    known = text.by_language
    return {tag: known[tag] for tag in edition.plan.languages if tag in known}


def in_all(edition: Edition, text: str | LocalizedText) -> LocalizedText:
    """A value that is the same in all languages, as words."""
    return text if isinstance(text, dict) else dict.fromkeys(edition.languages, text)


def language_name(edition: Edition, tag: str) -> LocalizedText:
    """A language's name in each language; its own where the site has no word for it."""
    key = f"language_{tag}"
    known = key in edition.locales[edition.plan.language].words
    return edition.say(key) if known else in_all(edition, edition.locales[tag].name)


def passage(edition: Edition, links: RelativeUrls, text: Text) -> Pieces:
    """An aligned unit of the plan, cut at the terms and laws that it mentions."""
    return {tag: in_pieces(edition, links, tag, text) for tag in localized(edition, text)}


def in_pieces(edition: Edition, links: RelativeUrls, tag: str, text: Text) -> tuple[Piece, ...]:
    """The pieces of an aligned unit in one language."""
    spans = _spans(edition, tag, text[edition.plan.language], text.get(tag))
    if all(span.entry is None for span in spans):
        return tuple(Piece(span.text) for span in spans)
    at = edition.urls
    pages = {"term": links.to(at.terms), "law": links.to(at.laws)}
    return tuple(_piece(pages, span) for span in spans)


def heading(edition: Edition, text: Text) -> Pieces:
    """A heading; a full stop at its end becomes a piece of its own, its terms stay unmarked."""
    return {tag: _with_stop(said) for tag, said in localized(edition, text).items()}


def plain_heading(edition: Edition, text: Text) -> LocalizedText:
    """A heading's words without the full stop that the published text ends it with."""
    return {tag: said.removesuffix(_STOP) for tag, said in localized(edition, text).items()}


def opening(edition: Edition, text: Text) -> LocalizedText:
    """The first words of a text, for a point that has no heading to be known by."""
    return {tag: _shortened(said, tag) for tag, said in localized(edition, text).items()}


def _shortened(said: str, language: str) -> str:
    limit = _OPENING if language.startswith("zh") else 2 * _OPENING
    return said if len(said) <= limit else said[:limit].rstrip(" ，、；：,;:") + "…"


_OPENING = 24


def note_words(edition: Edition, text: AnnotatedText | None) -> LocalizedText:
    """The editor's note on a passage, if there is one."""
    return localized(edition, text.note) if text and text.note else {}


def _spans(edition: Edition, tag: str, original: str, said: str) -> tuple[Segment, ...]:
    if tag == edition.plan.language:
        return edition.glossary.split(original)
    return edition.glossaries[tag].split_translation(original, said)


def _piece(pages: dict[str, str], span: Segment) -> Piece:
    entry = span.entry
    if entry is None:
        return Piece(span.text)
    kind = "term" if span.text[0].islower() else entry.kind  # "the Constitution" is no title
    return Piece(span.text, kind, f"{pages[entry.kind]}#{entry.id}")


def _with_stop(said: str) -> tuple[Piece, ...]:
    rest = said.removesuffix(_STOP)
    return (Piece(rest), Piece(_STOP, "stop")) if rest != said else (Piece(said),)


def has_other_script(text: str, language: str) -> bool:
    """Whether Chinese words stand in a text of another language."""
    if text.isascii() or language.startswith("zh"):  # at once, and most are one or the other
        return False
    return bool(_HAN_RUN.search(text))


def runs(text: str, language: str) -> tuple[Piece, ...]:
    """A text in a language of another script, cut where Chinese words stand in it."""
    if not has_other_script(text, language):
        return (Piece(text),)
    pieces, end = [], 0
    for match in _HAN_RUN.finditer(text):
        pieces += [Piece(text[end : match.start()]), Piece(match[0], language="zh")]
        end = match.end()
    pieces.append(Piece(text[end:]))
    return tuple(piece for piece in pieces if piece.text)
