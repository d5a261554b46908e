"""What a reader's search costs as a plan grows, and what it finds: ours beside others."""

from __future__ import annotations

import gzip
import json
import random
import re
import statistics
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from boxes import Box
from playwright.sync_api import Browser, Error, Page, sync_playwright
from projects import ROOT, browser_options

from workplan import Plan, load_plan
from workplan.plan.source_text import point_line
from workplan.site.static_server import serve_folder

QUERIES = ("行政执法", "enforcement", "執法", "ssj", "双随机抽查覆盖率多少")
TYPED = "行政执法监督"
SCREEN, ALL = 5, 1000
"""Results that Pagefind's own box loads at first, and more than there are."""
LISTED = ROOT / "tests/data/queries.json"
FIRST = """() => new MutationObserver(() => {
  if (document.querySelector(".search-results li, .search-rest li, .search-ways")) window.seen ??= performance.now();
}).observe(document.body, { subtree: true, childList: true })"""


@dataclass(frozen=True)
class Found:
    """Shares of what is right: of all that should be found, and of all that was."""

    recall: float
    precision: float


@dataclass(frozen=True)
class Growth:
    """KiB over the wire (gzip) for a first query, the page's own not counted.

    ``first`` is what comes before the first result; ``all`` has the further results too.
    """

    first: dict[str, float]
    all: dict[str, float]
    keystroke: float | None
    """Milliseconds from a character typed to its results, the median."""
    index: int
    seconds: float
    found: dict[str, Found] = field(default_factory=dict)


def search_growth(box: Box, plan_file: Path, *, judged: bool) -> Growth:
    """Measures a search in Chromium; ``judged`` on the real plan, whose answers are known."""
    with serve_folder(box.site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(**browser_options())
        sizes = {query: _first(browser, address, box, query) for query in QUERIES}
        page = browser.new_page(base_url=address)
        page.goto(box.start)
        found = _judged(page, box, load_plan(plan_file)) if judged else {}
        keystroke = (
            _keystroke(browser.new_page(base_url=address)) if box.name == "workplan" else None
        )
        browser.close()
    first, whole = ({query: size[i] for query, size in sizes.items()} for i in (0, 1))
    return Growth(first, whole, keystroke, box.index, box.seconds, found)


def _first(browser: Browser, address: str, box: Box, query: str) -> tuple[float, float]:
    context = browser.new_context(base_url=address)
    page = context.new_page()
    loaded: list[str] = []
    context.on("request", lambda request: loaded.append(request.url))
    page.goto(box.start)
    page.wait_for_load_state("networkidle")
    asked = [url for url in loaded if re.search(box.early, url)]
    loaded.clear()
    page.evaluate("performance.clearResourceTimings()")
    page.evaluate("performance.setResourceTimingBufferSize(10000)")
    page.evaluate(FIRST)
    box.ask(page, query, SCREEN)
    page.wait_for_timeout(300)
    asked += loaded
    early = page.evaluate(
        """() => performance.getEntriesByType("resource")
          .filter(({ startTime }) => !window.seen || startTime < window.seen).map(({ name }) => name)"""
    )
    context.close()
    return _kib(box.site, early if box.name == "workplan" else asked), _kib(box.site, asked)


def _kib(site: Path, urls: Iterable[str]) -> float:
    """What files weigh as gzip sends them; the site's icon belongs to the page."""
    files = {site / unquote(urlsplit(url).path).lstrip("/") for url in urls}
    sent = [file for file in files if file.is_file() and file.name != "icon.svg"]
    return sum(len(gzip.compress(file.read_bytes(), 6)) for file in sent) / 1024


def _judged(page: Page, box: Box, plan: Plan) -> dict[str, Found]:
    """What a search finds of pieces cut anywhere, and of the queries whose answers are known."""
    lines = {point.num: _folded(point_line(plan, point)) for point in plan.points}
    listed = [query for query in json.loads(LISTED.read_text("utf-8")) if "expect" in query]
    questions = {"random pieces": _pieces(lines)}
    for query in listed:
        kind = {"natural": "questions", "pinyin": "pinyin"}.get(query["kind"], "words")
        questions.setdefault(kind, []).append((query["q"], set(query["expect"])))
    return {kind: _found(page, box, asked) for kind, asked in questions.items()}


def _pieces(lines: dict[int, str]) -> list[tuple[str, set[int]]]:
    pick = random.Random(7)  # noqa: S311 - the same pieces on every run
    pieces = []
    while len(pieces) < 60:
        line = lines[pick.choice(list(lines))]
        start = pick.randrange(len(line) - 6)
        piece = line[start : start + pick.randint(2, 6)].strip()
        if re.search("[\u4e00-\u9fff]{2}", piece):
            pieces.append((piece, {num for num, text in lines.items() if piece in text}))
    return pieces


def _found(page: Page, box: Box, asked: list[tuple[str, set[int]]]) -> Found:
    recalls, precisions = [], []
    for query, truth in asked:
        got = set(box.ask(page, query, ALL))
        recalls.append(len(got & truth) / len(truth) if truth else 1)
        precisions.append(len(got & truth) / len(got) if got else 1)
    return Found(statistics.mean(recalls), statistics.mean(precisions))


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).lower()


def _keystroke(page: Page) -> float:
    """Milliseconds from a character to the list of its results, never typed before: the median."""
    page.goto("2024/points/9/")
    page.locator(".site-head .search-open").click()
    page.locator("#search-input").fill("行")
    page.wait_for_timeout(1500)
    taken = page.evaluate(
        """async (typed) => {
          const box = document.querySelector("#search-input");
          const shown = document.querySelector(".search-box");
          const list = document.querySelector(".search-results");
          const taken = [];
          for (let n = 1; n <= typed.length; n++) {
            const begun = performance.now();
            const there = new Promise((done) => new MutationObserver((_, observer) => {
              observer.disconnect();
              done(performance.now());
            }).observe(list, { childList: true }));
            box.value = typed.slice(0, n);
            box.dispatchEvent(new InputEvent("input", { bubbles: true }));
            taken.push(await there - begun);
            while (shown.dataset.shown !== box.value) await new Promise(requestAnimationFrame);
            await new Promise((done) => setTimeout(done, 300));
          }
          return taken;
        }""",
        TYPED,
    )
    return statistics.median(taken)


def all_growth(
    ready: list[Box], plan_file: Path, *, judged: bool
) -> tuple[dict[str, Growth], dict[str, str]]:
    """Every search, and why one cannot be measured."""
    measured, failed = {}, {}
    for box in ready:
        try:
            measured[box.name] = search_growth(box, plan_file, judged=judged)
        except Error as error:
            failed[box.name] = str(error)
    return measured, failed
