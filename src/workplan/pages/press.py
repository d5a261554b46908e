"""Makes the generated pages: bodies and shells into the frame, on as many cores as there are."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from workplan.edition.urls import RelativeUrls
from workplan.pages.bodies import Bodies
from workplan.pages.frame import Frame
from workplan.pages.layout import Shells
from workplan.pages.sitemap import Page
from workplan.parallel import in_parts

FEW = 200
"""Pages below which a second process costs more than it saves."""


@dataclass(frozen=True)
class Press:
    """Prints pages of one edition."""

    bodies: Bodies
    shells: Shells

    def page(self, frame: Frame, page: Page) -> str:
        """A whole page as HTML."""
        links = RelativeUrls(page.address)
        shell = vars(self.shells.shell(page, links))

        def part(name: str) -> str:
            kind, colon, key = name.partition(":")
            if not colon:
                return str(shell[name])
            if not kind:
                kind, key = page.kind, page.key
            return self.bodies.kinds[kind](links, key)

        return frame.fill(part)

    def write(self, frame: Frame, pages: Sequence[Page], folder: Path) -> None:
        """Writes pages below a folder, all in the same frame."""
        in_parts(partial(self._write, frame, folder), pages, FEW)

    def _write(self, frame: Frame, folder: Path, pages: Sequence[Page]) -> None:
        for page in pages:
            place = f"{folder}/{page.address}"
            os.makedirs(place, exist_ok=True)  # noqa: PTH103 - twice as fast as a Path's
            with open(f"{place}index.html", "wb") as file:  # noqa: PTH123 - the same
                file.write(self.page(frame, page).encode())
