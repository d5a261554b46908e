"""Runs a command and tells what it took."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Run:
    """What a command took: seconds on the wall and of all cores, and its largest process."""

    wall: float
    cpu: float
    memory: float
    """MiB."""


def measure(command: Sequence[str], folder: Path) -> Run:
    """Runs a command in a folder.

    Raises:
        RuntimeError: the command failed; with what it said.
    """
    log = folder / "bench.log"
    os.sync()  # what the run before has written is on the disk, and slows nobody
    begun = time.perf_counter()
    with log.open("wb") as out:
        process = subprocess.Popen(command, cwd=folder, stdout=out, stderr=subprocess.STDOUT)
        _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{command[0]}: {log.read_text('utf-8', 'replace')[-500:]}")
    return Run(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def size(folder: Path) -> int:
    """The bytes of all files in a folder."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
