"""The search over texts that look like code, and over characters that take two of JavaScript's units."""

from __future__ import annotations

import io
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from end_to_end.browser.conftest import watched
from end_to_end.browser.test_search import ask
from workplan import Plan
from workplan.edition.edition import Edition
from workplan.pages.search import index_files
from workplan.site.offline import offline_zip
from workplan.site.static_server import serve_folder

# What these share is made once, on one worker.
pytestmark = pytest.mark.xdist_group("search_texts")

CODE = (
    "import(`./a/${b}`)",
    'import("./data.js")',
    'import { x } from "./data.js";',
    "export const pwned = 1;",
    "';window.pwned=1;'",
    "\\';window.pwned=1;//",
    "</script><script>window.pwned=1</script>",
    "\\u0027 \\n",
)
RARE = "𠮷" * 70 + "野家学校试点" + "😀" * 70
"""A name with characters beyond U+FFFF, with more of them on both sides than an excerpt shows."""


@pytest.fixture(scope="module")
def edition(plan: Plan) -> Edition:
    """The plan with such texts in its first point; the checks of a build would refuse some."""
    data = plan.model_dump(mode="json")
    measures = data["sections"][0]["points"][0]["measures"]
    measures += [{"zh": f"甲{code}乙。", "en": f"A {code} B."} for code in CODE]
    measures.append({"zh": f"建设{RARE}和𬭊中心。", "en": f"Build {RARE} and a 𬭊 center."})
    return Edition(Plan.model_validate(data))


@pytest.fixture(scope="module")
def built(site: Path, edition: Edition, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site with this edition's index."""
    folder = tmp_path_factory.mktemp("texts") / "site"
    shutil.copytree(site, folder)
    for path, text in index_files(edition).items():
        (folder / "assets/data/2024" / path).write_text(text, "utf-8")
    return folder


@pytest.fixture(scope="module")
def unpacked(built: Path, edition: Edition) -> Path:
    """The same site as it opens from a disk."""
    folder = built.with_name("disk")
    with zipfile.ZipFile(io.BytesIO(offline_zip(built, [edition]))) as archive:
        archive.extractall(folder)
    return folder / "plan-2024"


@pytest.fixture(params=["served", "disk"])
def page(request, browser: Browser, built: Path, unpacked: Path) -> Iterator[Page]:
    """A page from a server or opened from a disk, with the search open."""
    with serve_folder(built) as address:
        from_disk = (unpacked / "2024/points/9/index.html").as_uri()
        start = from_disk if request.param == "disk" else f"{address}2024/points/9/"
        with watched(browser, start) as page:
            page.goto(f"{start}?lang=zh")
            page.keyboard.press("Control+k")
            yield page


def test_what_looks_like_code_is_found_as_it_stands_and_never_runs(page: Page):
    for code in CODE:
        assert ask(page, f"甲{code}乙") == [1], code
        expect(page.locator(".search-results mark").first).to_have_text(f"甲{code}乙")
    assert page.evaluate("window.pwned") is None


def test_a_character_beyond_the_first_plane_is_one_character(page: Page):
    for query, mark in (
        ("𠮷", "𠮷" * 70),
        ("𬭊", "𬭊"),
        ("𨧀", "𬭊"),
        ("和𬭊", "和𬭊"),
        ("𠮷野", "𠮷野"),
        ("😀和", "😀和"),
    ):
        assert ask(page, query) == [1], query
        expect(page.locator(".search-results mark").first).to_have_text(mark)
    text = page.locator(".search-results .result-text").inner_text()
    assert text.isprintable()
    assert "\ufffd" not in text


def test_an_excerpt_counts_whole_characters_and_cuts_none_in_half(page: Page):
    assert ask(page, "野家学校") == [1]
    text = page.locator(".search-results .result-text [lang=zh]").evaluate(
        "element => [...element.textContent].map((character) => character.codePointAt(0).toString(16))"
    )
    assert [code for code in text if code.startswith("d8") and len(code) == 4] == []
    shown = "".join(chr(int(code, 16)) for code in text)
    assert shown == f"…{'𠮷' * 60}野家学校试点{'😀' * 58}…"


def test_a_hit_with_such_characters_leads_to_its_page_with_them_to_mark(page: Page):
    assert ask(page, "𠮷野家") == [1]
    link = page.locator(".search-results a").first
    assert link.evaluate("link => new URL(link.href).searchParams.getAll('mark')") == ["𠮷野家"]


def test_back_closes_the_box_on_a_disk_too(page: Page):
    assert ask(page, "双随机") == [9]
    assert "q=" in page.url
    page.go_back()
    expect(page.locator("dialog.search-box")).to_be_hidden()
    assert "q=" not in page.url
    assert "points/9/" in page.url
