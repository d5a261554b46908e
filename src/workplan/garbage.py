"""Python's search for garbage, put off where all that is made stays.

Each search looks through everything that a large plan has made so far, and finds nothing: at 1,500
points it took a quarter of the time of a build.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Looks for no garbage meanwhile."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
