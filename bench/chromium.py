"""What a reader and an editor wait for, measured in Chromium."""

import gzip
import mimetypes
import shutil
import statistics
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from builders import POINT, WORKPLAN
from measure import FirstResult
from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

QUERIES = ("行政执法", "enforcement", "shuangsuiji", "双随机抽查覆盖率多少", "图书馆")
"""As written, in English, by pinyin, as a question, and a word that no plan has."""
RATE = 400_000 / 8  # bytes a second
SLOW_LINE = {"offline": False, "latency": 400, "downloadThroughput": RATE, "uploadThroughput": RATE}
EDITS = "甲乙丙丁戊己庚"
"""What each save puts into the plan; no digit, since both languages must have the same."""
SEARCH_INPUT = "dialog[open] input[type=search]"
SCRIPT = Path(__file__).with_name("page.js")


class _GzipHandler(SimpleHTTPRequestHandler):
    """Serves files as a web server on the internet does: compressed, on connections kept open."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if file.is_dir() else file
        content = gzip.compress(file.read_bytes()) if file.is_file() else b""
        self.send_response(200 if content else 404)
        self.send_header("Content-Type", mimetypes.guess_type(file)[0] or "text/plain")
        self.send_header("Content-Encoding", "gzip" if content else "identity")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Prints nothing."""


@contextmanager
def _chromium() -> Iterator[Browser]:
    executable = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        yield browser
        browser.close()


@contextmanager
def serve(site: Path) -> Iterator[str]:
    """A site's address, while a server is there."""
    handler = partial(_GzipHandler, directory=str(site))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def measure_reader(site: Path) -> tuple[tuple[int, float], dict[str, FirstResult]]:
    """The first view of a point's page (bytes, layout shift), and each query's first result."""
    with serve(site) as root, _chromium() as browser:
        url = root + POINT
        page, session = _new_page(browser)
        sizes: list[int] = []
        session.on("Network.loadingFinished", lambda e: sizes.append(e["encodedDataLength"]))
        page.goto(url, wait_until="networkidle")
        view = sum(sizes), page.evaluate("bench.layoutShift()")
        results = {query: _first_result(browser, url, query) for query in QUERIES}
    return view, results


def _first_result(browser: Browser, url: str, query: str) -> FirstResult:
    """The page is there when the line becomes slow; the query is typed once the box is open."""
    page, session = _new_page(browser)
    page.goto(url, wait_until="networkidle")
    page.evaluate("([input, query]) => bench.watchSearch(input, query)", [SEARCH_INPUT, query])
    session.send("Network.emulateNetworkConditions", SLOW_LINE)
    page.keyboard.press("Control+k")
    page.wait_for_selector(f"{SEARCH_INPUT}:focus")
    page.keyboard.insert_text(query)
    result = FirstResult(*page.evaluate("bench.firstResult()"))
    page.context.close()
    return result


def _new_page(browser: Browser) -> tuple[Page, CDPSession]:
    """A page on a phone's screen, with an empty cache."""
    page = browser.new_context(viewport={"width": 375, "height": 812}).new_page()
    page.add_init_script(path=SCRIPT)
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    return page, session


def measure_save(project: Path) -> float:
    """Seconds from saving the plan to the first paint of the new text: the median."""
    plan = project / "data/plan.yaml"
    command = [WORKPLAN, "serve", "--port", "0"]
    with subprocess.Popen(command, cwd=project, stdout=subprocess.PIPE, text=True) as server:
        try:
            address = server.stdout.readline().strip()
            with _chromium() as browser:
                page, _ = _new_page(browser)
                page.goto(f"{address}{POINT}?lang=zh", wait_until="load")
                return statistics.median(_save(page, plan, edit) for edit in EDITS)
        finally:
            server.terminate()


def _save(page: Page, plan: Path, edit: str) -> float:
    """Puts a new text before the heading of point 9 and waits until it is painted."""
    text = plan.read_text("utf-8")
    point = text.index("- num: 9\n", text.index("  points:\n"))
    heading = text.index("zh: ", point) + len("zh: ")
    start = time.time()
    plan.write_text(text[:heading] + f"第{edit}次修改" + text[heading:], "utf-8")
    page.wait_for_function("edit => bench.paintedAt('h1', edit)", arg=f"第{edit}次修改")
    return page.evaluate("bench.paintedAt('h1', '')") / 1000 - start
