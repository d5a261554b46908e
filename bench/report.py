"""Writes what was measured as tables; the plot comes from beside."""

from __future__ import annotations

import math
import os
import platform
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from plot import svg

if TYPE_CHECKING:
    from growth import Growth
    from prints import Taken
    from run import Results
    from weight import Weight

NOTES = Path(__file__).with_name("NOTES.md")
PRINTS = "## Prints\n"


def write(results: Results, sizes: Sequence[int], file: Path) -> None:
    """Writes the report and, beside it, the plot."""
    plot = file.with_name("build-time.svg")
    plot.write_text(svg(results, sizes), "utf-8")
    file.write_text("\n".join(lines(results, sizes, plot.name)) + "\n", "utf-8")


def lines(results: Results, sizes: Sequence[int], plot: str) -> Iterator[str]:
    """The report, line by line."""
    yield "# Speed and growth, measured side by side\n"
    yield f"One run of `make bench` on {os.cpu_count()} cores, Python {platform.python_version()}; medians."
    yield "Trust the ratios, not the seconds.\n"
    yield f"![Seconds of building against points, both logarithmic]({plot})\n"
    for title, value in (
        ("Wall seconds", lambda name, n: f"{results.runs[name][n][0].wall:.2f}"),
        ("CPU seconds of all cores", lambda name, n: f"{results.runs[name][n][0].cpu:.2f}"),
        ("Wall seconds as a multiple of the limit", lambda name, n: _ratio(results, name, n)),
        (
            "Memory of the largest process, MiB",
            lambda name, n: f"{results.runs[name][n][0].memory:.0f}",
        ),
        ("Bytes written, MiB", lambda name, n: f"{results.bytes[name][n] / 2**20:.1f}"),
    ):
        yield f"## {title}\n"
        yield from _table(results, sizes, value)
        if title == "Wall seconds":
            yield from _prepared_lines(results)
    yield from _growth_lines(results)
    yield from _search_lines(results)
    yield from weight_lines(results.weights)
    yield PRINTS
    yield from print_lines(results.prints)
    if results.failed:
        yield "## Did not run\n"
        yield from (f"- {name}: `{error[-200:]!r}`" for name, error in results.failed.items())
        yield ""
    yield NOTES.read_text("utf-8").rstrip()


def _table(results: Results, sizes: Sequence[int], value) -> Iterator[str]:
    yield f"| builder | {' | '.join(f'{n:,}' for n in sizes)} points |"
    yield f"| --- {'| ---: ' * len(sizes)}|"
    for name, runs in results.runs.items():
        cells = (value(name, n) if n in runs else "–" for n in sizes)
        yield f"| {name} | {' | '.join(cells)} |"
    yield ""


def _prepared_lines(results: Results) -> Iterator[str]:
    """What the peers' own seconds leave out."""
    told = [
        f"{name} {', '.join(f'{taken:.2f}' for taken in seconds.values())}"
        for name, seconds in results.prepared.items()
    ]
    if told:
        yield "Ours and the limit read `plan.yaml`; the others are given content made from it, with the terms marked."
        yield f"Making that took these seconds more, by size: {'; '.join(told)}.\n"


def _ratio(results: Results, name: str, points: int) -> str:
    limit = results.runs.get("limit", {}).get(points)
    return f"{results.runs[name][points][0].wall / limit[0].wall:.1f}" if limit else "–"


def _growth_lines(results: Results) -> Iterator[str]:
    yield "## Growth\n"
    yield "The exponent of seconds against points from 150 to the largest size: 1 is a straight line.\n"
    for name, runs in results.runs.items():
        at = [n for n in runs if n >= 150]
        if len(at) > 1:
            slope = math.log(runs[at[-1]][0].wall / runs[at[0]][0].wall) / math.log(at[-1] / at[0])
            yield f"- {name}: {slope:.2f} (to {at[-1]:,})"
    yield ""
    yield "## From a save to the changed page in the browser\n"
    yield from (f"- {points:,} points: {taken:.0f} ms" for points, taken in results.edits.items())
    yield ""


