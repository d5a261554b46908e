"""Pages of ``docs/`` with holes: what MkDocs makes once and every change of the plan fills anew."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workplan.pages.frame import Frame
from workplan.pages.sitemap import hand_written
from workplan.site.works import Works


@dataclass(frozen=True)
class Mould:
    """A page's address from the site's root, its front matter, and its frame."""

    address: str
    meta: Mapping[str, Any]
    frame: Frame

    def page(self, works: Works) -> str:
        """The page as HTML."""
        page = works.pages.get(self.address)
        return works.press.page(
            self.frame, page or hand_written(works.edition, self.address, self.meta)
        )


@dataclass(frozen=True)
class Moulds:
    """The frame of the generated pages, and the pages of ``docs/`` by address."""

    frame: Frame
    pages: Mapping[str, Mould]


def save_moulds(file: Path, frame: Mould, pages: Iterable[Mould]) -> None:
    """Writes moulds, the first being the frame, for another process to read."""
    said = [
        {"address": one.address, "meta": dict(one.meta), "pieces": one.frame.pieces}
        for one in (frame, *pages)
    ]
    file.write_text(json.dumps(said, ensure_ascii=False, default=str), "utf-8")


def load_moulds(file: Path) -> Moulds:
    """Reads what ``save_moulds`` has written."""
    said = json.loads(file.read_text("utf-8"))
    frame, *pages = (
        Mould(one["address"], one["meta"], Frame(tuple(one["pieces"]))) for one in said
    )
    return Moulds(frame.frame, {one.address: one for one in pages})
