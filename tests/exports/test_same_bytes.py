"""The same plan gives the same bytes: in another process, on another day, in another time zone."""

from __future__ import annotations

import os
import subprocess
import sys

from conftest import PLAN, ROOT

SCRIPT = """
import sys
from pathlib import Path
from workplan import load_plan
from workplan.edition.edition import Edition
from workplan.exports.downloads import checksums, downloads
sys.stdout.write(checksums(downloads(Edition(load_plan(Path(sys.argv[1]))))).decode())
"""


def checksums_on(faketime: str, day: str, zone: str, seed: str) -> list[str]:
    """The checksums of all files, made on a day in a time zone with a seed of sets."""
    command = [faketime, day, sys.executable, "-c", SCRIPT, str(PLAN)]
    environment = {**os.environ, "TZ": zone, "PYTHONHASHSEED": seed}
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    return done.stdout.splitlines()


def test_two_exports_are_the_same(faketime):
    first = checksums_on(faketime, "2024-08-29 23:59:58", "Asia/Shanghai", "1")
    second = checksums_on(faketime, "2031-01-01 00:00:00", "America/Los_Angeles", "2")
    assert len(first) == 23
    assert first == second


def test_the_clock_of_the_test_is_really_another(faketime):
    done = subprocess.run(
        [faketime, "2031-01-01 00:00:00", sys.executable, "-c", "import time; print(time.gmtime().tm_year)"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.strip() in {"2030", "2031"}
