"""Site maps: one for each issuer, and an index of them for search engines."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape

_SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemap(addresses: Iterable[str]) -> bytes:
    """The site map of some public addresses."""
    return _xml("urlset", "url", addresses)


def sitemap_index(addresses: Iterable[str]) -> bytes:
    """The index of site maps at some public addresses."""
    return _xml("sitemapindex", "sitemap", addresses)


def _xml(root: str, item: str, addresses: Iterable[str]) -> bytes:
    lines = [f"  <{item}><loc>{escape(address)}</loc></{item}>\n" for address in addresses]
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} xmlns="{_SPACE}">\n'
    return (head + "".join(lines) + f"</{root}>\n").encode()
