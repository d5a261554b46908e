"""Signals that end a command, which then cleans up as on Ctrl+C."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
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
        yield
    finally:
        for signum in handled:
            signal.signal(signum, signal.SIG_DFL)


def _interrupt(number: int, frame: FrameType | None) -> None:
    """Interrupts once: a closed terminal is told of twice, and cleaning up must come to its end."""
    for signum in _ENDING:
        signal.signal(signum, signal.SIG_IGN)
    signal.default_int_handler(number, frame)
