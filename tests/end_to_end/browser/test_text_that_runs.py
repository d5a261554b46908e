"""Hostile text in every field: on every kind of page, online and from a disk, nothing of it runs."""

from __future__ import annotations

import copy
import io
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from conftest import PATIENCE, ROOT
from hostile_plans import RUN, PlanBuilder, words_of
from playwright.sync_api import Browser, Page, expect

from end_to_end.browser.conftest import Watch, settled
from workplan.edition.archive import load_editions
from workplan.plan import checks
from workplan.plan.yaml_writer import lines_of
from workplan.site.build import build_site
from workplan.site.offline import offline_zip
from workplan.site.static_server import serve_folder

pytestmark = pytest.mark.xdist_group("hostile")  # what these share is built once

WITHOUT_RULES = "import workplan.plan.checks as checks\nchecks.RULES = ()\n"
"""The rules of style refuse most of these texts; what they let through is not what is tested."""
NOT_ON_PAGES = {
    "Law.avoid", "Law.forms", "Measure.also", "Term.also", "Term.avoid", "Term.forms", "Unit.avoid",
    "SourceStyle.point", "SourceStyle.section", "SourceStyle.separator", "UpperHeading.units",
}  # fmt: skip
"""For translators and for the search; samples, whose numbers change; units that the heading's own
text names."""


@dataclass
class Built:
    """A site of two years and what its texts are, in a folder."""

    folder: Path
    texts: dict[str, str]
    shown: str = field(default="")
    """The texts of all pages that were visited."""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = tmp_path_factory.mktemp("hostile")
    builder = PlanBuilder(words_of)
    plan = builder.plan()
    earlier = copy.deepcopy(plan)
    earlier["year"] = 2023
    earlier["sections"][0]["points"][0]["measures"][0]["zh"] = words_of(9_999)
    (folder / "archive").mkdir()
    for name, data in {"plan.yaml": plan, "archive/2023.yaml": earlier}.items():
        (folder / name).write_text("\n".join(lines_of(data)), "utf-8")
    (folder / "sitecustomize.py").write_text(WITHOUT_RULES)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        patch.setattr(checks, "RULES", ())
        patch.setenv("PYTHONPATH", str(folder))
        build_site(folder / "plan.yaml", folder / "site", report=lambda _: None)
        editions = load_editions(folder / "plan.yaml")
    with zipfile.ZipFile(io.BytesIO(offline_zip(folder / "site", editions))) as archive:
        archive.extractall(folder / "disk")
    return Built(folder, builder.texts)


def a_page_of_each_kind(site: Path) -> list[str]:
    """This year's pages, of those with the same kind of address the first."""
    pages = sorted(page.relative_to(site).as_posix() for page in site.rglob("*.html"))
    kinds: dict[str, str] = {}
    for page in pages:
        kinds.setdefault(
            re.sub(r"(?<=/)[^/]+(?=/index)" if page.count("/") > 2 else "$^", "", page), page
        )
    return [page for page in kinds.values() if not page.startswith("2023/")]


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


TEXT = """() => {
  const copy = document.documentElement.cloneNode(true);
  for (const script of copy.querySelectorAll("script, style")) script.remove();
  return copy.textContent;
}"""
"""The text of a page in all languages, whichever are shown, and its title."""


def nothing_ran(page: Page) -> bool:
    """Whether no payload has run, and none has become an element."""
    marks = (
        "main :is(iframe, script:not([type]), img, math, a[href^=javascript]), [onerror], [onload]"
    )
    return not page.evaluate("document.documentElement.hasAttribute('data-ran')") and not (
        page.locator(marks).count()
    )


def use(page: Page) -> None:
    """Opens what a page can open."""
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    term = page.locator("#content:not(:has(.viewer)) :is(a.term, a.law):visible")
    if term.count():
        term.first.focus()
        expect(page.locator(".popover")).to_be_visible()


@pytest.mark.parametrize("where", ["online", "disk"])
def test_nothing_of_a_text_runs(built: Built, page: Page, where: str):
    root = built.folder / "site" if where == "online" else next((built.folder / "disk").iterdir())
    pages = a_page_of_each_kind(root)
    assert len(pages) > 13, pages
    with serve_folder(root) as address:
        base = address if where == "online" else root.as_uri() + "/"
        watch = Watch(page, address.split("/")[2] if where == "online" else "")
        page.on(
            "dialog", lambda dialog: (watch.complaints.append(dialog.message), dialog.dismiss())
        )
        for name in pages:
            page.goto(base + name)
            settled(page)
            use(page)
            assert nothing_ran(page), name
            assert watch.complaints == [], name
            built.shown += page.evaluate(TEXT)
    page.evaluate(RUN)  # what would have been seen, had it run
    assert not nothing_ran(page)


def test_nothing_of_a_query_or_an_address_runs(built: Built, page: Page):
    """Search, filters, highlights, the preview of a print and the copied citation."""
    query = words_of(3)
    with serve_folder(built.folder / "site") as address:
        watch = Watch(page, address.split("/")[2])
        asked = urlencode(
            {"q": query, "unit": query, "section": query, "mark": query, "lang": query}
        )
        page.goto(f"{address}2024/points/1-1/?{asked}#{asked}")
        box = page.locator("#search-input")
        expect(box).to_have_value(query)
        expect(page.locator(".search-suggestions")).to_be_visible()
        page.goto(f"{address}2024/points/1-1/?q=onerror")
        expect(page.locator(".search-results li")).not_to_have_count(0)
        assert "<img src=x onerror=" in page.locator(".search-results").inner_text()
        page.keyboard.press("Escape")
        page.locator(".settings-open").click()
        page.evaluate("document.querySelector('.cite').open = true")
        page.locator(".cite-copy").click()
        page.locator(".print-button").first.click()
        expect(page.locator(".print-preview.ready .preview-sheet")).not_to_have_count(0)
        assert nothing_ran(page)
        assert watch.complaints == []


def test_every_text_reads_as_written(built: Built):
    """On the pages that were visited; and in the data, those that no page shows."""
    assert lacking(built.texts, " ".join(built.shown.split())) <= NOT_ON_PAGES
    data = json.loads((built.folder / "site/2024/downloads/plan.json").read_text("utf-8"))
    assert lacking(built.texts, "\0".join(strings(data))) == set()


def lacking(texts: dict[str, str], shown: str) -> set[str]:
    """The fields of which no text is shown."""
    found = {field for text, field in texts.items() if text in shown}
    return set(texts.values()) - found


def strings(value: Any) -> Iterator[str]:
    """The keys and texts in data."""
    if isinstance(value, dict):
        yield from value
        value = [*value.values()]
    if isinstance(value, list):
        for item in value:
            yield from strings(item)
    elif isinstance(value, str):
        yield value
