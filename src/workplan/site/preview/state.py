"""What the preview shows: the last plan that was right, and what is wrong with the file now."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from workplan.files.system_errors import system_message
from workplan.plan.errors import WorkplanError
from workplan.site.layouts import Layouts
from workplan.site.preview.pages import Pages
from workplan.site.site import Site

RenderLayouts = Callable[[], Layouts]
"""Has the site generator render the pages of docs/; raises ``BuildError``."""


@dataclass(frozen=True)
class Snapshot:
    """A number that grows with each save, the pages if any, the problems if any."""

    number: int = 0
    pages: Pages | None = None
    problems: str = ""


@dataclass
class PreviewState:
    """Reads the plan again when it is told to, and notifies those who wait."""

    plan: Path
    docs: Path
    render_layouts: RenderLayouts
    current: Snapshot = Snapshot()
    _changed: threading.Condition = field(default_factory=threading.Condition)

    def reload(self, with_layouts: bool = False) -> Snapshot:
        """Reads the files as they are now; while they have problems the last pages stay."""
        try:
            snapshot = replace(self.current, pages=self._pages(with_layouts), problems="")
        except WorkplanError as error:
            snapshot = replace(self.current, problems=str(error))
        except OSError as error:  # a file or folder that has gone, or may not be read
            snapshot = replace(self.current, problems=system_message(error))
        with self._changed:
            self.current = replace(snapshot, number=self.current.number + 1)
            self._changed.notify_all()
        return self.current

    def wait(self, number: int, seconds: float) -> Snapshot:
        """The current snapshot, as soon as its number is another one, or after some seconds."""
        with self._changed:
            self._changed.wait_for(lambda: self.current.number != number, seconds)
        return self.current

    def _pages(self, with_layouts: bool) -> Pages:
        site = Site.load(self.plan, self.docs)
        pages = self.current.pages
        if pages and not with_layouts and _in_layouts(pages.site) == _in_layouts(site):
            return Pages(site, pages.layouts)
        return Pages(site, self.render_layouts())


def _in_layouts(site: Site) -> list[object]:
    """What the theme itself prints of the plans; all else fills placeholders."""
    plans = [(edition.edition.plan, edition.edition.languages) for edition in site.editions]
    return [(plan.title, plan.short_title, languages) for plan, languages in plans]
