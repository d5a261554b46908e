"""From Ctrl+P to the whole PDF on the disk, in both browsers, for each of the three prints.

Beside each the same number of bare sheets: what is over their time is ours, what is not is the
browser's. Firefox waits on purpose between sheets, for a reader to cancel: 0.95 s after the first,
0.1 s less after each of the next (``nsPagePrintTimer``), 4.95 s for nine in all.

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
from pypdf import PdfReader

from workplan.site.static_server import serve_folder

sys.path.insert(0, str(ROOT / "tests"))  # the tests know how to press keys in real browsers
from paper.chromium import Chromium
from paper.firefox import Firefox

SHEET = (
    "<style>@page { size: A4; margin: 0 } p { height: 290mm; margin: 0; break-after: page }</style>"
)
PRINTS = {
    "a point, both languages": ("2024/points/14/?lang=both", "html"),
    "the plan with its table, both languages": ("2024/?lang=both", "html"),
    "print edition, both languages": ("2024/print/?lang=both", "html.paginated"),
    "official form, Chinese": ("2024/gongwen/?lang=zh", "html.paginated"),
}
"""What is printed, and the selector of what a reader sees before pressing the keys."""
AGAIN = 5


@dataclass(frozen=True)
class Taken:
    """Seconds: the first print of a browser just started, fonts to load, the median later, and
    that of as many bare sheets."""

    sheets: int
    first: float
    later: float
    bare: float


Open = Callable[[str, str], None]
Print = Callable[[Path], float]


def prints(site: Path) -> dict[str, dict[str, Taken]]:
    """The seconds of each print by browser."""
    with serve_folder(site) as address:
        return {
            browser: {
                name: _taken(start, address + path, ready) for name, (path, ready) in PRINTS.items()
            }
            for browser, start in (("Chromium", _chromium), ("Firefox", _firefox))
        }


def _taken(start: Callable, address: str, ready: str) -> Taken:
    with tempfile.TemporaryDirectory() as name, start(Path(name) / "browser") as (show, press):

        def seconds(address: str, ready: str, kind: str, times: int) -> list[float]:
            taken = []
            for number in range(times):
                show(address, ready)
                taken.append(press(Path(name) / f"{kind}{number}.pdf"))
            return taken

        first, *later = seconds(address, ready, "ours", 1 + AGAIN)
        sheets = len(PdfReader(Path(name) / "ours0.pdf").pages)
        bare = seconds(f"data:text/html,{SHEET}{'<p>a</p>' * (sheets - 1)}a", "html", "bare", AGAIN)
    return Taken(sheets, first, statistics.median(later), statistics.median(bare))


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
