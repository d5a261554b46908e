"""The layouts of a project's pages, kept for the preview: rendered once, filled on every save."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workplan.pages.layout import PageLayout, strip_theme
from workplan.pages.sitemap import hand_written
from workplan.site.csp import with_csp
from workplan.site.edition_site import EditionSite


@dataclass(frozen=True)
class WrittenPage:
    """A page of ``docs/``: its address from the site's root, its front matter, its layout."""

    address: str
    meta: Mapping[str, Any]
    layout: PageLayout

    def html(self, site: EditionSite) -> str:
        """The page, filled with what the plan says."""
        page = hand_written(site.edition, self.address, self.meta)
        return site.pages.page(self.layout, page)


def rendered_layout(html: str) -> PageLayout:
    """The layout of a page that a site generator has rendered with placeholders."""
    return PageLayout.parse(with_csp(strip_theme(html)))


@dataclass(frozen=True)
class Layouts:
    """The layout of the generated pages, and the pages of ``docs/``."""

    generated: PageLayout
    written: tuple[WrittenPage, ...]

    def save(self, file: Path) -> None:
        """Writes them for another process to read."""
        pages = [
            {"address": page.address, "meta": dict(page.meta), "pieces": page.layout.pieces}
            for page in self.written
        ]
        data = {"generated": self.generated.pieces, "written": pages}
        file.write_bytes(json.dumps(data, ensure_ascii=False, default=str).encode())

    @classmethod
    def load(cls, file: Path) -> Layouts:
        """Reads what ``save`` has written."""
        data = json.loads(file.read_text("utf-8"))
        written = (
            WrittenPage(page["address"], page["meta"], PageLayout(tuple(page["pieces"])))
            for page in data["written"]
        )
        return cls(PageLayout(tuple(data["generated"])), tuple(written))
