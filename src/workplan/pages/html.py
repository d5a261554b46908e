"""HTML for texts: a text in each language, pieces of the plan's text, notes, links.

Templates call an ``HtmlWriter`` by the name ``html``. It is Python instead of template macros
because a page calls it hundreds of times. Everything that comes from the plan is escaped here.
"""

from __future__ import annotations

import copy
import html
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from markupsafe import Markup

from workplan.edition.edition import Edition
from workplan.edition.texts import (
    LocalizedText,
    Piece,
    Pieces,
    phrases,
)
from workplan.pages.ui_writer import UiWriter, tag_scripts

if TYPE_CHECKING:
    from workplan.edition.links import PointLink
    from workplan.edition.responsible_units import LinkedPieces
    from workplan.pages.views.terms import Explanation, OccurrenceLink

_PIECE_FORMATS = {
    "text": "{0}",
    "term": '<a class="term" href="{1}">{0}</a>',
    "law": '<a class="law" href="{1}"><cite>{0}</cite></a>',
    "stop": '<span class="stop">{0}</span>',
}
_REPEATED_FORMATS = {"term": "{0}", "law": "<cite>{0}</cite>"}
"""A term or a law that the page has linked before, in the same language."""


LONGEST_PHRASE = 8
"""The characters that the largest heading has room for in a line on the smallest phone."""
LONGEST_TITLE_PART = 16
"""The same for the plan's title on a sheet of paper."""


