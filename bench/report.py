"""Writes what was measured: the aims, and whether each is met, before the tables."""

import os
import platform
import re
import time
from collections.abc import Iterable, Iterator, Sequence
from math import log
from pathlib import Path

from builders import PAGES, STOCK, ZENSICAL
from measure import Results

Row = Sequence[object]
CPU_BEFORE = 1.24  # seconds for the pages of 15 points when the aims were set, elsewhere


def write_report(results: Results, file: Path) -> None:
    """Writes the report as Markdown."""
    aims = (*_build_aims(results), *_browser_aims(results))
    aim_rows = (
        (aim, f"{measured:.3g}", f"{limit:.3g}", "yes" if measured <= limit else "**no**")
        for aim, measured, limit in aims
    )
    searches = (
        (f"{n:,}", query, f"{seconds:.2f}", requests)
        for n, queries in results.searches.items()
        for query, (seconds, requests) in queries.items()
    )
    builds = ("points", "builder", "s", "× ours", "CPU s", "CPU ms a point", "MiB")
    scores = ("page", "device", "performance", "accessibility", "best practices", "SEO")
    parts = [
        f"# Speed\n\n`make bench` on {day_and_machine()}.\n",
        "## Aims\n\n" + table(("aim", "measured", "at most", "met"), aim_rows),
        "## Builds\n\n" + table(builds, _builds(results)),
        "## First search results\n\n" + table(("points", "query", "s", "requests"), searches),
        "## Lighthouse\n\n" + table(scores, results.lighthouse),
        Path(__file__).with_name("method.md").read_text("utf-8"),
    ]
    file.write_text("\n".join(parts), "utf-8")


def day_and_machine() -> str:
    """When and where something is measured."""
    day, python = time.strftime("%-d %B %Y"), platform.python_version()
    return f"{day}: {processor()}, {os.cpu_count()} cores, {platform.system()}, Python {python}"


def processor() -> str:
    info = Path("/proc/cpuinfo")
    model = re.search("model name.*: (.*)", info.read_text("utf-8") if info.exists() else "")
    return model[1] if model else platform.machine()


def _build_aims(results: Results) -> Iterator[tuple[str, float, float]]:
    """What is aimed at, the figure, and the largest that meets the aim."""
    pages = results.runs[PAGES]
    for name, n, multiple in ((STOCK, 15, 1), (STOCK, 1500, 5), (ZENSICAL, 1500, 5)):
        peer = results.runs.get(name, {})
        if n in peer:
            aim = f"pages of {n:,} points: {multiple} × their seconds, beside {name}"
            yield aim, multiple * pages[n].wall, peer[n].wall
    if 15 in pages:
        yield "pages of 15 points: CPU seconds, beside those before", pages[15].cpu, CPU_BEFORE
        for n in sorted(pages.keys() - {15}):
            exponent = log(pages[n].cpu / n / (pages[15].cpu / 15), n / 15)
            yield f"pages of {n:,} points: exponent of CPU a point since 15", exponent, 0


def _browser_aims(results: Results) -> Iterator[tuple[str, float, float]]:
    for n, seconds in results.saves.items():
        yield f"save seen at {n:,} points, s", seconds, 0.2 if n <= 15 else 1.0
    for n, queries in results.searches.items():
        seconds, requests = zip(*queries.values(), strict=True)
        yield f"first search result at {n:,} points, s", max(seconds), 1.6
        yield f"first search result at {n:,} points, requests", max(requests), 3
    for page, device, *scores in results.lighthouse:
        missing = 400 - sum(scores)
        yield f"Lighthouse's scores of {page}, {device}: points short of 4 × 100", missing, 0
    for n, (size, shift) in results.views.items():
        yield f"first view at {n:,} points, KB", size / 1000, 35
        yield f"first view at {n:,} points, layout shift", shift, 0


def _builds(results: Results) -> Iterator[Row]:
    for n, ours in results.runs[PAGES].items():
        for name, of_sizes in results.runs.items():
            if n in of_sizes:
                wall, cpu, memory = of_sizes[n]
                ratio, a_point = wall / ours.wall, cpu / n * 1000
                figures = f"{wall:.2f} {ratio:.2g} {cpu:.2f} {a_point:.1f} {memory:.0f}"
                yield f"{n:,}", name, *figures.split()


def table(columns: Row, rows: Iterable[Row]) -> str:
    lines = [columns, ["---"] * len(columns), *rows]
    return "".join(f"| {' | '.join(map(str, line))} |\n" for line in lines)
