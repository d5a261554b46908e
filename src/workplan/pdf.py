"""Prints the built site's sheets into PDFs for download, and offers them on their pages."""

from __future__ import annotations

import functools
import http.server
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from workplan.addresses import Links
from workplan.bodies import Bodies
from workplan.edition import Edition
from workplan.errors import BuildError
from workplan.load import load_plan
from workplan.views.chrome import BOTH
from workplan.views.texts import words

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from workplan.pdf_finish import Label

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")
"""The browser sees our own pages only, on machines that often build as root."""

MARK = "<!-- workplan:pdf -->"
"""Where a page offers its PDFs, once there are any."""


@dataclass(frozen=True)
class Print:
    """A PDF of the site: the page that it prints, the view, and where it stands."""

    kind: str
    page: str
    view: str
    address: str


def prints(edition: Edition) -> tuple[Print, ...]:
    """Every PDF: the print edition in each view, the official form in each language."""
    at = edition.addresses
    both = (BOTH,) if len(edition.languages) > 1 else ()
    pages = (("booklet", at.booklet, (*edition.languages, *both)),)
    pages += (("gongwen", at.gongwen, edition.languages),)
    return tuple(
        Print(kind, page, view, at.pdf(kind, view)) for kind, page, views in pages for view in views
    )


def make_pdfs(plan: Path, site: Path, say: Callable[[str], object] = print) -> None:
    """Prints a built site's sheets and links to them.

    Raises:
        PlanError: the plan has problems.
        BuildError: the site is not built, or this machine cannot print.
    """
    edition = Edition(load_plan(plan))
    wanted = prints(edition)
    if not all((site / one.page / "index.html").is_file() for one in wanted):
        raise BuildError(
            f"{site} 里没有网站，请先运行 workplan build / no site in {site}; build it first"
        )
    with _served(site) as root, _browser() as browser:
        for one in wanted:
            made = _finished(_printed(browser, root, one), _label(edition, one))
            (site / one.address).parent.mkdir(parents=True, exist_ok=True)
            (site / one.address).write_bytes(made)
            say(f"{one.address} {len(made) // 1024} KB")
    for page in dict.fromkeys(one.page for one in wanted):
        _offer(edition, site, page, [one for one in wanted if one.page == page])


def _printed(browser: Browser, root: str, one: Print) -> bytes:
    page = browser.new_page()
    page.goto(f"{root}{one.page}?lang={one.view}")
    page.wait_for_selector("html.sheets", state="attached")
    made = page.pdf(prefer_css_page_size=True, tagged=True, outline=True)
    page.close()
    return made


def _finished(made: bytes, label: Label) -> bytes:
    from workplan.pdf_finish import finish  # noqa: PLC0415: only this command needs pikepdf

    return finish(made, label)


def _label(edition: Edition, one: Print) -> Label:
    from workplan.pdf_finish import Label  # noqa: PLC0415

    first = edition.plan.language
    language = first if one.view == BOTH else one.view
    titles = words(edition, edition.plan.title)
    name = edition.say(f"{one.kind}_title")[language]
    title = " · ".join(titles.values()) if one.view == BOTH else titles[language]
    return Label(f"{title} · {name}", words(edition, edition.plan.issuer)[language], language)


def _offer(edition: Edition, site: Path, page: str, made: list[Print]) -> None:
    """Puts links to the PDFs on the page that they print."""
    file, links = site / page / "index.html", Links(page)
    offered = [
        (_name(edition, one.view), links.to(one.address), (site / one.address).stat().st_size)
        for one in made
    ]
    html = Bodies(edition).renderer.page("pdfs.html", offered)
    file.write_text(file.read_text("utf-8").replace(MARK, html), "utf-8")


def _name(edition: Edition, view: str) -> dict[str, str]:
    if view == BOTH:
        return edition.say("view_both")
    return edition.say(f"language_{view}")


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    """Serves a folder to this machine alone; yields its address, ending with a slash."""
    handler = functools.partial(_Quiet, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_args: object) -> None:
        """Says nothing of each request."""


@contextmanager
def _browser() -> Iterator[Browser]:
    """Chromium, as this machine has it."""
    try:
        from playwright.sync_api import sync_playwright  # noqa: PLC0415: this command alone needs it
    except ModuleNotFoundError:
        raise _unable("Playwright") from None
    executable = next(filter(None, map(shutil.which, BROWSERS)), None)
    if executable is None:
        raise _unable("Chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=[*ARGUMENTS])
        yield browser
        browser.close()


def _unable(name: str) -> BuildError:
    return BuildError(f"这台机器缺少 {name}，请用 make pdf / {name} is missing; use make pdf")
