"""Signals that end a command, which then cleans up as on Ctrl+C."""

from __future__ import annotations

import signal
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType

_ENDING = [
    getattr(signal, name)
    for name in ("SIGTERM", "SIGHUP")  # Windows has no closed terminal
    if hasattr(signal, name)
]


@contextmanager
def ended_by_signals() -> Iterator[None]:
    """Raises ``KeyboardInterrupt`` in the block where the system, or a closed terminal, ends it.

    What is ignored stays ignored: a command under ``nohup`` outlives its terminal.
    """
    is_main = threading.current_thread() is threading.main_thread()
    handled = [
        signum for signum in _ENDING if is_main and signal.getsignal(signum) is signal.SIG_DFL
    ]
    for signum in handled:
        signal.signal(signum, _interrupt)
    try:
        _find_temporary_files(handled)
        yield
    finally:
        for signum in handled:
            signal.signal(signum, signal.SIG_DFL)


def _find_temporary_files(signals: list[signal.Signals]) -> None:
    """Has Python try once where temporary files can be, while no signal can come.

    One that came just then would leave the file of that trial.
    """
    if signals and hasattr(signal, "pthread_sigmask"):  # Windows has none, nor such signals
        before = signal.pthread_sigmask(signal.SIG_BLOCK, signals)
        try:
            with suppress(FileNotFoundError):  # nowhere: said by what needs one
                tempfile.gettempdir()
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _interrupt(number: int, frame: FrameType | None) -> None:
    """Interrupts once: a closed terminal is told of twice, and cleaning up must come to its end."""
    for signum in _ENDING:
        signal.signal(signum, signal.SIG_IGN)
    signal.default_int_handler(number, frame)
