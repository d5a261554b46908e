"""What the editor works on: the last plan that was right, and what is wrong with the file now."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from workplan.errors import WorkplanError
from workplan.site.mould import Moulds
from workplan.site.preview.pages import Pages
from workplan.site.site import Publication

MakeMoulds = Callable[[], Moulds]
"""Has the site generator render the pages of docs/; raises ``BuildError``."""


@dataclass(frozen=True)
class State:
    """A number that grows with each save, the pages if any, the problems if any."""

    number: int = 0
    pages: Pages | None = None
    problems: str = ""


@dataclass
class Desk:
    """Reads the plan again when it is told to, and tells who waits."""

    plan: Path
    docs: Path
    make_moulds: MakeMoulds
    state: State = State()
    _news: threading.Condition = field(default_factory=threading.Condition)

    def reread(self, moulds_too: bool = False) -> State:
        """Takes the files as they are now; what was right stays until they are right again."""
        try:
            new = replace(self.state, pages=self._pages(moulds_too), problems="")
        except WorkplanError as error:
            new = replace(self.state, problems=str(error))
        with self._news:
            self.state = replace(new, number=self.state.number + 1)
            self._news.notify_all()
        return self.state

    def wait(self, number: int, seconds: float) -> State:
        """The state, as soon as its number is another one, or after some seconds."""
        with self._news:
            self._news.wait_for(lambda: self.state.number != number, seconds)
        return self.state

    def _pages(self, moulds_too: bool) -> Pages:
        site = Publication.of(self.plan, self.docs)
        old = self.state.pages
        keeps = old and not moulds_too and _named(old.site) == _named(site)
        return Pages(site, old.moulds if old and keeps else self.make_moulds())


def _named(site: Publication) -> list[object]:
    """What the frame itself says of the plans; the rest stands in its holes."""
    plans = [(one.edition.plan, one.edition.languages) for one in site.shelf]
    return [(plan.title, plan.short_title, languages) for plan, languages in plans]
