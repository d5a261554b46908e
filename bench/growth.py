"""What a reader's search costs as a plan grows: bytes before the first result, time a keystroke."""

from __future__ import annotations

import gzip
import statistics
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Page, sync_playwright
from projects import browser_options

from workplan.serving import serving

QUERIES = ("行政执法", "enforcement", "執法", "ssj", "双随机抽查覆盖率多少")
TYPED = "行政执法监督"
SHOWN = "query => document.querySelector('.search-box')?.dataset.shown === query"


@dataclass(frozen=True)
class Growth:
    """KiB over the wire (gzip) for the first results, by query, the page's own not counted."""

    first: dict[str, float]
    keystroke: float
    """Milliseconds from a character typed to its results, the median."""


def search_growth(site: Path) -> Growth:
    """Measures a built site in Chromium."""
    with serving(site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(**browser_options())
        first = {query: _first(browser, address, site, query) for query in QUERIES}
        keystroke = _keystroke(browser.new_page(base_url=address))
        browser.close()
    return Growth(first, keystroke)


def _first(browser, address: str, site: Path, query: str) -> float:
    context = browser.new_context(base_url=address)
    page = context.new_page()
    page.goto("2024/points/9/")
    page.wait_for_load_state("networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(unquote(urlsplit(request.url).path)))
    page.locator(".site-head .search-open").click()
    page.locator("#search-input").fill(query)
    page.wait_for_function(SHOWN, arg=query)
    page.wait_for_timeout(300)
    context.close()
    files = {site / path.removeprefix("/") for path in asked}
    return sum(len(gzip.compress(file.read_bytes(), 6)) for file in files if file.is_file()) / 1024


def _keystroke(page: Page) -> float:
    page.goto("2024/points/9/")
    page.locator(".site-head .search-open").click()
    page.locator("#search-input").fill("行")
    page.wait_for_timeout(1500)
    taken = page.evaluate(
        """async (typed) => {
          const box = document.querySelector("#search-input");
          const shown = document.querySelector(".search-box");
          const taken = [];
          for (let n = 1; n <= typed.length; n++) {
            const begun = performance.now();
            box.value = typed.slice(0, n);
            box.dispatchEvent(new InputEvent("input", { bubbles: true }));
            while (shown.dataset.shown !== box.value) await new Promise(requestAnimationFrame);
            taken.push(performance.now() - begun);
            await new Promise((done) => setTimeout(done, 300));
          }
          return taken;
        }""",
        TYPED,
    )
    return statistics.median(taken)
