"""What a printed page says of itself: where it comes from, of which year it is, what prevails."""

from __future__ import annotations

from dataclasses import dataclass

import segno

from workplan.edition import Edition
from workplan.views.texts import Words

BUTTONS = {"point": "print_point", "unit": "print_unit", "plan": "print_plan"}
"""What the button says that comes out, by the kind of page; other kinds say less."""

WITHOUT_BUTTON = ("home", "missing", "gongwen", "booklet")
"""Kinds of page without a button near the title; those made of sheets bring their own."""


@dataclass(frozen=True)
class PaperFoot:
    """The foot of a printed page."""

    address: str
    """The page's public address, or its path where the site has none."""
    public: bool
    qr_code: str
    """An SVG of the public address; empty where there is none."""
    edition: Words


def paper_foot(edition: Edition, site_url: str, address: str) -> PaperFoot:
    """The foot of the page at an address; ``site_url`` is where the site is published, if known."""
    public = bool(site_url)
    full = f"{site_url.rstrip('/')}/{address}" if public else address or "index.html"
    return PaperFoot(
        address=full,
        public=public,
        qr_code=qr_code(full) if public else "",
        edition=edition.say("printed_edition", year=edition.plan.year),
    )


def qr_code(address: str) -> str:
    """An address as an inline SVG, without style attributes, as the site's policy asks."""
    code = segno.make(address, error="m", micro=False)
    return code.svg_inline(border=2, omitsize=True, svgclass="qr", lineclass=None)


def button_key(kind: str) -> str:
    """The word that a page's print button shows; empty for a page without one."""
    return "" if kind in WITHOUT_BUTTON else BUTTONS.get(kind, "print_page")
