"""Makes the generated pages: bodies and shells into the frame, on as many cores as there are."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from workplan.addresses import Links
from workplan.bodies import Bodies
from workplan.frame import Frame
from workplan.pages import Page
from workplan.shell import Shells

Item = TypeVar("Item")

FEW = 200
"""Pages below which a second process costs more than it saves."""


@dataclass(frozen=True)
class Press:
    """Prints pages of one edition."""

    bodies: Bodies
    shells: Shells

    def page(self, frame: Frame, page: Page) -> str:
        """A whole page as HTML."""
        links = Links(page.address)
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
        side_by_side(lambda part: self._write(frame, part, folder), pages)

    def _write(self, frame: Frame, pages: Sequence[Page], folder: Path) -> None:
        for page in pages:
            place = f"{folder}/{page.address}"
            os.makedirs(place, exist_ok=True)  # noqa: PTH103 - twice as fast as a Path's
            with open(f"{place}index.html", "wb") as file:  # noqa: PTH123 - the same
                file.write(self.page(frame, page).encode())


def side_by_side(work: Callable[[Sequence[Item]], None], items: Sequence[Item]) -> None:
    """Does a work that writes files, for many items on as many cores as there are.

    Raises:
        OSError: one of the processes could not write.
    """
    workers = min(_cores(), 8)
    if workers == 1 or len(items) < FEW or "fork" not in multiprocessing.get_all_start_methods():
        work(items)
        return
    context = multiprocessing.get_context("fork")
    parts = [items[i::workers] for i in range(workers)]
    processes = [context.Process(target=work, args=(part,)) for part in parts]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    if any(process.exitcode for process in processes):
        raise OSError("a process that writes pages has failed")


def _cores() -> int:
    """The cores that this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1
