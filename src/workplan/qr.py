"""QR codes of pages: one small SVG file beside each page of a site that has a public address."""

from __future__ import annotations

import io

import segno

CODE = "qr.svg"
"""The file's name, in the folder of its page."""

MASK = 2
"""One of the eight patterns that readers know; trying all to find the nicest takes six times as
long, which a large plan feels."""


def qr_svg(address: str) -> bytes:
    """An address as an SVG without style attributes, as the site's policy asks."""
    code = segno.make(address, error="m", micro=False, mask=MASK, boost_error=False)
    made = io.BytesIO()
    code.save(
        made, kind="svg", border=4, xmldecl=False, omitsize=True, svgclass=None, lineclass=None
    )
    return made.getvalue()
