"""Texts cut into the pieces that a page prints: terms, laws, runs of another script."""

from __future__ import annotations

import re
from dataclasses import dataclass

from workplan.edition import Edition
from workplan.glossary import Span
from workplan.text import Text

Words = dict[str, str]
"""The same words by language."""

_HAN = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
_HAN_RUN = re.compile(rf"《?[{_HAN}][{_HAN}、，。：；（）《》“”‘’·]*")
_STOP = "。"


@dataclass(frozen=True)
class Piece:
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


def words(edition: Edition, text: Text) -> Words:
    """A text in the plan's languages; those without words are left out."""
    return {tag: text[tag] for tag in edition.languages if text.get(tag)}


def in_all(edition: Edition, text: str | Words) -> Words:
    """A value that is the same in all languages, as words."""
    return text if isinstance(text, dict) else dict.fromkeys(edition.languages, text)


def passage(edition: Edition, text: Text) -> Pieces:
    """An aligned unit of the plan, cut at the terms and laws that it mentions."""
    return {tag: in_pieces(edition, tag, text) for tag in words(edition, text)}


def in_pieces(edition: Edition, tag: str, text: Text) -> tuple[Piece, ...]:
    """The pieces of an aligned unit in one language."""
    spans = _spans(edition, tag, text[edition.plan.language], text.get(tag))
    return tuple(_piece(span) for span in spans)


def heading(edition: Edition, text: Text) -> Pieces:
    """A heading; a full stop at its end becomes a piece of its own, its terms stay unmarked."""
    return {tag: _with_stop(said) for tag, said in words(edition, text).items()}


def plain_heading(edition: Edition, text: Text) -> Words:
    """A heading's words without the full stop that the published text ends it with."""
    return {tag: said.removesuffix(_STOP) for tag, said in words(edition, text).items()}


def _spans(edition: Edition, tag: str, original: str, said: str) -> tuple[Span, ...]:
    if tag == edition.plan.language:
        return edition.glossary.split(original)
    return edition.glossaries[tag].split_translation(original, said)


def _piece(span: Span) -> Piece:
    if span.entry is None:
        return Piece(span.text)
    kind = "term" if span.text[0].islower() else span.entry.kind  # "the Constitution" is no title
    return Piece(span.text, kind, f"#{explained_at(span.entry.kind, span.entry.id)}")


def explained_at(kind: str, entry_id: str) -> str:
    """The id of the place on the same page where a term or a law is explained."""
    return f"{kind}-{entry_id}"


def _with_stop(said: str) -> tuple[Piece, ...]:
    rest = said.removesuffix(_STOP)
    return (Piece(rest), Piece(_STOP, "stop")) if rest != said else (Piece(said),)


def runs(text: str, language: str) -> tuple[Piece, ...]:
    """A text in a language of another script, cut where Chinese words stand in it."""
    if language.startswith("zh"):
        return (Piece(text),)
    pieces, end = [], 0
    for match in _HAN_RUN.finditer(text):
        pieces += [Piece(text[end : match.start()]), Piece(match[0], language="zh")]
        end = match.end()
    pieces.append(Piece(text[end:]))
    return tuple(piece for piece in pieces if piece.text)
