"""Runs commands with the rights of an ordinary user, also where root runs the tests."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest


@contextmanager
def user_mask(mask: int) -> Iterator[None]:
    """A block in which what is made lacks the rights of a mask, unless it is given them."""
    before = os.umask(mask)
    try:
        yield
    finally:
        os.umask(before)


_VERSION = 0x20080522
_WITHOUT_RIGHTS = ~(1 << 1 | 1 << 2)
"""All but CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH."""


@contextmanager
def ordinary_rights() -> Iterator[None]:
    """A block in which the rights of files hold in this thread, also for root."""
    if sys.platform != "linux" or os.getuid() != 0:
        yield
        return
    system = ctypes.CDLL(None, use_errno=True)
    header, rights = (ctypes.c_uint32 * 2)(_VERSION, 0), (ctypes.c_uint32 * 6)()
    assert system.capget(header, rights) == 0
    kept = rights[0]  # the effective ones, with which the permitted ones can be taken again
    rights[0] &= _WITHOUT_RIGHTS
    assert system.capset(header, rights) == 0
    try:
        yield
    finally:
        rights[0] = kept
        assert system.capset(header, rights) == 0


def as_ordinary_user(*command: object) -> list[str]:
    """A command that may read and write only what the rights of files allow its user.

    It is for what asks the system beforehand, which goes by the rights that could be taken again.
    """
    program = shutil.which("setpriv")
    if program is None or sys.platform != "linux":
        pytest.skip("setpriv is not there")
    rights = "-dac_override,-dac_read_search"
    limits = [f"--inh-caps={rights}", f"--bounding-set={rights}"] if os.getuid() == 0 else []
    return [program, *limits, *map(str, command)]
