"""The fonts that a print of each kind of page loads, in each view, and that nothing else is used."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from end_to_end.paper.reading import fonts

VIEWS = ("zh", "en", "both")
KINDS = {
    "": VIEWS, "2024/": VIEWS, "2024/points/9/": VIEWS, "2024/units/faguichu/": VIEWS,
    "2024/terms/": VIEWS, "2024/print/": VIEWS, "2024/gongwen/": VIEWS,
    **dict.fromkeys(
        ("about/", "2024/points/14/", "2024/units/", "2024/targets/", "2024/laws/",
         "2024/for/parents/", "2024/for/staff/", "2024/downloads/"),
        ("both",),
    ),
}  # fmt: skip
"""The kinds whose faces differ from view to view, and one view of the others, which are alike."""
MOST = 200 * 1024
LOADED = """async () => {
  await document.fonts.ready;
  return performance.getEntriesByType("resource").map((one) => new URL(one.name).pathname);
}"""


@contextmanager
def printed(browser: Browser, address: str) -> Iterator[Page]:
    """A page as it is printed, in a browser that has no fonts from other pages."""
    page = browser.new_page()
    page.emulate_media(media="print")
    page.goto(address)
    if page.locator(".viewer").count():
        page.wait_for_selector("html.paginated", state="attached")
    yield page
    page.close()


@pytest.mark.parametrize("kind", KINDS)
def test_a_print_needs_few_bytes_of_fonts_and_no_others(
    browser: Browser, address: str, site: Path, kind: str, tmp_path: Path
):
    for view in KINDS[kind]:
        with printed(browser, f"{address}{kind}?lang={view}") as page:
            page.pdf(path=tmp_path / f"{view}.pdf", prefer_css_page_size=True)
            loaded = {path for path in page.evaluate(LOADED) if path.endswith(".woff2")}
        assert loaded
        assert sum((site / path[1:]).stat().st_size for path in loaded) <= MOST, (view, loaded)
        used = fonts(tmp_path / f"{view}.pdf")
        assert {kind for _, kind in used} <= {"CID TrueType", "TrueType"}, view
        assert all(name.startswith("Workplan") for name, _ in used), (view, used)
