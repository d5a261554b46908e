"""What the first view of a point costs a reader: ours, and two themes as they come.

Usage, by itself: weight.py [--tools .tools/bench], after ``make site``; prints the table.
"""

from __future__ import annotations

import argparse
import gzip
import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

import peers
from nginx import behind_nginx, serving
from playwright.sync_api import Browser, sync_playwright
from projects import ROOT, browser_options

from workplan.site.intranet import COMPRESSED

KINDS = {"Document": "HTML", "Stylesheet": "CSS", "Script": "JS", "Font": "fonts"}
COLUMNS = ("HTML", "CSS", "JS", "fonts", "other")
SETTINGS = "gzip_static on; charset utf-8; types { text/html html; text/css css; text/javascript js; image/svg+xml svg; application/json json; font/woff2 woff2; }"
SHIFT = """() => new Promise((done) => {
  let shift = 0;
  new PerformanceObserver((list) => { for (const one of list.getEntries()) shift += one.value; })
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(shift), 500);
})"""


@dataclass
class Weight:
    """KiB over the wire (gzip, with headers) by kind, and what else the first view asks for."""

    kib: dict[str, float] = field(default_factory=lambda: dict.fromkeys(COLUMNS, 0.0))
    requests: int = 0
    elsewhere: int = 0
    """Requests to others' servers, whose bytes are not counted: nothing here reaches them."""
    shift: float = 0

    def cells(self) -> list[str]:
        """The table's row."""
        weights = [*(self.kib[kind] for kind in COLUMNS), sum(self.kib.values())]
        counts = (str(self.requests), str(self.elsewhere), f"{self.shift:.3f}")
        return [*(f"{one:.1f}" for one in weights), *counts]


def weights(site: Path, plan: Path, tools: Path) -> dict[str, Weight]:
    """The first view of point 9 on our built site, and on those of the themes that are there."""
    with sync_playwright() as playwright, TemporaryDirectory() as name:
        browser = playwright.chromium.launch(**browser_options())
        with behind_nginx(site) as address:
            found = {"workplan": weighed(browser, f"{address}2024/points/9/")}
        for theme, (make, page) in THEMES.items():
            built = make(plan, tools, Path(name) / theme)
            if built:
                with _plainly(built) as address:
                    found[theme] = weighed(browser, address + page)
        browser.close()
    return found


def weighed(browser: Browser, address: str) -> Weight:
    """Opens a page in an empty browser, on a phone's screen."""
    context = browser.new_context(viewport={"width": 375, "height": 812})
    page, weight, kinds = context.new_page(), Weight(), {}
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.on(
        "Network.requestWillBeSent",
        lambda sent: kinds.update({sent["requestId"]: (sent["request"]["url"], sent["type"])}),
    )
    sizes: dict[str, int] = {}

    session.on(
        "Network.loadingFinished",
        lambda done: sizes.update({done["requestId"]: done["encodedDataLength"]}),
    )
    page.goto(address, wait_until="load")
    weight.shift = page.evaluate(SHIFT)
    context.close()
    for request, (url, kind) in kinds.items():
        if url.startswith("data:"):
            continue
        weight.requests += 1
        weight.elsewhere += urlsplit(url).netloc != urlsplit(address).netloc
        weight.kib[KINDS.get(kind, "other")] += sizes.get(request, 0) / 1024
    return weight


def material(plan: Path, _tools: Path, folder: Path) -> Path | None:
    """Material for MkDocs as it comes."""
    peers.markdown(plan, folder / "docs")
    (folder / "mkdocs.yml").write_text("site_name: plan\ntheme:\n  name: material\n", "utf-8")
    return _built([sys.executable, "-m", "mkdocs", "build", "--quiet"], folder, folder / "site")


def vitepress(plan: Path, tools: Path, folder: Path) -> Path | None:
    """VitePress as it comes, with a sidebar of all pages as Material has."""
    command = tools / "node_modules/.bin/vitepress"
    if not command.exists():
        return None
    peers.markdown(plan, folder)
    pages = sorted(file.relative_to(folder).with_suffix("") for file in folder.rglob("*.md"))
    sidebar = [{"text": str(page), "link": f"/{page}"} for page in pages]
    config = {"title": "plan", "ignoreDeadLinks": True, "themeConfig": {"sidebar": sidebar}}
    (folder / "package.json").write_text('{"type": "module"}', "utf-8")
    (folder / "node_modules").symlink_to((tools / "node_modules").resolve())
    (folder / ".vitepress").mkdir()
    (folder / ".vitepress/config.js").write_text(f"export default {json.dumps(config)}", "utf-8")
    return _built([str(command), "build", "."], folder, folder / ".vitepress/dist")


THEMES = {
    "Material for MkDocs": (material, "points/9/"),
    "VitePress": (vitepress, "points/9.html"),
}


def _built(command: list[str], folder: Path, site: Path) -> Path:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr[-500:])
    return site


@contextmanager
def _plainly(site: Path) -> Iterator[str]:
    """A site behind nginx, compressed as ours is, with no rules of ours."""
    for file in [one for one in site.rglob("*") if one.suffix in COMPRESSED]:
        file.with_name(f"{file.name}.gz").write_bytes(gzip.compress(file.read_bytes(), 9))
    with TemporaryDirectory() as name, serving(Path(name), site, SETTINGS) as address:
        yield address


def main() -> None:
    """Prints the report's section on the site that ``make site`` has built."""
    import report  # noqa: PLC0415 (a run by itself)

    parser = argparse.ArgumentParser()
    parser.add_argument("--tools", type=Path, default=ROOT / ".tools/bench")
    given = parser.parse_args()
    found = weights(ROOT / "site", ROOT / "data/plan.yaml", given.tools)
    print("\n".join(report.weight_lines(found)))


if __name__ == "__main__":
    main()
