"""What a browser gets for an address, made when it is asked for, from the plan as it is now."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath

from workplan.site.file_kinds import COMPRESSED, MEDIA_TYPES
from workplan.site.layouts import Layouts
from workplan.site.site import Site

HTML = "text/html; charset=utf-8"


@dataclass(frozen=True)
class Answer:
    """A file's media type and bytes, and whether its address changes with its content."""

    media_type: str
    content: bytes
    immutable: bool = False


@dataclass(frozen=True)
class Pages:
    """The pages and files of a publication, none of them on disk."""

    site: Site
    layouts: Layouts

    def find(self, address: str) -> Answer | None:
        """What stands at an address from the site's root; nothing if it is not the plan's."""
        address = address.removesuffix("index.html")
        page = self._page(address)
        if page is not None:
            return Answer(HTML, page.encode())
        content = self._file(address)
        immutable = address.startswith(self.site.assets.folder)
        return None if content is None else Answer(media_type(address), content, immutable)

    def _page(self, address: str) -> str | None:
        for site in self.site.editions:
            if page := site.generated.get(address):
                return site.pages.page(self.layouts.generated, page)
        written = (page for page in self.layouts.written if page.address == address)
        return next((page.html(self.site.current) for page in written), None)

    @cached_property
    def _files(self) -> dict[str, bytes]:
        return dict(self.site.files())

    def _file(self, address: str) -> bytes | None:
        for site in self.site.editions:
            urls = site.edition.urls
            if address.startswith(urls.fonts):
                return site.font(self.site.docs, address)
            if address.startswith(urls.downloads):
                return dict(site.downloads()).get(address)
            if address.startswith(urls.scripts_data):
                return site.scripts_data.get(address)
        return self._files.get(address)


def media_type(address: str) -> str:
    """The media type of a file by its name, with the encoding of a text.

    Not as the machine knows it: on Windows any program may change what it says of a script.
    """
    suffix = PurePosixPath(address).suffix
    kind = MEDIA_TYPES.get(suffix, "application/octet-stream")
    return f"{kind}; charset=utf-8" if suffix in COMPRESSED else kind
