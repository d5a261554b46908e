"""Work in parts, on as many cores as there are."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from typing import Any, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


def in_parts(
    work: Callable[[Sequence[Item]], Result], items: Sequence[Item], few: int
) -> list[Result]:
    """What the work gives for each part of the items; fewer than ``few`` stay in one part.

    A part's process has a copy of all that the work refers to; only results travel back.

    Raises:
        OSError: a process has failed.
    """
    workers = min(_cores(), 8)
    if workers == 1 or len(items) < few or "fork" not in multiprocessing.get_all_start_methods():
        return [work(items)]
    context = multiprocessing.get_context("fork")
    running = []
    for i in range(workers):
        here, there = context.Pipe(duplex=False)
        process = context.Process(target=_send, args=(there, work, items[i::workers]))
        process.start()
        there.close()  # so that the end is heard when the process dies
        running.append((process, here))
    return [_received(process, here) for process, here in running]


def _send(
    there: Connection, work: Callable[[Sequence[Item]], Result], part: Sequence[Item]
) -> None:
    there.send(work(part))


def _received(process: multiprocessing.process.BaseProcess, here: Connection) -> Any:
    try:
        result = here.recv()
    except EOFError:
        process.join()
        raise OSError("a process that makes a part of the site has failed") from None
    process.join()
    return result


def _cores() -> int:
    """The cores that this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1
