"""Measures what the importer takes for longer and longer texts: growth.py [SHAPE] …

The shapes are those of tests/importer, which programs tend to read in quadratic time. All of them
are written to GROWTH.md; those that are named are only printed.
"""

import sys
from collections.abc import Callable, Iterator, Sequence
from math import log
from pathlib import Path

from plans import ROOT
from report import day_and_machine, table

sys.path.insert(0, str(ROOT / "tests"))

from importer.growth import Effort, measuring
from importer.shapes import SHAPES

from workplan.importer import read_plan

LENGTHS = (1_000, 10_000, 100_000)
TURNS = 3
LEAST_MEGABYTES = 1.0
"""Of which an exponent is told; less is what any text takes."""
COLUMNS = [
    *("shape", *(f"s at {length:,}" for length in LENGTHS), "exponent"),
    *(*(f"MB at {length:,}" for length in LENGTHS), "exponent", "at 100,000"),
]
HEAD = """\
# How the importer's time and memory grow

`bench/growth.py` on {day_and_machine}.

Texts of the {count} shapes in `tests/importer/shapes.py`, which programs tend to read in quadratic time, at three lengths in characters. Seconds are the processor's, for the draft and both reports, the least of {turns} turns; memory is what is taken at most beyond that for a short text. The exponent is that of the growth from 10,000 to 100,000: 1 is a straight line, 2 a square; none is told where less than {least:g} MB is taken. `tests/importer/test_growth.py` fails on what grows faster than a straight line, with room for a busy machine.

"""


def rows(measured: Callable[[str, int], Effort], shapes: Sequence[str]) -> Iterator[list[str]]:
    for shape in shapes:
        print(shape, file=sys.stderr)
        turns = [[measured(shape, length) for _ in range(TURNS)] for length in LENGTHS]
        seconds, megabytes = zip(
            *(map(min, zip(*turn, strict=True)) for turn in turns), strict=True
        )
        yield [
            shape,
            *(f"{value:.3f}" for value in seconds),
            exponent(*seconds[-2:]),
            *(f"{value:.1f}" for value in megabytes),
            exponent(*megabytes[-2:]) if min(megabytes[-2:]) >= LEAST_MEGABYTES else "–",
            outcome(shape),
        ]


def exponent(before: float, after: float) -> str:
    return f"{log(after / before, LENGTHS[-1] / LENGTHS[-2]):.2f}"


def outcome(shape: str) -> str:
    """What becomes of the longest text."""
    name, raw = SHAPES[shape](LENGTHS[-1])
    rejection = read_plan(raw, name).rejection
    return f"rejected: `{rejection.key}`" if rejection else "read"


def main(*shapes: str) -> None:
    with measuring() as measured:
        measures = table(COLUMNS, rows(measured, shapes or list(SHAPES)))
    if shapes:
        print(measures)
        return
    head = HEAD.format(
        day_and_machine=day_and_machine(),
        count=len(SHAPES),
        turns=TURNS,
        least=LEAST_MEGABYTES,
    )
    Path(__file__).with_name("GROWTH.md").write_text(head + measures, "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
