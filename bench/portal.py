"""Measures a portal of 200 plans against its aims; writes bench/PORTAL.md. A quarter of an hour on two cores.

What is built stays until the end: a disk takes long to make files where many have just gone.

    .venv/bin/python bench/portal.py [ISSUERS]

Fonts are cut before, once for everybody: each machine keeps them, and so does the portal.
"""

import hashlib
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from portal_sample import write
from report import processor, table

from workplan.portal.build import PortalBuild
from workplan.portal.engine import Engine, ThisProcess, engine
from workplan.portal.issuer import build_chunk
from workplan.portal.lock import LOCK
from workplan.portal.project import PortalProject
from workplan.portal.storage import STATE, Storage

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
from killed_worker import killed_worker
from object_store import running_object_store, stored, variables
from portal_failures import DeadlyEngine, two_at_once

ROOT = Path(__file__).parents[1]
COMMAND = [str(ROOT / ".venv/bin/workplan")]
YEARS = 2
KILLS = 20
SEARCH = """## The search

In Chromium with nothing loaded before; bytes are those of the index with gzip. At most 10 KB for 95 of 100 queries at 200 plans, 25 KB at 2,000; recall 1.

"""


class Measures:
    """The rows of the report: aim, measured, limit."""

    def __init__(self, folder: Path, issuers: int) -> None:
        self.folder = folder
        self.rows: list[tuple[str, str, str]] = []
        write(folder / "sample", issuers, YEARS)
        self.plans = len(list((folder / "sample/plans").rglob("*.yaml")))
        self.project = PortalProject(folder / "sample/portal.yaml", folder / "sample/plans")

    def add(self, aim: str, measured: str, limit: str) -> None:
        """Remembers a row, and shows it."""
        self.rows.append((aim, measured, limit))
        print(f"{aim}: {measured} (at most {limit})", flush=True)

    def is_whole(self, site: str) -> str:
        """Whether a site has the same bytes as the serial build's."""
        return yes(site_hash(self.folder / site) == site_hash(self.folder / "serial"))

    def command(self, to: str, sample: str = "sample") -> list[str]:
        """The command that builds a sample."""
        inputs = self.folder / sample
        places = ["--settings", inputs / "portal.yaml", "--plans", inputs / "plans", "--to", to]
        return [*COMMAND, "portal", "build", "--json", *map(str, places)]

    def build(self, site: str, **environment: str) -> tuple[float, dict]:
        """Builds the sample in a folder or at a URL; the CPU seconds, and the summary."""
        command = self.command(site if "://" in site else str(self.folder / site))
        with cpu_seconds() as seconds:
            run = subprocess.run(
                command,
                cwd=ROOT,
                env={**os.environ, **environment},
                capture_output=True,
                check=True,
            )
        return seconds[0], json.loads(run.stdout)

    def build_with(self, site: str, cluster: Engine) -> list[str]:
        """Builds the sample with an engine of this process; what is wrong with issuers."""
        os.chdir(ROOT)
        storage = Storage(str(self.folder / site))
        return [*PortalBuild(self.project, storage, cluster).run().problems]


def yes(is_so: bool) -> str:
    """A yes or a loud no for the table."""
    return "yes" if is_so else "**NO**"


@contextmanager
def cpu_seconds() -> Iterator[list[float]]:
    """The CPU seconds of the processes that a block starts and waits for."""
    seconds: list[float] = []
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    yield seconds
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def published(site: Path) -> dict[str, Path]:
    """The files of a portal, without its own records."""
    files = {file.relative_to(site).as_posix(): file for file in site.rglob("*") if file.is_file()}
    return {path: file for path, file in files.items() if not path.startswith(STATE)}


def site_hash(site: Path) -> str:
    """A hash of all published files."""
    return contents_hash({path: file.read_bytes() for path, file in published(site).items()})


def pages_hash(site: Path) -> str:
    """The same without the search's files, whose layers tell in what order plans came."""
    files = published(site).items()
    return contents_hash(
        {path: file.read_bytes() for path, file in files if not path.startswith("search/")}
    )


def contents_hash(files: Mapping[str, bytes]) -> str:
    """A hash of files with their paths."""
    total = hashlib.sha256()
    for path, content in sorted(files.items()):
        total.update(path.encode() + content)
    return total.hexdigest()[:16]


def single_build(folder: Path, *, cold: bool) -> float:
    """The CPU seconds of ``workplan build`` for the real plan, with fonts cut before or not."""
    home = {"XDG_CACHE_HOME": str(folder / "cache")} if cold else {}
    with cpu_seconds() as seconds:
        subprocess.run(
            [*COMMAND, "build", "--site", str(folder / "single")],
            cwd=ROOT,
            env={**os.environ, **home},
            capture_output=True,
            check=True,
        )
    return seconds[0]


