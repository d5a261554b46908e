"""The head and the foot of printed pages."""

from __future__ import annotations

from dataclasses import dataclass

from workplan.edition.edition import Edition
from workplan.edition.texts import LocalizedText, localized
from workplan.pages.views.layout import authority_note, site_name

QR_MASK_PATTERN = 2
"""One of the eight patterns that every reader knows.

Fixed, because trying all of them for the most even code takes six times as long.
"""


@dataclass(frozen=True)
class PrintFooter:
    """What stands at the head of every printed sheet, and at the foot of the last."""

    running_head: LocalizedText
    """Whose plan this is, its short title and its year."""
    address: str
    """The page's public address, or its path where the site has none."""
    qr_code: str
    """The address as a QR code in SVG; empty where the site has no public address."""
    edition: LocalizedText
    authority: LocalizedText


def qr_svg(address: str) -> str:
    """An address as a QR code in SVG, without the style attributes that the site's CSP forbids."""
    import segno  # noqa: PLC0415 (only sites with a public address need it)

    code = segno.make(address, error="m", micro=False, mask=QR_MASK_PATTERN, boost_error=False)
    return code.svg_inline(border=4, omitsize=True, svgid="qr", svgclass=None, lineclass=None)


def print_footer(edition: Edition, site: str, address: str) -> PrintFooter:
    """The footer of the page at an address; ``site`` is the site's public address, or empty."""
    return PrintFooter(
        running_head=edition.ui_text(
            "running_head",
            issuer=localized(edition, edition.plan.issuer),
            title=site_name(edition),
            year=edition.plan.year,
        ),
        address=f"{site}{address}" if site else address or "index.html",
        qr_code=qr_svg(site + address) if site else "",
        edition=edition.ui_text("printed_edition", year=edition.plan.year),
        authority=authority_note(edition),
    )
