"""Time and memory that a shape of text takes at two lengths: growth.py [SHAPE] …; all if none is named.

Each is measured in a process of its own, whose memory has never been larger: a copy of one that has
loaded what is loaded once.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import process_time

sys.path.insert(0, str(Path(__file__).parents[1]))

from importer.shapes import BEFORE, SHAPES
from workplan.importer import Overrides, draft_text, read_plan, report_json, report_text

LENGTHS = (1_000, 100_000)
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
    memory, start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, process_time()
    import_everything(name, raw)
    seconds = process_time() - start
    return seconds, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - memory) / 1024


@contextmanager
def measuring() -> Iterator[Callable[[str], list[Effort]]]:
    """A function that gives the effort for a shape at each length."""
    program = [sys.executable, __file__, "--measure"]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(program, text=True, **pipes) as process:

        def efforts(shape: str) -> list[Effort]:
            print(shape, file=process.stdin, flush=True)
            return [tuple(one) for one in json.loads(process.stdout.readline())]

        yield efforts
        process.stdin.close()


def measure() -> None:
    """Measures each shape that it reads the name of."""
    import_everything("a.txt", BEFORE.encode())
    for line in sys.stdin:
        if process := os.fork():
            if os.waitpid(process, 0)[1]:
                sys.exit(f"{line.strip()} cannot be measured")
        else:
            import_everything(
                "a.txt", BEFORE.encode()
            )  # a copy's memory is its own once written to
            print(json.dumps([effort(*SHAPES[line.strip()](length)) for length in LENGTHS]))
            sys.stdout.flush()
            os._exit(0)


def main() -> None:
    if sys.argv[1:] == ["--measure"]:
        measure()
        return
    with measuring() as efforts:
        for shape in sys.argv[1:] or SHAPES:
            (short, little), (long, much) = efforts(shape)
            megabytes = f"{little:8.1f} MB {much:8.1f} MB"
            print(f"{shape:20}{short:8.3f} s {long:8.2f} s {megabytes}", flush=True)


if __name__ == "__main__":
    main()
