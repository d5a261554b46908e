"""What the writer of HTML marks in a text: real jargon, once on a page in a language."""

from __future__ import annotations

import re

import pytest

from workplan.edition.edition import JARGON, Edition
from workplan.edition.texts import text_pieces
from workplan.edition.urls import RelativeUrls
from workplan.pages.html import HtmlWriter
from workplan.pages.renderer import Renderer

LINKS = re.compile(r'<a class="(?:term|law)" href="([^"]*)"')


@pytest.mark.parametrize("kind", ["plan", "point"])
def test_a_page_links_a_term_once_in_a_language(edition: Edition, kind: str):
    relative_urls = RelativeUrls("2024/points/9/" if kind == "point" else "2024/")
    body = Renderer(edition).body(kind, relative_urls, "9")
    texts = re.findall(r'<p class="lang" lang="(\w+)">(.*?)</p>', body)
    linked = [(language, href) for language, text in texts for href in LINKS.findall(text)]
    assert len(linked) > 5
    assert len(linked) == len(set(linked))


def test_each_page_starts_anew(edition: Edition):
    writer = HtmlWriter(edition)
    pieces = text_pieces(edition, RelativeUrls(""), edition.measures["9.2"])
    first = writer.for_page().aligned_pieces(pieces)
    assert LINKS.search(first)
    assert writer.for_page().aligned_pieces(pieces) == first
    page = writer.for_page()
    assert page.aligned_pieces(pieces) == first
    assert not LINKS.search(page.aligned_pieces(pieces))


def test_only_what_the_text_coins_or_what_needs_more_words_is_linked(edition: Edition):
    relative_urls = RelativeUrls("")
    hrefs = {
        piece.href
        for measure in edition.measures.values()
        for pieces in text_pieces(edition, relative_urls, measure).values()
        for piece in pieces
        if piece.kind == "term" and "/terms/" in piece.href
    }
    assert hrefs
    terms = {edition.urls.term(term.id): term for term in edition.plan.terms}
    assert all(terms[href].kind in JARGON or terms[href].gloss for href in hrefs)
    assert edition.urls.term("education-sector") not in hrefs
