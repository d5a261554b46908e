"""Measures the search over many plans: what a query loads, and whether it finds all and nothing else.

    .venv/bin/python bench/portal_search.py [PLANS …]

The site's own scripts search in Chromium, each query with nothing loaded before. Bytes are those of
the index with gzip; the truth is a scan of all texts.
"""

from __future__ import annotations

import gzip
import http.server
import random
import re
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

from playwright.sync_api import Page, sync_playwright
from portal_plans import PlanMaker

from workplan import load_plan
from workplan.edition.edition import Edition
from workplan.portal.search.query import normalize, parse_query
from workplan.portal.search.scope import EMPTY, update_scope
from workplan.portal.search.texts import PlanTexts

ROOT = Path(__file__).parents[1]
PlanWords = Sequence[Sequence[Sequence[str]]]
"""The normalized texts of each point of a plan."""
PAGE = '<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><header class="site-head" data-year="2024"><a class="brand" href="/"></a></header>'
SEARCH = """
async (query) => {
  const { ShardSearch } = await import("/js/portal/shards.js");
  const run = await new ShardSearch(new URL("/", location), [["scope/", 2024, "a"]]).start(query, {});
  const shown = await run.next();
  return [shown.length, run.points, run.plans, run.isExact];
}
"""
CANDIDATES = """
async (query) => {
  const { Scope } = await import("/js/portal/scope.js");
  const { parseQuery } = await import("/js/portal/query.js");
  globalThis.scope ??= new Scope(new URL("/scope/", location), ["scope/", 2024, "a"]);
  const parts = parseQuery(query);
  const { plans, isSure } = parts.length ? await scope.candidates(parts) : { plans: [], isSure: true };
  const verified = isSure ? [] : await Promise.all(plans.slice(0, 200).map(async (plan) => [plan.slot, (await scope.verified(parts, plan)).points.map(([id]) => id)]));
  return { plans: plans.map(({ slot, points }) => [slot, points]), isSure, verified };
}
"""


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves a folder without caching, and remembers what was asked for."""

    asked: ClassVar[list[str]] = []

    def log_message(self, *_args: object) -> None:
        pass

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def do_GET(self) -> None:
        self.asked.append(self.path.lstrip("/"))
        super().do_GET()


@contextmanager
def page_on(folder: Path) -> Iterator[Page]:
    def handler(*args: Any) -> Handler:
        return Handler(*args, directory=str(folder))

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox"]
        )
        page = browser.new_page()
        page.goto(f"http://127.0.0.1:{server.server_port}/index.html")
        yield page
        browser.close()
    server.shutdown()


def queries(plans: Sequence[PlanTexts]) -> list[str]:
    """Pieces of 1 to 8 Han characters, English words and their beginnings, and what is nowhere."""
    rng = random.Random(5)  # noqa: S311 - the same queries every time
    texts = [text for plan in plans for point in plan.points for text in point.measures["zh"]]
    han = []
    for i in range(160):
        runs: list[str] = []
        while not runs:
            runs = re.findall(f"[\u4e00-\u9fff]{{{i % 8 + 1},}}", rng.choice(texts))
        run, length = rng.choice(runs), i % 8 + 1
        start = rng.randint(0, len(run) - length)
        han.append(run[start : start + length])
    english = [
        text for plan in plans for point in plan.points for text in point.measures.get("en", ())
    ]
    words = [rng.choice(re.findall("[A-Za-z]+", rng.choice(english))) for _ in range(40)]
    begun = [word[: rng.randint(1, len(word))] for word in words[:20]]
    absent = [
        "".join(rng.choices("量子计算机器鲸鱼宇宙飞船", k=rng.randint(2, 6))) for _ in range(15)
    ]
    return [*han, *begun, *words[20:], *absent, "zebra", "xylophone", "quantum", "教育鲸", "的的的"]


def write(folder: Path, plans: Sequence[PlanTexts], changed: int) -> tuple[float, int]:
    """Writes a scope of which some plans have changed since its base; seconds and files."""
    by_address = {plan.address: plan for plan in plans}
    digests = dict.fromkeys(by_address, "1")
    start = time.process_time()
    update = update_scope(EMPTY, digests, by_address.__getitem__)
    seconds = time.process_time() - start
    files = dict(update.files)
    if changed:
        digests |= dict.fromkeys([*digests][:changed], "2")
        again = update_scope(update.state, digests, by_address.__getitem__)
        files |= again.files
    for path, content in files.items():
        file = folder / "scope" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    (folder / "index.html").write_text(PAGE, "utf-8", newline="\n")
    (folder / "js").symlink_to(ROOT / "docs/assets/js")
    return seconds, len(update.files) - len(plans)


@dataclass(frozen=True)
class Answer:
    """What one query loads, in bytes with gzip, and how its points differ from a scan of all texts."""

    index_bytes: int
    text_bytes: int
    requests: int
    expected: int
    missed: int
    spurious: int
    shown_wrongly: int


def answer(page: Page, query: str, folder: Path, texts: Sequence[PlanWords]) -> Answer:
    Handler.asked.clear()
    page.evaluate(SEARCH, query)
    sizes = {
        path: len(gzip.compress((folder / path).read_bytes(), 6))
        for path in Handler.asked
        if path.startswith("scope/")
    }
    text_bytes = sum(size for path, size in sizes.items() if "/texts/" in path)
    requests = len([path for path in Handler.asked if path.startswith("scope/")])
    result = page.evaluate(CANDIDATES, query)
    candidates = {
        (slot % len(texts), point) for slot, points in result["plans"] for point in points
    }
    verified = {
        (slot % len(texts), int(point_id) - 1)
        for slot, point_ids in result["verified"]
        for point_id in point_ids
    }
    expected = expected_points(query, texts)
    return Answer(
        index_bytes=sum(sizes.values()) - text_bytes,
        text_bytes=text_bytes,
        requests=requests,
        expected=len(expected),
        missed=len(expected - candidates),
        spurious=len(candidates - expected),
        shown_wrongly=len((candidates if result["isSure"] else verified) - expected),
    )


def expected_points(query: str, texts: Sequence[PlanWords]) -> set[tuple[int, int]]:
    """The plan and the point, each from 0, where a scan of all texts finds a query."""
    parsed = parse_query(query)
    return {
        (i, j)
        for i, plan in enumerate(texts)
        for j, point in enumerate(plan)
        if parsed.matches(point)
    }


def measure(plans: Sequence[PlanTexts], changed: int, folder: Path) -> str:
    seconds, files = write(folder, plans, changed)
    texts = [[[*map(normalize, point.texts())] for point in plan.points] for plan in plans]
    with page_on(folder) as page:
        answers = [answer(page, query, folder, texts) for query in queries(plans)]
    name = f"{len(plans)} plans" + (f", {changed} changed" if changed else "")
    expected = sum(each.expected for each in answers)
    recall = 1 - sum(each.missed for each in answers) / expected
    precision = expected / (expected + sum(each.spurious for each in answers))
    index_bytes = [each.index_bytes for each in answers]
    text_bytes = [each.text_bytes for each in answers]
    requests = [each.requests for each in answers]
    figures = [
        f"{percentile(index_bytes, 50) / 1024:.1f}",
        f"{percentile(index_bytes, 95) / 1024:.1f}",
        f"{max(index_bytes) / 1024:.1f}",
        percentile(requests, 50),
        percentile(requests, 95),
        f"{percentile(text_bytes, 50) / 1024:.1f}",
    ]
    quality = [f"{recall:.3f}", f"{precision:.4f}", sum(each.shown_wrongly for each in answers)]
    cells = [name, len(answers), *figures, *quality, files, f"{seconds:.1f}"]
    return f"| {' | '.join(map(str, cells))} |"


def percentile(values: Sequence[int], percent: int) -> int:
    return sorted(values)[min(len(values) - 1, len(values) * percent // 100)]


def main() -> None:
    maker = PlanMaker(Edition(load_plan(ROOT / "data/plan.yaml")))
    print(
        "| scope | queries | index KB p50 | p95 | max | requests p50 | p95 | texts KB p50 | recall | precision before the texts are looked at | wrong ones shown | files | CPU s |"
    )
    print("| --- |" + " ---: |" * 12)
    for count in map(int, sys.argv[1:] or ("200", "2000")):
        plans = maker.plans(count)
        for changed in (0, max(8, count // 20)):
            with tempfile.TemporaryDirectory() as folder:
                print(measure(plans, changed, Path(folder)), flush=True)


if __name__ == "__main__":
    main()