def measure_cpu(measures: Measures) -> float:
    """Figure 1: CPU seconds a plan, beside those of one plan's own build. Returns the total."""
    single_build(measures.folder, cold=False)
    warm, cold = (single_build(measures.folder, cold=cold) for cold in (False, True))
    first_seconds, _ = measures.build("first")
    total, _ = measures.build("serial")
    each = total / measures.plans
    measures.add(
        "CPU seconds a plan ÷ a warm `workplan build`",
        f"1/{warm / each:.1f} ({each:.2f} of {warm:.1f} s)",
        "1/15",
    )
    measures.add(
        "CPU seconds a plan, first build ÷ a cold `workplan build`",
        f"1/{cold / (first_seconds / measures.plans):.1f} ({first_seconds / measures.plans:.2f} of {cold:.1f} s)",
        "1/30",
    )
    return total


def measure_cluster(measures: Measures, serial: float) -> None:
    """Figures 2 and 3: what a cluster costs after its start, and that it gives the same bytes.

    With as many workers as the machine has cores, the scheduler and the client take from theirs;
    with one less they have a core of their own, as on a cluster's machines.
    """
    small_project = measures.folder / "started"
    write(small_project, 4, 1)
    for workers in (1, 2):
        with engine(f"local:{workers}") as cluster:
            small = PortalProject(small_project / "portal.yaml", small_project / "plans")
            PortalBuild(small, Storage(str(small_project / f"site-{workers}")), cluster).run()
            start = time.monotonic()
            site = "dask" if workers == 2 else "one-worker"
            measures.build_with(site, cluster)
            wall = time.monotonic() - start
        aim = f"Dask’s wall × {workers} ÷ serial CPU, {os.cpu_count()} cores"
        measures.add(aim, f"{wall * workers / serial:.2f} ({wall:.0f} s)", "1.15")
    measures.add("Dask gives the same bytes", measures.is_whole("dask"), "yes")


def measure_object_store(measures: Measures) -> None:
    """Figure 3: a real object store holds the same bytes."""
    (measures.folder / "s3").mkdir()
    with running_object_store(measures.folder / "s3") as new_bucket:
        storage = new_bucket()
        seconds, _ = measures.build(storage.url, **variables(storage))
        same = contents_hash(stored(storage)) == site_hash(measures.folder / "serial")
        again, summary = measures.build(storage.url, **variables(storage))
    measures.add(f"an object store holds the same bytes ({seconds:.0f} CPU s)", yes(same), "yes")
    measures.add(
        f"nothing changed there: files written ({again:.1f} CPU s)", str(summary["written"]), "0"
    )


