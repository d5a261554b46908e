"""QR codes of pages: a small SVG in each page of a site that has a public address.

They stand in the page and are no files: Chromium prints without the fonts of paper if it has to
fetch a picture first.
"""

from __future__ import annotations

MASK = 2
"""One of the eight patterns that readers know; trying all to find the nicest takes six times as
long, which a large plan feels."""


def qr_svg(address: str) -> str:
    """An address as an SVG without style attributes, as the site's policy asks."""
    import segno  # noqa: PLC0415 (only sites with a public address need it)

    code = segno.make(address, error="m", micro=False, mask=MASK, boost_error=False)
    return code.svg_inline(border=4, omitsize=True, svgid="qr", svgclass=None, lineclass=None)
