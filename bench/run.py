"""Measures what performance is aimed at and writes the report: run.py [--sizes 15 150 1500]."""

import argparse
import shutil
import tempfile
from pathlib import Path

from builders import LAYOUT, PAGES, POINT, builders, prepare
from chromium import measure_reader, measure_save
from lighthouse import measure_lighthouse
from measure import Results, Run, run_measured
from plans import ROOT, create_project
from report import write_report

RUNS = 3
SLOW_SECONDS = 15.0  # a builder that takes longer at a size runs only once


def measure_builds(size: int, project: Path) -> dict[str, Run]:
    """Runs all builders in turns, so that what else the machine does meets them all."""
    runs: dict[str, list[Run]] = {}
    for builder in builders():
        prepare(builder, project)
        try:
            runs[builder.name] = [run_measured(builder.command, builder.folder(project))]
        except (OSError, RuntimeError) as error:
            if not builder.peer:
                raise
            print(f"{builder.name} is not measured at {size:,} points: {error}")
        if builder.name == PAGES:
            shutil.copy(project / builder.output / POINT / "index.html", project / LAYOUT)
    for builder in builders() * (RUNS - 1):
        if builder.name in runs and runs[builder.name][0].wall <= SLOW_SECONDS:
            folder = builder.folder(project)
            shutil.rmtree(folder / builder.output)
            runs[builder.name].append(run_measured(builder.command, folder))
    return {name: sorted(turns)[len(turns) // 2] for name, turns in runs.items()}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--sizes", type=int, nargs="+", default=[15, 150, 1500])
    parser.add_argument("--output", type=Path, default=ROOT / "bench/RESULTS.md")
    options = parser.parse_args()
    results = Results()
    for size in options.sizes:
        with tempfile.TemporaryDirectory(prefix="workplan-bench-") as folder:
            project = create_project(size, Path(folder) / "project")
            for name, run in measure_builds(size, project).items():
                results.runs.setdefault(name, {})[size] = run
                print(f"{size:6} {name:22} {run.wall:7.2f} s, CPU {run.cpu:.2f} s", flush=True)
            if size in {min(options.sizes), max(options.sizes)}:
                results.views[size], results.searches[size] = measure_reader(project / "site")
                results.lighthouse = results.lighthouse or list(
                    measure_lighthouse(project / "site")
                )
                results.saves[size] = measure_save(project)
    write_report(results, options.output)


if __name__ == "__main__":
    main()
