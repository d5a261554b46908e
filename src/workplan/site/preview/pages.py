"""What a browser gets for an address, made when it is asked for, from the plan as it is now."""

from __future__ import annotations

import mimetypes
from dataclasses import dataclass
from functools import cached_property

from workplan.site.assets import DATA
from workplan.site.mould import Moulds
from workplan.site.site import Publication

HTML = "text/html; charset=utf-8"


@dataclass(frozen=True)
class Answer:
    """A file's media type and bytes, and whether its address changes with its content."""

    media_type: str
    content: bytes
    lasting: bool = False


@dataclass(frozen=True)
class Pages:
    """The pages and files of a publication, none of them on disk."""

    site: Publication
    moulds: Moulds

    def find(self, address: str) -> Answer | None:
        """What stands at an address from the site's root; nothing if it is not the plan's."""
        address = address.removesuffix("index.html")
        page = self._page(address)
        if page is not None:
            return Answer(HTML, page.encode())
        content = self._file(address)
        lasting = address.startswith(self.site.works.assets.folder)
        return None if content is None else Answer(_media_type(address), content, lasting)

    def _page(self, address: str) -> str | None:
        for works in self.site.shelf:
            if page := works.pages.get(address):
                return works.press.page(self.moulds.frame, page)
        mould = self.moulds.pages.get(address)
        return mould.page(self.site.works) if mould else None

    @cached_property
    def _files(self) -> dict[str, bytes]:
        return dict(self.site.files())

    def _file(self, address: str) -> bytes | None:
        for works in self.site.shelf:
            at = works.edition.urls
            if address.startswith(at.fonts):
                return works.font(self.site.docs, address)
            if address.startswith(at.downloads):
                return works.download(address)
        if address.startswith(DATA):
            return self.site.works.assets.data.get(address.removeprefix(DATA))
        return self._files.get(address)


def _media_type(address: str) -> str:
    found = mimetypes.guess_type(address)[0] or "application/octet-stream"
    is_text = found.startswith("text/") or found.endswith(("javascript", "json"))
    return f"{found}; charset=utf-8" if is_text else found
