"""From saving the plan to the first sight of the new text: median milliseconds over some saves."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path

from playwright.sync_api import sync_playwright
from projects import browser_options, project

SAVES = 7
PAINTED = """() => performance.timeOrigin
  + performance.getEntriesByName("first-contentful-paint")[0].startTime"""
"""When the page that is there was first seen, in milliseconds of the clock."""


def edit_to_see(points: int, folder: Path) -> float:
    """Milliseconds for a plan of a size; ``folder`` takes the project."""
    place = project(points, folder)
    command = [sys.executable, "-um", "workplan.cli", "serve", "--port", "0"]
    with subprocess.Popen(command, cwd=place, stdout=subprocess.PIPE, text=True) as server:
        address = server.stdout.readline().strip()
        try:
            return _measured(address, place / "data/plan.yaml")
        finally:
            server.terminate()


def _measured(address: str, file: Path) -> float:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**browser_options())
        page = browser.new_page()
        page.goto(f"{address}2024/points/9/?lang=zh")
        page.wait_for_selector("h1")
        taken = [_save(page, file, number) for number in range(SAVES)]
        browser.close()
    return statistics.median(taken[1:]) * 1000


def _save(page, file: Path, number: int) -> float:
    text = file.read_text("utf-8")
    start = text.index("- num: 9\n", text.index("  points:\n"))
    at = text.index("zh: ", start) + 4
    end = text.index("\n", at)
    heading = "甲乙丙丁戊己庚辛壬癸"[number] + text[at:end]
    new = text[:at] + heading + text[end:]
    begun = time.time()
    file.write_text(new, "utf-8")
    page.wait_for_function(
        "text => document.querySelector('h1')?.textContent.includes(text)",
        arg=heading.rstrip("。"),
        polling=10,
    )
    page.wait_for_timeout(300)
    return page.evaluate(PAINTED) / 1000 - begun
