"""Writes what was measured as a table and a plot."""

from __future__ import annotations

import math
import os
import platform
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from growth import Growth
    from prints import Taken
    from run import Results
    from weight import Weight

COLOURS = ("#1f4e8c", "#6a93c8", "#566072", "#b3541e", "#2f7d4f", "#8b5fb0")
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
    yield "Seconds from Ctrl+P to the whole PDF on the disk: the first print of a browser just started, which loads the fonts, and the median of five later ones.\n"
    yield f"| print | {' | '.join(f'{name}, first | {name}, later' for name in prints)} |"
    yield f"| --- {'| ---: | ---: ' * len(prints)}|"
    for kind in next(iter(prints.values()), {}):
        cells = (f"{taken[kind].first:.2f} | {taken[kind].later:.2f}" for taken in prints.values())
        yield f"| {kind} | {' | '.join(cells)} |"
    yield ""


def put(file: Path, heading: str, lines: Iterator[str]) -> None:
    """Replaces what stands under a heading of the report."""
    before, _, after = file.read_text("utf-8").partition(heading)
    rest = after[after.index("\n## ") + 1 :]
    file.write_text("\n".join([f"{before}{heading}", *lines, rest]), "utf-8")


def svg(results: Results, sizes: Sequence[int]) -> str:
    """Wall seconds against points, both logarithmic."""
    taken = [run[0].wall for runs in results.runs.values() for run in runs.values()]
    low, high = math.floor(math.log10(min(taken))), math.ceil(math.log10(max(taken)))
    across = _scale(math.log10(min(sizes)), math.log10(max(sizes)), 70, 520)
    up = _scale(low, high, 360, 30)
    parts = [
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 410" font-family="sans-serif" font-size="13">',
        "<title>Wall seconds of a build against the points of a plan</title>",
        '<rect width="720" height="410" fill="#fff"/>',
    ]
    for power in range(low, high + 1):
        y = up(power)
        parts.append(
            f'<path d="M70 {y:.1f}H520" stroke="#d9dee7"/><text x="62" y="{y + 4:.1f}" text-anchor="end">{10.0**power:g} s</text>'
        )
    for points in sizes:
        parts.append(
            f'<text x="{across(math.log10(points)):.1f}" y="382" text-anchor="middle">{points:,}</text>'
        )
    for i, (name, runs) in enumerate(results.runs.items()):
        colour = COLOURS[i % len(COLOURS)]
        at = [(across(math.log10(n)), up(math.log10(run[0].wall))) for n, run in runs.items()]
        path = "L".join(f"{x:.1f} {y:.1f}" for x, y in at)
        parts.append(f'<path d="M{path}" fill="none" stroke="{colour}" stroke-width="2.5"/>')
        parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{colour}"/>' for x, y in at]
        parts.append(
            f'<path d="M545 {50 + 26 * i}h24" stroke="{colour}" stroke-width="2.5"/><text x="577" y="{54 + 26 * i}">{name}</text>'
        )
    parts.append('<text x="295" y="403" text-anchor="middle">points</text></svg>')
    return "\n".join(parts) + "\n"


def _scale(low: float, high: float, start: float, end: float):
    span = (high - low) or 1
    return lambda value: start + (value - low) / span * (end - start)
