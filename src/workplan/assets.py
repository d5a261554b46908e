"""The site's style sheets and the fonts that they name, ready to be published."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import resources
from pathlib import Path

from workplan.edition import Edition
from workplan.styles import sheets_css, style_sheet
from workplan.webfonts import WebFont, gongwen_fonts, sans_fonts


def style_files(edition: Edition, docs: Path) -> dict[str, str | bytes]:
    """Style sheets and fonts by their path in the folder of assets."""
    sans, official = sans_fonts(edition, page_texts(docs)), gongwen_fonts(edition)
    folder = docs / "assets/css"
    return {
        "site.css": _rules(sans) + style_sheet(folder, edition.languages),
        "sheets.css": _rules(official) + sheets_css(folder),
        **{font.path: font.data for font in (*sans, *official)},
    }


def page_texts(docs: Path) -> Iterator[str]:
    """Where else characters may come from: hand-written pages, styles and templates."""
    templates = resources.files("workplan.templates").iterdir()
    written = (file for file in sorted(docs.rglob("*")) if file.suffix in (".md", ".css"))
    yield from (file.read_text("utf-8") for file in (*written, *templates))


def _rules(fonts: tuple[WebFont, ...]) -> str:
    return "".join(font.rule for font in fonts)
