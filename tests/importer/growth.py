"""Time and memory that a shape of text takes at a length; bench/growth.py writes a table of them.

Each is measured in a process of its own, whose memory has never been larger: a copy of one that has
loaded what is loaded once.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import process_time

sys.path.insert(0, str(Path(__file__).parents[1]))

from importer.shapes import BEFORE, SHAPES
from workplan.importer import Overrides, draft_text, read_plan, report_json, report_text

Effort = tuple[float, float]
"""Seconds of the processor, which other programs do not lengthen much, and MB of memory."""


def import_everything(name: str, raw: bytes) -> None:
    """Reads a file and makes everything of it that the command makes."""
    outcome = read_plan(raw, name)
    report_text(outcome)
    report_json(outcome)
    if outcome.result:
        draft_text(outcome.result, Overrides(2024, "某某市教育局"))


def effort(name: str, raw: bytes) -> Effort:
    """What a file takes more than has been taken before."""
    import resource  # noqa: PLC0415 (Windows has none)

    memory, start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, process_time()
    import_everything(name, raw)
    seconds = process_time() - start
    return seconds, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - memory) / 1024


@contextmanager
def measuring() -> Iterator[Callable[[str, int], Effort]]:
    """A function that gives the effort for a shape at a length."""
    program = [sys.executable, __file__]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(program, text=True, **pipes) as process:

        def measured(shape: str, length: int) -> Effort:
            print(json.dumps([shape, length]), file=process.stdin, flush=True)
            return tuple(json.loads(process.stdout.readline()))

        yield measured
        process.stdin.close()


def main() -> None:
    """Measures each shape and length that it reads."""
    import_everything("a.txt", BEFORE.encode())
    for line in sys.stdin:
        shape, length = json.loads(line)
        if process := os.fork():
            if os.waitpid(process, 0)[1]:
                sys.exit(f"{shape} cannot be measured")
        else:
            # A copy's memory is its own once written to.
            import_everything("a.txt", BEFORE.encode())
            print(json.dumps(effort(*SHAPES[shape](length))), flush=True)
            os._exit(0)


if __name__ == "__main__":
    main()
