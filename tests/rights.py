"""Runs commands with the rights of an ordinary user, also where root runs the tests."""

from __future__ import annotations

import os
import shutil
import sys

import pytest


def as_ordinary_user(*command: object) -> list[str]:
    """A command that may read and write only what the rights of files allow its user."""
    program = shutil.which("setpriv")
    if program is None or sys.platform != "linux":
        pytest.skip("setpriv is not there")
    rights = "-dac_override,-dac_read_search"
    limits = [f"--inh-caps={rights}", f"--bounding-set={rights}"] if os.getuid() == 0 else []
    return [program, *limits, *map(str, command)]
