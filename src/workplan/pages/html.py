"""Texts as HTML: the same words in each language, pieces of the plan's text, notes, links.

Templates call these by the name ``t``. They are Python, not template macros, because a large plan
prints millions of them; everything that comes from the plan is escaped here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from markupsafe import Markup

from workplan.edition.edition import Edition
from workplan.edition.texts import LocalizedText, Piece, Pieces, has_other_script, runs

if TYPE_CHECKING:
    from workplan.edition.links import PointLink
    from workplan.edition.responsible_units import UnitList
    from workplan.pages.views.terms import Explained, OccurrenceLink
import html
import re

_SPECIAL = re.compile("[&<>\"']")


def escape(text: str) -> str:
    """A text as HTML; nearly all of ours have nothing to escape."""
    return html.escape(text) if _SPECIAL.search(text) else text


def link(text: str, href: str) -> str:
    """A text, linked where there is an address."""
    return f'<a href="{escape(href)}">{escape(text)}</a>' if href else escape(text)


_MARKED = {
    "text": "{}",
    "term": '<a class="term" href="{1}">{0}</a>',
    "law": '<a class="law" href="{1}"><cite>{0}</cite></a>',
    "stop": '<span class="stop">{0}</span>',
}


class HtmlWriter:
    """Prints texts in the languages of one edition."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.languages = edition.languages
        self._words: dict[str, Markup] = {}
        self._links: dict[tuple[str, str, bool], Markup] = {}

    def run(self, text: str, language: str) -> str:
        """A text; words of another script in it are tagged with their language."""
        if not has_other_script(text, language):
            return escape(text)
        return "".join(
            f'<span lang="{piece.language}">{escape(piece.text)}</span>'
            if piece.language
            else escape(piece.text)
            for piece in runs(text, language)
        )

    def both(self, words: LocalizedText) -> Markup:
        """The same words in each language."""
        return Markup(
            " ".join(
                f'<span class="lang" lang="{tag}">{self.run(words[tag], tag)}</span>'
                for tag in self.languages
                if tag in words
            )
        )

    def word(self, key: str, **details: object) -> Markup:
        """A word of the site in each language."""
        if details:
            return self.both(self.edition.say(key, **details))
        if key not in self._words:
            self._words[key] = self.both(self.edition.say(key))
        return self._words[key]

    def hidden(self, key: str, **details: object) -> Markup:
        """The same for those who listen instead of looking."""
        return Markup(f'<span class="visually-hidden">{self.word(key, **details)}</span>')

    def ours(self, key: str = "our_words") -> Markup:
        """The mark of what is our explanation and not the official text."""
        return Markup(f'<span class="ours">{self.word(key)}</span>')

    def pieces(self, pieces: Iterable[Piece]) -> str:
        """A text of the plan with its terms and laws marked."""
        return "".join(
            _MARKED[piece.kind].format(escape(piece.text), escape(piece.href)) for piece in pieces
        )

    def aligned(
        self, texts: Pieces, label: Mapping[str, str] | None = None, tag: str = "p"
    ) -> Markup:
        """A text of the plan in each language, an element for each; a number may stand before."""
        return self._each(
            {
                language: self._label(label, language) + self.pieces(texts[language])
                for language in texts
            },
            tag,
        )

    def aligned_words(self, words: LocalizedText, tag: str = "p") -> Markup:
        """The same for words that are not cut into pieces."""
        return self._each({one: self.run(text, one) for one, text in words.items()}, tag)

    def _each(self, printed: Mapping[str, str], tag: str) -> Markup:
        return Markup(
            "\n".join(
                f'<{tag} class="lang" lang="{language}">{printed[language]}</{tag}>'
                for language in self.languages
                if language in printed
            )
        )

    def _label(self, label: Mapping[str, str] | None, language: str) -> str:
        if not label:
            return ""
        return f'<span class="num">{escape(label[language])}</span>{self._gap(language)}'

    def note(self, words: LocalizedText) -> Markup:
        """An editor's note, if there is one."""
        if not words:
            return Markup("")
        says = self.edition.say("editors_note")
        lines = {
            tag: f"<strong>{escape(says[tag])}</strong> {self.run(text, tag)}"
            for tag, text in words.items()
        }
        return Markup(f'<aside class="note" role="note">{self._each(lines, "span")}</aside>')

    def point_link(self, link: PointLink) -> Markup:
        """A point's number and heading, linked."""
        key = (link.id, link.href, link.current)
        if key not in self._links:
            self._links[key] = self._point_link(link)
        return self._links[key]

    def _point_link(self, link: PointLink) -> Markup:
        names = " ".join(
            f'<span class="lang numbered" lang="{tag}"><span class="num">{escape(link.label[tag])}'
            f"</span> {self.run(link.heading[tag], tag)}</span>"
            for tag in self.languages
            if tag in link.heading
        )
        current = ' aria-current="page"' if link.current else ""
        return Markup(f'<a class="stacked" href="{escape(link.href)}"{current}>{names}</a>')

    def labelled(self, label: LocalizedText, heading: LocalizedText) -> Markup:
        """A heading after its number, in each language."""
        return Markup(
            " ".join(
                f'<span class="lang" lang="{tag}">{escape(label[tag])}{self._gap(tag)}'
                f"{self.run(heading[tag], tag)}</span>"
                for tag in self.languages
                if tag in heading
            )
        )

    def _gap(self, language: str) -> str:
        """What stands between a number and its heading: nothing in the language as published."""
        return "" if language == self.edition.plan.language else " "

    def group(self, words: LocalizedText) -> Markup:
        """The heading of the group that begins with a point in a list, if one does."""
        return Markup(f'<li class="group stacked">{self.both(words)}</li>' if words else "")

    def units_line(self, lines: Mapping[str, UnitList]) -> Markup:
        """A list of units, each linked, as each language writes it."""
        return self._each(
            {tag: "".join(link(*piece) for piece in line.pieces) for tag, line in lines.items()},
            "p",
        )

    def deadline(self, words: LocalizedText) -> Markup:
        """A deadline, if one is stated."""
        said = f'<p class="deadline">{self.word("deadline")} {self.both(words)}</p>'
        return Markup(said if words else "")

    def places(self, places: Iterable[OccurrenceLink]) -> Markup:
        """Where a term or a law stands."""
        return Markup(
            " ".join(
                f'<a class="occurrence" href="{escape(place.href)}">'
                f"{escape(place.label) if place.label else self.both(place.name)}</a>"
                for place in places
            )
        )

    def explained(self, item: Explained) -> Markup:
        """What a term or a law means."""
        gloss = f'<p class="gloss stacked">{self.both(item.gloss)}</p>\n' if item.gloss else ""
        inferred = f" {self.ours('inferred')}" if item.inferred else ""
        return Markup(
            f'{gloss}<p class="explanation stacked">{self.both(item.explanation)}{inferred}</p>'
        )

    def glossary(self, items: Iterable[Explained]) -> Markup:
        """The laws of a page, with what they are."""
        return Markup(f'<dl class="glossary">\n{"".join(map(self._entry, items))}</dl>')

    def _entry(self, item: Explained) -> Markup:
        return Markup(
            f'<dt><a class="stacked" href="{escape(item.href)}">{self.both(item.title)}</a></dt>\n'
            f"<dd>{self.explained(item)}</dd>\n"
        )
