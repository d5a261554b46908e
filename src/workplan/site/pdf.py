"""Prints the built site's sheets into PDFs for download."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from workplan.edition.archive import load_editions
from workplan.edition.edition import ALL_LANGUAGES, Edition
from workplan.edition.texts import localized
from workplan.exports.pdf_files import PdfFile, folder_of, pdf_files
from workplan.files.file_output import make_folder
from workplan.files.folder_output import replaced_folder
from workplan.locales.messages import one_line
from workplan.plan.errors import BuildError, shown_path
from workplan.site.fonts.webfonts import characters_lacking_in_all_fonts
from workplan.site.static_server import serve_folder
from workplan.site.verify import require_site

if TYPE_CHECKING:
    from playwright.sync_api import Browser

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")
"""The browser sees our own pages only, on machines that often build as root."""


def make_pdfs(plan: Path, site: Path, folder: Path, report: Callable[[str], object]) -> None:
    """Prints the sheets of a built site's editions into a folder, which a build can then offer.

    Raises:
        PlanError: the plan has problems.
        BuildError: the site is not built, or this machine cannot print.
    """
    prints = [(edition, pdf) for edition in load_editions(plan) for pdf in pdf_files(edition)]
    require_site(site)
    if not all((site / pdf.page / "index.html").is_file() for _, pdf in prints):
        raise BuildError(one_line("other_site", folder=shown_path(site)))
    if lacking := characters_without_font(edition for edition, _ in prints):
        report(one_line("fonts_lack", characters=" ".join(lacking)))
    with (
        replaced_folder(folder, [plan, site]) as fresh,
        serve_folder(site) as root,
        _browser() as browser,
    ):
        for edition, pdf in prints:
            content = _with_metadata(*_printed(browser, root, pdf), edition, pdf)
            path = folder_of(Path(), edition) / pdf.name
            make_folder((fresh / path).parent)
            (fresh / path).write_bytes(content)
            report(f"{folder / path} {len(content) // 1024} KB")


def characters_without_font(editions: Iterable[Edition]) -> str:
    """The characters that neither the prints' own fonts have nor those of this machine.

    None where the machine has no fontconfig to ask.
    """
    program = shutil.which("fc-list")
    characters = {c for edition in editions for c in characters_lacking_in_all_fonts(edition)}
    if program is None:
        return ""
    return "".join(c for c in sorted(characters) if not _fonts_with(program, c))


def _fonts_with(program: str, character: str) -> bytes:
    """What fontconfig lists as the families that have a character."""
    command = [program, f":charset={ord(character):x}", "family"]
    return subprocess.run(command, capture_output=True, check=False).stdout


def _printed(browser: Browser, root: str, pdf: PdfFile) -> tuple[bytes, list[str]]:
    """A PDF as Chromium prints it, and the headings on its pages."""
    page = browser.new_page()
    page.goto(f"{root}{pdf.page}?lang={pdf.view}")
    page.wait_for_selector("html.paginated", state="attached")
    content = page.pdf(prefer_css_page_size=True, tagged=True, outline=True)
    headings = page.locator(".sheet").locator("h1, h2, h3").all_inner_texts()
    page.close()
    return content, headings


def _with_metadata(content: bytes, headings: list[str], edition: Edition, pdf: PdfFile) -> bytes:
    from workplan.site.pdf_accessibility import Label, finish  # noqa: PLC0415 (needs pikepdf)

    language = edition.plan.language if pdf.view == ALL_LANGUAGES else pdf.view
    titles = localized(edition, edition.plan.title)
    title = " · ".join(titles.values()) if pdf.view == ALL_LANGUAGES else titles[language]
    name = edition.ui_text(f"{pdf.kind}_title")[language]
    issuer = localized(edition, edition.plan.issuer)[language]
    return finish(content, headings, Label(f"{title} · {name}", issuer, language))


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
