"""All builders side by side on the same content: ``make bench`` writes ``bench/RESULTS.md``.

Usage: run.py [--sizes 15,150,1500,15000] [--runs 3] [--patience 60] [--parts builds,search,edits]
Without the builds only our own pages are built, which the search is measured on.
A builder that took longer than the patience at one size is not run at the next.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import peers
import report
from boxes import boxes
from edit import edit_to_see
from growth import Growth, all_growth
from measure import Run, measure, size
from prints import Taken, prints
from projects import ROOT, project
from weight import Weight, weights

PYTHON = sys.executable
PARTS = ["builds", "search", "edits", "readers"]
FRAME = "site/2024/points/9/index.html"


@dataclass(frozen=True)
class Builder:
    """A builder, what prepares its content, and its command; ``pages`` it writes into ``site``."""

    name: str
    command: list[str]
    prepare: Callable[[Path, Path, Path], None] | None = None
    output: str = "site"
    patience: float = 1
    """How many times the patience it gets; what we claim must be measured at every size."""


@dataclass
class Results:
    """Runs by builder and size, and what was measured besides."""

    runs: dict[str, dict[int, list[Run]]] = field(default_factory=dict)
    prepared: dict[str, dict[int, float]] = field(default_factory=dict)
    """Seconds in which a peer's content was made from ``plan.yaml``; no run counts them."""
    bytes: dict[str, dict[int, int]] = field(default_factory=dict)
    edits: dict[int, float] = field(default_factory=dict)
    search: dict[int, dict[str, Growth]] = field(default_factory=dict)
    weights: dict[str, Weight] = field(default_factory=dict)
    prints: dict[str, dict[str, Taken]] = field(default_factory=dict)
    failed: dict[str, str] = field(default_factory=dict)


def builders(tools: Path) -> list[Builder]:
    """Ours, the limit, and every peer that is installed."""
    bench = ROOT / "bench"
    found = [
        Builder(
            "workplan, pages", [PYTHON, str(bench / "pages_only.py"), "-d", "site"], patience=99
        ),
        Builder("workplan build", [PYTHON, "-m", "workplan.cli", "build"], patience=99),
        Builder(
            "limit",
            [PYTHON, str(bench / "limit.py"), "data/plan.yaml", "frame.html", "limit"],
            output="limit",
            patience=99,
        ),
    ]
    if hugo := shutil.which("hugo"):
        found.append(Builder("Hugo", [hugo, "--quiet", "-d", "site"], peers.hugo))
    eleventy = tools / "node_modules/.bin/eleventy"
    if eleventy.exists():
        command = [str(eleventy), "--config=.eleventy.cjs", "--quiet"]
        found.append(Builder("Eleventy", command, peers.eleventy))
    zensical = Path(PYTHON).with_name("zensical")
    if zensical.exists():
        found.append(Builder("Zensical", [str(zensical), "build", "--clean"], peers.zensical))
    return found


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--sizes", default="15,150,1500,15000")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--patience", type=float, default=60)
    parser.add_argument("--tools", type=Path, default=ROOT / ".tools/bench")
    parser.add_argument("--output", type=Path, default=ROOT / "bench/RESULTS.md")
    parser.add_argument("--parts", type=lambda text: text.split(","), default=PARTS)
    given = parser.parse_args()
    results = Results()
    sizes = [int(number) for number in given.sizes.split(",")]
    with tempfile.TemporaryDirectory(prefix="workplan-bench-") as folder:
        for points in sizes:
            one_size(points, Path(folder) / str(points), results, given)
    report.write(results, sizes, given.output)


def one_size(points: int, folder: Path, results: Results, given: argparse.Namespace) -> None:
    """Runs every builder on a plan of a size, then the editor's save and the reader's search."""
    ours = project(points, folder / "ours")
    for builder in builders(given.tools) if "builds" in given.parts else builders(given.tools)[:1]:
        taken = results.runs.setdefault(builder.name, {})
        last = max((runs[0].wall for runs in taken.values()), default=0)
        if last > given.patience * builder.patience:
            continue
        try:
            place = _place(builder, points, ours, folder, results)
            taken[points] = _runs(builder, place, ours, given.runs if points <= 1500 else 1)
        except RuntimeError as error:
            results.failed[f"{builder.name}, {points}"] = str(error)
            continue
        results.bytes.setdefault(builder.name, {})[points] = size(place / builder.output)
        print(points, builder.name, f"{taken[points][0].wall:.2f} s", flush=True)
    if "search" in given.parts:
        searches(points, ours, folder, results, given)
    if points == 15 and "readers" in given.parts:
        results.weights = weights(ours / "site", ours / "data/plan.yaml", given.tools)
        results.prints = prints(ours / "site")
        print(points, results.prints, flush=True)
    if points <= 1500 and "edits" in given.parts:
        results.edits[points] = edit_to_see(points, folder / "edit")
        print(points, "edit to see", f"{results.edits[points]:.0f} ms", flush=True)


def searches(
    points: int, ours: Path, folder: Path, results: Results, given: argparse.Namespace
) -> None:
    """Measures the reader's search beside others on the same content."""
    before = [one for measured in results.search.values() for one in measured.items()]
    slow = {name for name, growth in before if growth.seconds > given.patience}
    ready, missing = boxes(ours, folder, given.tools, slow - {"workplan"})
    measured, failed = all_growth(ready, ours / "data/plan.yaml", judged=points == 15)
    results.search[points] = measured
    why = {**missing, **failed}
    results.failed |= {f"search of {name}, {points}": error for name, error in why.items()}
    for name, growth in measured.items():
        print(points, name, growth, flush=True)


def _place(builder: Builder, points: int, ours: Path, folder: Path, results: Results) -> Path:
    """Where a builder runs: our project, or a folder with content made for it."""
    if not builder.prepare:
        return ours
    place = folder / builder.name
    place.mkdir()
    begun = time.perf_counter()
    builder.prepare(ours / "data/plan.yaml", ours / "frame.html", place)
    results.prepared.setdefault(builder.name, {})[points] = time.perf_counter() - begun
    return place


def _runs(builder: Builder, place: Path, ours: Path, times: int) -> list[Run]:
    runs = [_run(builder, place) for _ in range(times)]
    if (ours / FRAME).exists():
        shutil.copy(ours / FRAME, ours / "frame.html")
    return sorted(runs, key=lambda run: run.wall)[len(runs) // 2 :]


def _run(builder: Builder, place: Path) -> Run:
    shutil.rmtree(place / builder.output, ignore_errors=True)  # some would clear up, others not
    return measure(builder.command, place)


if __name__ == "__main__":
    main()
