"""Time and memory that a shape of text takes at two lengths: growth.py [SHAPE] …; all if none is named.

Each is measured in a process of its own, whose memory has never been larger.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
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


def efforts(shape: str) -> list[Effort]:
    """The effort at each length, in a process of its own."""
    program = [sys.executable, __file__, "--here", shape]
    done = subprocess.run(program, capture_output=True, check=True)
    return [tuple(one) for one in json.loads(done.stdout)]


def main() -> None:
    arguments = sys.argv[1:]
    if arguments[:1] == ["--here"]:
        import_everything("a.txt", BEFORE.encode())  # what is loaded once is not measured
        print(json.dumps([effort(*SHAPES[arguments[1]](length)) for length in LENGTHS]))
        return
    for shape in arguments or SHAPES:
        (short, little), (long, much) = efforts(shape)
        print(f"{shape:20}{short:8.3f} s {long:8.2f} s {little:8.1f} MB {much:8.1f} MB", flush=True)


if __name__ == "__main__":
    main()
