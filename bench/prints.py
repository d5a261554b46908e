"""From Ctrl+P to the whole PDF on the disk, in both browsers, for each of the three prints.

``make bench`` calls it; run by itself, it puts its table into ``bench/RESULTS.md``:
prints.py [SITE], of a site that is built already.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import report
from playwright.sync_api import sync_playwright
from projects import ROOT

from workplan.serving import serving

sys.path.insert(0, str(ROOT / "tests"))  # the tests know how to press keys in real browsers
from paper.chromium import Chromium
from paper.firefox import Firefox

BARE = (
    "<style>@page { size: A4; margin: 0 } p { height: 290mm; margin: 0; break-after: page }</style>"
)
PRINTS = {
    "nine bare sheets: the browser alone": (f"data:text/html,{BARE}{'<p>a</p>' * 8}a", "html"),
    "a point, both languages": ("2024/points/14/?lang=both", "html"),
    "the plan with its table, both languages": ("2024/?lang=both", "html"),
    "print edition, both languages": ("2024/print/?lang=both", "html.sheets"),
    "official form, Chinese": ("2024/gongwen/?lang=zh", "html.sheets"),
}
"""What is printed, and the selector of what a reader sees before pressing the keys."""
AGAIN = 5


@dataclass(frozen=True)
class Taken:
    """Seconds: the first print of a browser just started, fonts to load, and the median later."""

    first: float
    later: float


Open = Callable[[str, str], None]
Print = Callable[[Path], float]


def prints(site: Path) -> dict[str, dict[str, Taken]]:
    """The seconds of each print by browser."""
    with serving(site) as address:
        return {
            browser: {
                name: _taken(start, _address(address, path), ready)
                for name, (path, ready) in PRINTS.items()
            }
            for browser, start in (("Chromium", _chromium), ("Firefox", _firefox))
        }


def _address(root: str, path: str) -> str:
    return path if path.startswith("data:") else root + path


def _taken(start: Callable, address: str, ready: str) -> Taken:
    with tempfile.TemporaryDirectory() as name, start(Path(name) / "browser") as (show, press):
        seconds = []
        for number in range(1 + AGAIN):
            show(address, ready)
            seconds.append(press(Path(name) / f"{number}.pdf"))
    return Taken(seconds[0], statistics.median(seconds[1:]))


@contextmanager
def _chromium(folder: Path) -> Iterator[tuple[Open, Print]]:
    with sync_playwright() as playwright, Chromium(playwright.chromium, folder) as browser:

        def show(address: str, ready: str) -> None:
            browser.page.goto(address)
            browser.page.wait_for_selector(ready, state="attached")

        yield show, browser.print


@contextmanager
def _firefox(folder: Path) -> Iterator[tuple[Open, Print]]:
    with Firefox(folder) as browser:

        def show(address: str, ready: str) -> None:
            browser.open(address)
            browser.wait(ready)

        yield show, browser.print


if __name__ == "__main__":
    site = Path(sys.argv[1]) if sys.argv[1:] else ROOT / "site"
    report.put(ROOT / "bench/RESULTS.md", report.PRINTS, report.print_lines(prints(site)))