class HtmlWriter(UiWriter):
    """Writes texts as HTML in the languages of one edition.

    A page has a writer of its own (``for_page``): it links a term or a law once in a language.
    """

    def __init__(self, edition: Edition) -> None:
        super().__init__(edition)
        self.edition = edition
        self._linked: set[tuple[str, str]] = set()
        self._point_links: dict[tuple[str, str, bool], Markup] = {}

    def for_page(self) -> HtmlWriter:
        """A writer for another page, which has linked nothing yet."""
        writer = copy.copy(self)
        writer._linked = set()
        return writer

    def aligned_pieces(
        self, texts: Pieces, label: Mapping[str, str] | None = None, element: str = "p"
    ) -> Markup:
        """A text of the plan, one element per language, each after its number if it has one.

        A ``span`` is part of a heading, which breaks between phrases.
        """
        write = self._heading if element == "span" else self._pieces
        return self._per_language(
            {
                language: self._label(label, language) + write(pieces, language)
                for language, pieces in texts.items()
            },
            element,
        )

    def aligned_text(self, text: LocalizedText, element: str = "p") -> Markup:
        """A text that is not cut into pieces, one element per language."""
        if element == "span":
            pieces: Pieces = {
                language: (Piece(text_in_language),) for language, text_in_language in text.items()
            }
            return self.aligned_pieces(pieces, None, element)
        return self._per_language(
            {
                language: tag_scripts(text_in_language, language)
                for language, text_in_language in text.items()
            },
            element,
        )

    def editors_note(self, note: LocalizedText) -> Markup:
        """An editor's note; empty where there is none."""
        if not note:
            return Markup("")
        names = self.edition.ui_text("editors_note")
        lines = {
            language: f"<strong>{html.escape(names[language])}</strong> "
            + tag_scripts(text, language)
            for language, text in note.items()
        }
        return Markup(
            f'<aside class="note pair" role="note">{self._per_language(lines, "span")}</aside>'
        )

    def point_link(self, link: PointLink) -> Markup:
        """A link to a point, showing its number and heading."""
        key = (link.id, link.href, link.current)
        if key not in self._point_links:
            self._point_links[key] = self._point_link(link)
        return self._point_links[key]

    def anchor_link(self, link: PointLink, prefix: str = "") -> Markup:
        """A link to a point further down the page, where its id follows a prefix."""
        return self._point_link(replace(link, href=f"#{prefix}{link.id}"))

    def _point_link(self, link: PointLink) -> Markup:
        names = " ".join(
            f'<span class="lang numbered" lang="{language}">'
            f'<span class="num">{html.escape(link.label[language])}</span> '
            f"{tag_scripts(link.heading[language], language)}</span>"
            for language in self.languages
            if language in link.heading
        )
        current = ' aria-current="page"' if link.current else ""
        return Markup(f'<a class="stacked" href="{html.escape(link.href)}"{current}>{names}</a>')

    def labelled_heading(self, label: LocalizedText, heading: LocalizedText) -> Markup:
        """A heading after its number, in each language."""
        return Markup(
            " ".join(
                f'<span class="lang" lang="{language}">'
                f"{html.escape(label[language])}{self._label_gap(language)}"
                f"{tag_scripts(heading[language], language)}</span>"
                for language in self.languages
                if language in heading
            )
        )

    def group_heading(self, heading: LocalizedText) -> Markup:
        """A group's heading as an item of a list of points; empty where no group begins."""
        if not heading:
            return Markup("")
        return Markup(f'<li class="group stacked">{self.localized(heading)}</li>')

    def unit_lists(self, lists: Mapping[str, LinkedPieces]) -> Markup:
        """A list of linked units as each language writes it."""
        return self._per_language(
            {
                language: "".join(_link(*piece) for piece in pieces)
                for language, pieces in lists.items()
            },
            "p",
        )

    def deadline(self, deadline: LocalizedText) -> Markup:
        """A deadline; empty where none is stated."""
        if not deadline:
            return Markup("")
        name = self.ui_text("deadline")
        return Markup(f'<p class="deadline">{name} {self.localized(deadline)}</p>')

    def occurrence_links(self, occurrences: Iterable[OccurrenceLink]) -> Markup:
        """Links to the occurrences of a term or a law."""
        return Markup(
            " ".join(
                f'<a class="occurrence" href="{html.escape(link.href)}">'
                f"{html.escape(link.label) if link.label else self.localized(link.name)}</a>"
                for link in occurrences
            )
        )

    def explanation(self, entry: Explanation) -> Markup:
        """What a term or a law means."""
        gloss = ""
        if entry.gloss:
            gloss = f'<p class="gloss stacked">{self.localized(entry.gloss)}</p>\n'
        inferred = f" {self.unofficial_mark('inferred')}" if entry.inferred else ""
        text = self.localized(entry.explanation)
        return Markup(f'{gloss}<p class="explanation stacked">{text}{inferred}</p>')

    def explanation_list(self, entries: Iterable[Explanation]) -> Markup:
        """A definition list of terms or laws and what they mean."""
        return Markup(f'<dl class="glossary">\n{"".join(map(self._definition, entries))}</dl>')

    def _definition(self, entry: Explanation) -> str:
        return (
            f'<dt><a class="stacked" href="{html.escape(entry.href)}">{self.localized(entry.title)}'
            f"</a></dt>\n<dd>{self.explanation(entry)}</dd>\n"
        )

    def _per_language(self, contents: Mapping[str, str], element: str) -> Markup:
        return Markup(
            "\n".join(
                f'<{element} class="lang" lang="{language}">{contents[language]}</{element}>'
                for language in self.languages
                if language in contents
            )
        )

    def _label(self, label: Mapping[str, str] | None, language: str) -> str:
        if not label:
            return ""
        return f'<span class="num">{html.escape(label[language])}</span>{self._label_gap(language)}'

    def _pieces(self, pieces: Iterable[Piece], language: str) -> str:
        """A text of the plan with its terms and laws marked up."""
        return "".join(
            self._format(piece, language).format(html.escape(piece.text), html.escape(piece.href))
            for piece in pieces
        )

    def _heading(self, pieces: Iterable[Piece], language: str) -> str:
        """A heading, with the places where a line of Chinese may break."""
        heading = ""
        for piece in pieces:
            parts = phrases(self.edition, piece.text, language)
            unbroken = "".join(_unbroken(part, language, LONGEST_PHRASE) for part in parts)
            heading += self._format(piece, language).format(unbroken, html.escape(piece.href))
        return heading

    def title_part(self, text: str, language: str) -> Markup:
        """A part of the plan's title on a sheet of paper."""
        return Markup(_unbroken(text, language, LONGEST_TITLE_PART))

    def _format(self, piece: Piece, language: str) -> str:
        if not piece.href:
            return _PIECE_FORMATS[piece.kind]
        link = (piece.href, language)
        if link in self._linked:
            return _REPEATED_FORMATS[piece.kind]
        self._linked.add(link)
        return _PIECE_FORMATS[piece.kind]

    def _label_gap(self, language: str) -> str:
        """The space between a number and its text; the published text has none."""
        return "" if language == self.edition.plan.language else " "


def _unbroken(text: str, language: str, max_length: int) -> str:
    """A part of a Chinese heading that no line breaks, unless it has too many characters.

    A line may break at either end. A ``<wbr>`` there, or a part with a box of its own, would be
    heard as a blank.
    """
    tagged = tag_scripts(text, language)
    if not language.startswith("zh") or len(text) > max_length:
        return tagged
    return f'<span class="unbroken">{tagged}</span>'


def _link(text: str, href: str) -> str:
    """A text, linked where there is an address."""
    return f'<a href="{html.escape(href)}">{html.escape(text)}</a>' if href else html.escape(text)