def _search_lines(results: Results) -> Iterator[str]:
    rows = [
        (points, name, growth)
        for points, searches in results.search.items()
        for name, growth in searches.items()
    ]
    if not rows:
        return
    queries = list(rows[0][2].all)
    yield "## Search\n"
    yield "KiB (gzip) that a reader's first query loads beyond the page: before the first result, and with all that follows it; the size of the whole index; seconds to make it (for Material: with its site); and milliseconds from a keystroke to its results.\n"
    yield f"| points | search | {' | '.join(queries)} | index, MiB | made in | keystroke |"
    yield f"| ---: | --- {'| ---: ' * (len(queries) + 3)}|"
    for points, name, growth in rows:
        cells = " | ".join(_wire(growth, query) for query in queries)
        keystroke = f"{growth.keystroke:.0f} ms" if growth.keystroke else "–"
        yield f"| {points:,} | {name} | {cells} | {growth.index / 2**20:.2f} | {growth.seconds:.1f} s | {keystroke} |"
    yield ""
    yield from _found_lines(results)


def _wire(growth: Growth, query: str) -> str:
    first, whole = growth.first[query], growth.all[query]
    return f"{first:.1f}, {whole:.1f}" if first < whole else f"{whole:.1f}"


def _found_lines(results: Results) -> Iterator[str]:
    """What each search finds of the real plan: recall and precision, means over the queries."""
    judged = {name: growth.found for name, growth in results.search.get(15, {}).items()}
    kinds = list(next(iter(judged.values()), {}))
    yield "What is found of the real plan, recall and precision: pieces of text cut anywhere, and queries whose points are known.\n"
    yield f"| search | {' | '.join(kinds)} |"
    yield f"| --- {'| ---: ' * len(kinds)}|"
    for name, found in judged.items():
        cells = (f"{found[kind].recall:.2f}, {found[kind].precision:.2f}" for kind in kinds)
        yield f"| {name} | {' | '.join(cells)} |"
    yield ""


def weight_lines(weights: dict[str, Weight]) -> Iterator[str]:
    """What the first view of a point costs, ours and other themes'."""
    yield "## First view of a point\n"
    yield "KiB over the wire (gzip, with the headers of answers) of point 9 in an empty browser; requests, those to others' servers among them, whose bytes are not counted; layout shift."
    yield "The same sentences and units; our page also has explanations, laws and the section's other points.\n"
    names = ("HTML", "CSS", "JS", "fonts", "other", "all", "requests", "to others", "shift")
    yield f"| site | {' | '.join(names)} |"
    yield f"| --- {'| ---: ' * len(names)}|"
    yield from (f"| {name} | {' | '.join(one.cells())} |" for name, one in weights.items())
    yield ""


def print_lines(prints: dict[str, dict[str, Taken]]) -> Iterator[str]:
    """The seconds of each print by browser."""
    yield "Seconds from Ctrl+P to the whole PDF on the disk: the first print of a browser just started, which loads the fonts; the median of five later ones; and that of as many bare sheets, which is the browser's own.\n"
    yield f"| print | {' | '.join(f'{name}, sheets | first | later | bare' for name in prints)} |"
    yield f"| --- {'| ---: | ---: | ---: | ---: ' * len(prints)}|"
    for kind in next(iter(prints.values()), {}):
        cells = (_print_cells(taken[kind]) for taken in prints.values())
        yield f"| {kind} | {' | '.join(cells)} |"
    yield ""


def _print_cells(taken: Taken) -> str:
    return f"{taken.sheets} | {taken.first:.2f} | {taken.later:.2f} | {taken.bare:.2f}"


def put(file: Path, heading: str, lines: Iterator[str]) -> None:
    """Replaces what stands under a heading of the report."""
    before, _, after = file.read_text("utf-8").partition(heading)
    rest = after[after.index("\n## ") + 1 :]
    file.write_text("\n".join([f"{before}{heading}", *lines, rest]), "utf-8")
