"""The searches that are measured side by side: how each is asked, and what its index weighs."""

from __future__ import annotations

import re
import subprocess
import time
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

import peers
from measure import measure
from playwright.sync_api import Page

from workplan import load_plan
from workplan.edition.edition import Edition
from workplan.search import index_files

SHOWN = "query => document.querySelector('.search-box')?.dataset.shown === query"
PAGEFIND = """async ([query, most]) => {
  window.pagefind ??= await import("/pagefind/pagefind.js");
  const { results } = await window.pagefind.search(query);
  const data = await Promise.all(results.slice(0, most).map((result) => result.data()));
  return data.map(({ url }) => url);
}"""
BLANK = "<!doctype html><meta charset=utf-8><title>Blank</title>"


@dataclass(frozen=True)
class Box:
    """A search on a built site: where a reader starts, how it is asked for points."""

    name: str
    site: Path
    start: str
    ask: Callable[[Page, str, int], list[int]]
    index: int
    """Bytes of all that the search may read."""
    seconds: float
    """What making them takes; for the theme, with its whole site."""
    early: str = "^$"
    """What of a page's own files is there for the search alone."""


def ours(project: Path) -> Box:
    """Our own, on the site as built."""
    edition = Edition(load_plan(project / "data/plan.yaml"))
    begun = time.perf_counter()
    modules = index_files(edition)
    seconds = time.perf_counter() - begun
    index = sum(len(text.encode()) for text in modules.values())
    return Box("workplan", project / "site", "2024/points/9/", _ask_ours, index, seconds)


def theme(project: Path, folder: Path, tools: Path) -> Box:
    """The theme's own search on its own site of the same texts, its word cutter installed."""
    folder.mkdir()
    peers.material(project / "data/plan.yaml", project, folder)
    taken = measure([str(tools / "material/bin/mkdocs"), "build", "--quiet"], folder)
    index = (folder / "site/search/search_index.json").stat().st_size
    early = r"/search/search_index|/workers/search|/lunr/"
    return Box("Material", folder / "site", "points/9/", _ask_theme, index, taken.wall, early)


def pagefind(project: Path, tools: Path) -> Box:
    """Pagefind over our built site, asked from a blank page: its own box is not counted."""
    site = project / "site"
    taken = measure([str(tools / "node_modules/.bin/pagefind"), "--site", str(site)], project)
    (site / "pagefind/blank.html").write_text(BLANK, "utf-8")
    index = sum(file.stat().st_size for file in (site / "pagefind").rglob("*.pf_*"))
    return Box("Pagefind", site, "pagefind/blank.html", _ask_pagefind, index, taken.wall)


def _ask_ours(page: Page, query: str, _most: int) -> list[int]:
    if not page.locator("dialog.search-box[open]").count():
        page.locator(".site-head .search-open").click()
    page.locator("#search-input").fill(query)
    page.wait_for_function(SHOWN, arg=query)
    return _points(_links(page, ".search-results a"))


def _ask_theme(page: Page, query: str, _most: int) -> list[int]:
    box = page.locator("[data-md-component=search-query]")
    box.click()
    box.fill(query)
    box.press("End")  # the theme hears keys, and not what is put in
    found: list[str] = []
    for _ in range(40):
        page.wait_for_timeout(250)
        page.locator(".md-search__scrollwrap").evaluate("one => one.scrollTo(0, one.scrollHeight)")
        before, found = found, _links(page, ".md-search-result__link")
        if found == before and not page.locator("[data-md-state=loading]").count():
            break
    return _points(found)


def _ask_pagefind(page: Page, query: str, most: int) -> list[int]:
    return _points(page.evaluate(PAGEFIND, [query, most]))


def _links(page: Page, selector: str) -> list[str]:
    return page.locator(selector).evaluate_all("all => all.map(one => one.pathname)")


def _points(links: Iterable[str]) -> list[int]:
    found = (re.search(r"/points/(\d+)/", link) for link in links)
    return list(dict.fromkeys(int(match[1]) for match in found if match))


def boxes(
    project: Path, folder: Path, tools: Path, slow: Collection[str] = ()
) -> tuple[list[Box], dict[str, str]]:
    """Every search that can be made ready, and why the others cannot; ``slow`` ones are left out."""
    ready, failed = [ours(project)], dict.fromkeys(slow, "took longer than the patience before")
    for name, make in (
        ("Material", lambda: theme(project, folder / "material", tools)),
        ("Pagefind", lambda: pagefind(project, tools)),
    ):
        if name in slow:
            continue
        try:
            ready.append(make())
        except (OSError, RuntimeError, subprocess.SubprocessError) as error:
            failed[name] = str(error)
    return ready, failed
