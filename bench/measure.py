"""What is measured, and how a command's time and memory are."""

import os
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple


class Run(NamedTuple):
    """Seconds on the clock and of all cores, and MiB of the largest process."""

    wall: float
    cpu: float
    memory: float


class FirstResult(NamedTuple):
    """Seconds from the key that opens the search to what it answers, and requests until then."""

    seconds: float
    requests: int


class LighthouseScores(NamedTuple):
    """Lighthouse's scores of a page, of 100 each."""

    page: str
    device: str
    performance: int
    accessibility: int
    best_practices: int
    seo: int


@dataclass
class Results:
    """All that is measured, by the number of points."""

    runs: dict[str, dict[int, Run]] = field(default_factory=dict)
    """By builder first."""
    saves: dict[int, float] = field(default_factory=dict)
    searches: dict[int, dict[str, FirstResult]] = field(default_factory=dict)
    lighthouse: list[LighthouseScores] = field(default_factory=list)
    """Of the smallest plan's site."""
    views: dict[int, tuple[int, float]] = field(default_factory=dict)
    """Bytes on the wire with an empty cache, and layout shift."""


def run_measured(command: Sequence[str], folder: Path) -> Run:
    """Runs a command in a folder; a ``RuntimeError`` has the end of its output."""
    log = folder / "bench.log"
    os.sync()  # the disk is done with what earlier runs have written
    start = time.perf_counter()
    with log.open("wb") as output:
        process = subprocess.Popen(command, cwd=folder, stdout=output, stderr=subprocess.STDOUT)
        _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{command[0]}: {log.read_text('utf-8', 'replace')[-500:]}")
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)
