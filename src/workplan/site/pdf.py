"""Prints the built site's sheets into PDFs for download."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from workplan.edition.archive import load_editions
from workplan.edition.edition import Edition
from workplan.edition.texts import localized
from workplan.errors import BuildError
from workplan.exports.pdf_files import PdfFile, folder_of, pdf_files
from workplan.pages.views.layout import BOTH
from workplan.site.static_server import serve_folder

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from workplan.site.pdf_accessibility import Label

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")
"""The browser sees our own pages only, on machines that often build as root."""


def make_pdfs(plan: Path, site: Path, folder: Path, say: Callable[[str], object] = print) -> None:
    """Prints the sheets of a built site's editions into a folder, which a build can then offer.

    Raises:
        PlanError: the plan has problems.
        BuildError: the site is not built, or this machine cannot print.
    """
    editions = load_editions(plan)
    wanted = [(edition, one) for edition in editions for one in pdf_files(edition)]
    if not all((site / one.page / "index.html").is_file() for _, one in wanted):
        raise BuildError(
            f"{site} 里没有网站，请先运行 workplan build / no site in {site}; build it first"
        )
    with serve_folder(site) as root, _browser() as browser:
        for edition, one in wanted:
            made = _finished(*_printed(browser, root, one), _label(edition, one))
            file = folder_of(folder, edition) / one.name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(made)
            say(f"{file} {len(made) // 1024} KB")


def _printed(browser: Browser, root: str, one: PdfFile) -> tuple[bytes, list[str]]:
    page = browser.new_page()
    page.goto(f"{root}{one.page}?lang={one.view}")
    page.wait_for_selector("html.sheets", state="attached")
    made = page.pdf(prefer_css_page_size=True, tagged=True, outline=True)
    headings = page.locator(".sheet").locator("h1, h2, h3").all_inner_texts()
    page.close()
    return made, headings


def _finished(made: bytes, headings: list[str], label: Label) -> bytes:
    from workplan.site.pdf_accessibility import finish  # noqa: PLC0415 (only this command needs pikepdf)

    return finish(made, headings, label)


def _label(edition: Edition, one: PdfFile) -> Label:
    from workplan.site.pdf_accessibility import Label  # noqa: PLC0415

    first = edition.plan.language
    language = first if one.view == BOTH else one.view
    titles = localized(edition, edition.plan.title)
    kind = "booklet" if one.kind == "print" else one.kind
    name = edition.say(f"{kind}_title")[language]
    title = " · ".join(titles.values()) if one.view == BOTH else titles[language]
    return Label(f"{title} · {name}", localized(edition, edition.plan.issuer)[language], language)


@contextmanager
def _browser() -> Iterator[Browser]:
    """Chromium, as this machine has it."""
    try:
        from playwright.sync_api import sync_playwright  # noqa: PLC0415 (this command's)
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
