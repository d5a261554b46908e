"""What a browser gets for an address, made when it is asked for, from the plan as it is now."""

from __future__ import annotations

import mimetypes
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from workplan.assets import DATA, collect
from workplan.edition import Edition
from workplan.mould import Moulds
from workplan.shelf import ARCHIVE
from workplan.works import Works

HTML = "text/html; charset=utf-8"


@dataclass(frozen=True)
class Answer:
    """A file's media type and bytes, and whether its address changes with its content."""

    media_type: str
    content: bytes
    lasting: bool = False


@dataclass(frozen=True)
class Pages:
    """The pages and files of the editions in a project's folder, none of them on disk."""

    editions: tuple[Edition, ...]
    moulds: Moulds
    project: Path

    @cached_property
    def shelf(self) -> tuple[Works, ...]:
        """The works of each edition."""
        assets = collect(self.project / "docs/assets", self.editions)
        return tuple(Works.of(edition, assets) for edition in self.editions)

    def find(self, address: str) -> Answer | None:
        """What stands at an address from the site's root; nothing if it is not the plan's."""
        address = address.removesuffix("index.html")
        page = self._page(address)
        if page is not None:
            return Answer(HTML, page.encode())
        content = self._file(address)
        lasting = address.startswith(self.shelf[0].assets.folder)
        return None if content is None else Answer(_media_type(address), content, lasting)

    def _page(self, address: str) -> str | None:
        for works in self.shelf:
            if page := works.pages.get(address):
                return works.press.page(self.moulds.frame, page)
        mould = self.moulds.pages.get(address)
        return mould.page(self.shelf[0]) if mould else None

    def _file(self, address: str) -> bytes | None:
        assets = self.shelf[0].assets
        if address.startswith(assets.folder):
            return assets.files.get(address.removeprefix(assets.folder))
        for works in self.shelf:
            if address.startswith(works.edition.addresses.fonts):
                return works.fonts(self.project / "docs").get(address)
        if address.startswith(DATA):
            return assets.data.get(address.removeprefix(DATA))
        for i, works in enumerate(self.shelf):
            at = works.edition.addresses
            if address == at.data:
                old = f"{ARCHIVE}/{works.edition.plan.year}.yaml"
                return (self.project / "data" / (old if i else "plan.yaml")).read_bytes()
            if address.startswith(at.downloads):
                return works.downloads.get(address)
        return None


def _media_type(address: str) -> str:
    found = mimetypes.guess_type(address)[0] or "application/octet-stream"
    is_text = found.startswith("text/") or found.endswith(("javascript", "json"))
    return f"{found}; charset=utf-8" if is_text else found
