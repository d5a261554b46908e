"""Work in parts, on as many cores as there are."""

from __future__ import annotations

import gc
import multiprocessing
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")
Running = tuple[BaseProcess, Connection]
"""A process, and where its result arrives."""


def in_parts(
    work: Callable[[Sequence[Item]], Result], items: Sequence[Item], few: int, turns: int = 1
) -> list[Result]:
    """What the work gives for each part of the items; fewer than ``few`` stay in one part.

    A part's process has a copy of all that the work refers to; only results travel back.
    Each core has as many ``turns``: a process that ends gives back the memory that it took.

    Raises:
        OSError: a process has failed.
    """
    workers = min(_cores(), 8)
    if len(items) < few or not _can_fork():
        return [work(items)]
    count = workers * turns
    return _some_at_a_time(work, [items[i::count] for i in range(count)], workers)


def _some_at_a_time(
    work: Callable[[Sequence[Item]], Result], parts: Sequence[Sequence[Item]], workers: int
) -> list[Result]:
    results: dict[int, Result] = {}
    running: dict[Connection, tuple[int, BaseProcess]] = {}
    for i, part in enumerate(parts):
        if len(running) == workers:
            _take(running, results)
        process, here = _started(work, part)
        running[here] = i, process
    while running:
        _take(running, results)
    return [results[i] for i in range(len(parts))]


def _take(running: dict[Connection, tuple[int, BaseProcess]], results: dict[int, Result]) -> None:
    """Waits until something has ended, and takes what it gives."""
    ended = wait(list(running))
    for here in [one for one in running if one in ended]:
        i, process = running.pop(here)
        results[i] = _received(process, here)


@contextmanager
def beside(work: Callable[[], None], *, worth: bool) -> Iterator[None]:
    """Does work in a process of its own while the body runs; before it, where that is not worth it.

    Raises:
        OSError: the process has failed.
    """
    if not worth or not _can_fork():
        work()
        yield
        return
    running = _started(lambda _: work(), ())
    try:
        yield
    finally:
        _received(*running)


def _can_fork() -> bool:
    """Whether a second process may start: never while another thread may hold a lock."""
    alone = threading.active_count() == 1
    return alone and _cores() > 1 and "fork" in multiprocessing.get_all_start_methods()


def _started(work: Callable[[Sequence[Item]], Any], part: Sequence[Item]) -> Running:
    context = multiprocessing.get_context("fork")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=_send, args=(there, work, part))
    process.start()
    there.close()  # so that the end is heard when the process dies
    return process, here


def _send(
    there: Connection, work: Callable[[Sequence[Item]], Result], part: Sequence[Item]
) -> None:
    gc.freeze()  # what the parent has made stays, and is not looked through for garbage
    gc.enable()
    there.send(work(part))


def _received(process: BaseProcess, here: Connection) -> Any:
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
