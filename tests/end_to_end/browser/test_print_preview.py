"""The preview of a print: the sheets that come out, in a dialog that leaves the page as it was."""

from __future__ import annotations

import io
import unicodedata
from collections import Counter
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from conftest import PATIENCE
from playwright.sync_api import Browser, Frame, Page, expect
from pypdf import PdfReader

from end_to_end.browser.conftest import DESKTOP, PHONE, Watch, blocker
from end_to_end.browser.test_access import violations

NO_PRINT = "window.print = () => { window.printed = [...window.printed ?? [], Boolean(document.querySelector('dialog[open]'))]; };"
PAGES = {
    "both": ("", "2024/points/9/", "2024/units/faguichu/", "2024/", "2024/for/parents/"),
    "zh": ("2024/points/9/", "2024/"),
    "en": ("2024/units/faguichu/", "2024/for/parents/"),
}
KINDS = """() => [...document.querySelectorAll('.preview-sheet')].map(
  (sheet) => sheet.classList.contains('landscape') ? 'landscape' : 'portrait')"""
ON_SHEET = """() => {
  const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
  const wide = document.documentElement.clientWidth, range = document.createRange(), found = [];
  while (walker.nextNode()) {
    if (!walker.currentNode.parentElement.checkVisibility({ visibilityProperty: true })) continue;
    for (let i = 0; i < walker.currentNode.data.length; i += 1) {
      range.setStart(walker.currentNode, i);
      range.setEnd(walker.currentNode, i + 1);
      const place = range.getClientRects()[0];
      if (place?.width && place.left >= 0 && place.left < wide) found.push(walker.currentNode.data[i]);
    }
  }
  return found.join('');
}"""
STATE = """() => ({
  body: document.body.outerHTML, root: document.documentElement.cloneNode().outerHTML,
  at: scrollY, address: location.href, open: document.querySelectorAll('details[open]').length,
})"""


def preview(page: Page) -> None:
    """Opens it and waits until its first sheets are laid out."""
    page.locator(".print-button").click()
    page.locator("dialog.print-preview.ready").wait_for()


def printed(page: Page) -> PdfReader:
    """The page as the browser prints it."""
    return PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))


def kinds(pdf: PdfReader) -> list[str]:
    boxes = [page.mediabox for page in pdf.pages]
    return ["landscape" if box.width > box.height else "portrait" for box in boxes]


@pytest.mark.parametrize("view", PAGES)
def test_the_sheets_are_those_that_come_out(page: Page, view: str):
    for path in PAGES[view]:
        page.goto(f"{path}?lang={view}")
        wanted = kinds(printed(page))
        preview(page)
        assert page.evaluate(KINDS) == wanted, path
        counts = page.locator(".preview-count:visible").all_inner_texts()
        assert len(counts) == len(set(wanted))
        for kind, words in zip(dict.fromkeys(wanted), counts, strict=True):
            assert str(wanted.count(kind)) in words, path


def characters(text: str) -> Counter[str]:
    """Blanks aside, and hyphens, which readers of PDFs take for those of a broken word."""
    return Counter(c for c in unicodedata.normalize("NFKC", text) if not c.isspace() and c != "-")


def frame(page: Page, number: int) -> Frame:
    """The frame of a sheet, which is filled once it comes into view."""
    place = page.locator(".preview-sheet").nth(number)
    place.scroll_into_view_if_needed()
    expect(place.locator("iframe")).to_be_visible()
    return place.locator("iframe").element_handle().content_frame()


def test_each_sheet_breaks_where_the_print_does(page: Page):
    page.goto("2024/for/parents/?lang=both")
    pages = [characters(sheet.extract_text()) for sheet in printed(page).pages]
    preview(page)
    for number, wanted in enumerate(pages):
        shown = characters(frame(page, number).evaluate(ON_SHEET))
        assert shown - wanted == Counter(), number
        assert set(wanted - shown) <= set("[]·"), number  # what the style adds