def measure_deaths(measures: Measures) -> None:
    """Figure 3: a worker that is killed, a plan that kills its workers, two builds at once."""
    with engine("local:2") as cluster:
        with killed_worker(cluster, measures.folder / "killed-worker", issuers=10):
            measures.build_with("killed-worker", cluster)
        measures.add(
            "a worker killed in mid-task: the same bytes", measures.is_whole("killed-worker"), "yes"
        )
    deadly = measures.project.issuers[measures.plans // 4].path
    with engine("local:2") as cluster:
        problems = measures.build_with("deadly", DeadlyEngine(cluster.client, deadly))
    left_out = [problem.partition(":")[0] for problem in problems]
    measures.add("a plan that kills its workers: issuers left out", str(len(left_out)), "1")
    measures.build("deadly")
    pages, expected_hash = (pages_hash(measures.folder / site) for site in ("deadly", "serial"))
    is_completed = left_out == [deadly] and pages == expected_hash
    measures.add("it is named, and the next build completes the pages", yes(is_completed), "yes")
    rejected_builds = two_at_once(measures.command(str(measures.folder / "twice")), ROOT)
    measures.add("two builds at once: rejected", str(rejected_builds), "1")
    measures.add("two builds at once: the same bytes", measures.is_whole("twice"), "yes")


def measure_increments(measures: Measures, full: float) -> None:
    """Figure 4: nothing changed, and one sentence of one plan."""
    seconds, summary = measures.build("serial")
    measures.add("nothing changed: files written", str(summary["written"]), "0")
    measures.add(
        "nothing changed: CPU ÷ full build", f"{seconds / full:.1%} ({seconds:.1f} s)", "2 %"
    )
    site = measures.folder / "serial"
    before = {path: file.stat().st_mtime_ns for path, file in published(site).items()}
    plan = next((measures.folder / "sample/plans/yanshi/jia").rglob("2024.yaml"))
    plan.write_text(plan.read_text("utf-8").replace("第1", "修订第1", 1), "utf-8")
    seconds, summary = measures.build("serial")
    issuer = summary["built"][0]
    after = {path: file.stat().st_mtime_ns for path, file in published(site).items()}
    shared = [path for path in after if after[path] != before.get(path) and issuer not in path]
    measures.add("one changed: issuers built", str(len(summary["built"])), "1")
    measures.add("one changed: shared files written", str(len(shared)), "25")
    measures.add("one changed: CPU ÷ full build", f"{seconds / full:.1%} ({seconds:.1f} s)", "3 %")


def measure_size(measures: Measures) -> None:
    """Figure 5: files and bytes a plan."""
    site = measures.folder / "dask"
    files = published(site)
    size = sum(file.stat().st_size for file in files.values())
    single = sum(file.stat().st_size for file in published(measures.folder / "single").values())
    measures.add("files a lean plan", f"{len(files) / measures.plans:.0f}", "45")
    measures.add(
        "bytes a lean plan ÷ a site of its own",
        f"{size / measures.plans / single:.2f} ({size / measures.plans / 1e6:.2f} of {single / 1e6:.2f} MB)",
        "0.5",
    )


def measure_kills(measures: Measures) -> None:
    """Figure 3: builds that are killed at any moment, each completed by the next."""
    write(measures.folder / "few", 4, 1)
    site = measures.folder / "killed"
    command = measures.command(str(site), "few")
    start = time.monotonic()
    subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    seconds, expected_hash, same = time.monotonic() - start, site_hash(site), 0
    for number in range(KILLS):
        shutil.rmtree(site)
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL) as run:
            time.sleep(seconds * (number + 1) / (KILLS + 1))
            run.kill()
        if (lock := site / LOCK).exists():
            lock.write_text('{"owner": "dead", "time": 0}', "utf-8")  # as a minute later
        subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
        same += site_hash(site) == expected_hash
    measures.add(
        "killed builds that the next one completes to the same bytes", f"{same} of {KILLS}", "all"
    )


class Watched(ThisProcess):
    """Builds one issuer a task, and remembers the process's memory after each."""

    workers = 99

    def __init__(self) -> None:
        self.memory: list[int] = []

    def run(self, function: Callable[..., Any], context: Any, jobs: Sequence[Any]) -> Iterator[Any]:
        """The same."""
        for result in super().run(function, context, jobs):
            if function is build_chunk:
                self.memory.append(int(Path("/proc/self/statm").read_text().split()[1]) * 4096)
            yield result


def memory_of_build(folder: Path) -> tuple[int, int]:
    """The bytes of memory of a process after 20 plans, and after all."""
    os.chdir(ROOT)
    sample, watched = folder / "sample", Watched()
    project = PortalProject(sample / "portal.yaml", sample / "plans")
    PortalBuild(project, Storage(str(folder / "memory")), watched).run()
    return watched.memory[20 // YEARS], watched.memory[-1]


def measure_memory(measures: Measures) -> None:
    """Figure 6: a process's memory after 20 plans and after all."""
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        early, late = pool.submit(memory_of_build, measures.folder).result()
    measures.add(
        "memory of a process after all plans ÷ after 20",
        f"{late / early:.2f} ({late / 1e6:.0f} MB)",
        "1.10",
    )


def search_table() -> str:
    """Figure 7, as its own program measures it."""
    program = [sys.executable, str(ROOT / "bench/portal_search.py")]
    return subprocess.run(program, cwd=ROOT, capture_output=True, text=True, check=True).stdout


def main() -> None:
    """Measures all, and writes the report."""
    issuers = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    with tempfile.TemporaryDirectory() as folder:
        measures = Measures(Path(folder), issuers)
        total = measure_cpu(measures)
        measure_cluster(measures, total)
        measure_size(measures)
        measure_object_store(measures)
        measure_deaths(measures)
        measure_increments(measures, total)
        measure_kills(measures)
        measure_memory(measures)
        head = f"# A portal of {measures.plans} plans\n\n`bench/portal.py` on {time.strftime('%-d %B %Y')}: {processor()}, {os.cpu_count()} cores.\n\n"
        rows = table(("aim", "measured", "at most"), measures.rows)
        (ROOT / "bench/PORTAL.md").write_text(f"{head}{rows}\n{SEARCH}{search_table()}", "utf-8")


if __name__ == "__main__":
    main()