@pytest.mark.parametrize(
    ("size", "scheme", "view"),
    [(PHONE, "dark", "both"), (DESKTOP, "light", "en")],
    ids=["phone-dark-both", "desktop-light-en"],
)
def test_the_open_preview_is_silent_and_fits(
    font_browser: Browser, address: str, size, scheme, view
):
    context = font_browser.new_context(viewport=size, color_scheme=scheme, base_url=address)
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    watch = Watch(page, urlsplit(address).netloc)
    page.goto(f"2024/?lang={view}")
    preview(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    viewer = page.locator(".preview-viewer")
    assert viewer.evaluate("viewer => viewer.scrollWidth <= viewer.clientWidth")
    for box in (sheet.bounding_box() for sheet in page.locator(".preview-sheet").all()):
        across, upright = sorted((box["width"] / box["height"], box["height"] / box["width"]))
        assert (across, upright) == pytest.approx((210 / 297, 297 / 210), rel=0.01)
    assert violations(page) == []
    context.close()
    assert watch.complaints == []


def test_printing_and_closing_leave_the_page_as_it_was(own_page: Page):
    own_page.add_init_script(NO_PRINT)
    own_page.goto("2024/points/9/?lang=both")
    # Scripts that come after the page add buttons to it.
    own_page.wait_for_load_state("networkidle")
    own_page.locator(".cite summary").click()
    own_page.evaluate("scrollTo(0, 120)")
    button = own_page.locator(".print-button")
    button.evaluate(
        "button => button.focus({ preventScroll: true })"
    )  # the tools' stop from now on
    before = own_page.evaluate(STATE)
    for way in ("Escape", ".preview-close", ".preview-print"):
        button.evaluate("button => { button.focus({ preventScroll: true }); button.click(); }")
        own_page.locator("dialog.print-preview.ready").wait_for()
        expect(own_page.locator(".preview-print")).to_be_focused()
        own_page.keyboard.press(way) if way == "Escape" else own_page.locator(way).click()
        expect(own_page.locator("dialog.print-preview")).to_have_count(0)
        expect(button).to_be_focused()
        assert own_page.evaluate(STATE) == before, way
    assert own_page.evaluate("window.printed") == [False]


def test_the_keys_print_the_page_and_not_its_preview(page: Page):
    page.goto("2024/points/9/?lang=zh")
    wanted = [sheet.extract_text() for sheet in printed(page).pages]
    preview(page)
    assert [sheet.extract_text() for sheet in printed(page).pages] == wanted


def test_nothing_of_it_is_loaded_before_it_is_asked_for(own_page: Page):
    asked = []
    own_page.on("request", lambda request: asked.append(urlsplit(request.url).path.split("/")[-1]))
    own_page.goto("2024/points/9/")
    own_page.wait_for_load_state("networkidle")
    wanted = {"print_media.css", "print_preview.css", "print_preview.js"}
    assert wanted.isdisjoint(asked)
    preview(own_page)
    assert wanted <= set(asked)


def test_it_opens_from_a_disk(browser: Browser, disk: Path):
    page = browser.new_page(viewport=DESKTOP)
    watch = Watch(page, "")
    page.goto(f"{(disk / '2024/index.html').as_uri()}?lang=both")
    preview(page)
    *text, table = page.evaluate(KINDS)
    assert set(text) == {"portrait"}
    assert table == "landscape"
    shown = characters(frame(page, 1).evaluate(ON_SHEET))
    assert shown["法"] > 5
    page.close()
    assert watch.complaints == []


def test_where_it_cannot_be_loaded_the_page_is_printed(browser: Browser, address: str):
    page = browser.new_page(base_url=address)
    page.add_init_script(NO_PRINT)
    page.goto("2024/points/9/")
    blocker(page)(["*/print_media.css"])
    page.locator(".print-button").click()
    page.wait_for_function("() => window.printed")
    assert page.evaluate("window.printed") == [False]
    page.close()
