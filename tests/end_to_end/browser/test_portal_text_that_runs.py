"""Hostile text in a portal's settings and plans, queries and addresses: nothing of it runs."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from conftest import PATIENCE, ROOT
from hostile_plans import PAYLOADS, RUN, PlanBuilder, words_of
from playwright.sync_api import Browser, Page, expect
from portal.built_portal import project

from end_to_end.browser.conftest import Watch, settled
from end_to_end.browser.test_text_that_runs import TEXT, a_page_of_each_kind, lacking, use
from end_to_end.browser.test_text_that_runs import nothing_ran as nothing_became_markup
from workplan.plan import checks
from workplan.plan.yaml_writer import lines_of
from workplan.portal.build import PortalBuild
from workplan.portal.check import portal_problems
from workplan.portal.engine import ThisProcess
from workplan.portal.offline import portal_zip
from workplan.portal.storage import STATE, Storage
from workplan.site.static_server import serve_folder

pytestmark = pytest.mark.xdist_group("hostile portal")  # what these share is built once

ISSUERS, YEARS = ("a/b/x", "a/b/con"), (2024, 2023)
QUERIES = (
    "<script>", '"><img src=x onerror=1>', "javascript:alert(1)", "{{ 7*7 }}", "etc/passwd", "DDEAUTO",
    "document.documentElement.setAttribute", "\\u0027", "$& $1", "(a+)+$", "__proto__", "№", words_of(3)[:90],
)  # fmt: skip
CHOSEN = {"year": "<b>2024", "region": '"><img src=x onerror=1>'}
ADDRESSES = (
    "javascript:alert(1)", "//evil.example/x/2024/", "https://evil.example/2024/", "../../../x/2024/",
    "..%2f..%2fx/2024/", "a/b/../../../2024/", "<img src=x onerror=1>", "data:text/html,x", "\\\\evil.example\\2024/",
    "a/b/x/2024/#<b>", "a/b/x/2024/?x", "__proto__/2024/", words_of(5),
)  # fmt: skip

OFFERED = """() => new Promise((done) => {
  const { elements } = document.querySelector("form[data-root]");
  const offered = ["a", "b"].every((side) => !elements[`region-${side}`].value || elements[side].options.length > 1);
  setTimeout(() => done(offered)); // after what follows at once
})"""
"""Whether the plans of the regions that the address names are there to choose from."""


@dataclass
class Built:
    """A portal on a server and unpacked from its zip, and what its texts are."""

    site: Path
    disk: Path
    texts: dict[str, str]


def text(builder: PlanBuilder, field: str) -> dict[str, str]:
    return {language: builder.text(field) for language in ("zh", "en")}


def settings() -> tuple[dict[str, Any], dict[str, str]]:
    """The settings with a hostile text wherever there may be any, and the texts."""
    builder = PlanBuilder(lambda number: words_of(5_000 + number))
    kinds = {
        kind: [{"id": f"{kind}-1", "name": text(builder, f"{kind}.name"), "words": ["<script>"]}]
        for kind in ("bureaus", "units", "topics")
    }
    data = {
        "name": text(builder, "name"),
        "notice": text(builder, "notice"),
        "url": "https://example.org/",
        "regions": {path: text(builder, f"regions.{path}") for path in ("a", "a/b")},
        **kinds,
    }
    del builder.texts[builder.unit]
    return data, builder.texts


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = tmp_path_factory.mktemp("hostile")
    data, texts = settings()
    (folder / "portal.yaml").write_text("\n".join(lines_of(data)), "utf-8")
    for number, issuer in enumerate(ISSUERS):
        for year in YEARS:
            first = 1_000 * number + 100 * (2024 - year)
            builder = PlanBuilder(lambda count, first=first: words_of(first + count))
            file = folder / "plans" / issuer / f"{year}.yaml"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text("\n".join(lines_of({**builder.plan(), "year": year})), "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        patch.setattr(checks, "RULES", ())  # of style, which most of these texts offend
        assert list(portal_problems(project(folder))) == []
        storage = Storage(str(folder / "site"))
        summary = PortalBuild(project(folder), storage, ThisProcess()).run()
        assert summary.problems == ()
    with zipfile.ZipFile(io.BytesIO(portal_zip(storage))) as archive:
        archive.extractall(folder / "disk")
    return Built(folder / "site", folder / "disk/portal", texts)


@dataclass
class Visit:
    """A page that is watched, and where the portal's pages are."""

    page: Page
    root: Path
    base: str
    watch: Watch

    def open(self, name: str, **asked: str) -> None:
        self.page.goto(self.base + name + ("?" + urlencode(asked) if asked else ""))
        settled(self.page)

    def nothing_ran(self, what: str) -> None:
        assert nothing_became_markup(self.page), what
        assert self.page.locator("[onmouseover], [onfocus], [onbegin], [autofocus]").count() == 0, (
            what
        )
        assert self.watch.complaints == [], what


@pytest.fixture(params=["online", "disk"])
def visit(request: pytest.FixtureRequest, browser: Browser, built: Built) -> Iterator[Visit]:
    context = browser.new_context(locale="zh-CN")
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    with serve_folder(built.site) as address:
        root = {"online": built.site, "disk": built.disk}[request.param]
        base = {"online": address, "disk": f"{root.as_uri()}/"}[request.param]
        watch = Watch(page, address.split("/")[2] if request.param == "online" else "")
        page.on(
            "dialog", lambda dialog: (watch.complaints.append(dialog.message), dialog.dismiss())
        )
        yield Visit(page, root, base, watch)
    page.evaluate(RUN)  # what would have been seen, had it run
    assert not nothing_became_markup(page)
    context.close()


def own_pages(root: Path) -> list[str]:
    pages = sorted(page.relative_to(root).as_posix() for page in root.rglob("*.html"))
    return [page for page in pages if not page.startswith((*ISSUERS, STATE))]


def test_nothing_of_a_text_runs_and_all_read_as_written(built: Built, visit: Visit):
    own = own_pages(visit.root)
    assert {"index.html", "by/region/a/b/index.html", "compare/index.html"} < {*own}
    assert len([page for page in own if page.startswith("by/")]) > 10
    shown = ""
    for name in own:
        visit.open(name)
        visit.nothing_ran(name)
        shown += visit.page.evaluate(TEXT)
    assert lacking(built.texts, " ".join(shown.split())) == set()


def test_nothing_of_a_plan_in_a_portal_runs(visit: Visit):
    """Its pages have the portal's name, and links to the others."""
    issuer = visit.root / ISSUERS[0]
    pages = a_page_of_each_kind(issuer)
    assert len(pages) > 13
    for name in pages:
        visit.open(f"{ISSUERS[0]}/{name}")
        use(visit.page)
        visit.nothing_ran(name)


def test_nothing_of_a_query_runs(visit: Visit):
    found = visit.page.locator(".portal-plan")
    status = visit.page.locator(".portal-search [role=status]")
    count = 0
    for query in QUERIES:
        for chosen in ({}, CHOSEN):
            visit.open("index.html", q=query, **chosen)
            expect(visit.page.locator("#portal-query")).to_have_value(query)
            expect(status).not_to_be_empty()
            expect(visit.page.locator(".portal-search-failed")).to_be_hidden()
            visit.nothing_ran(query)
            links = found.locator("a").evaluate_all("(links) => links.map((link) => link.href)")
            assert [link for link in links if not link.startswith(visit.base)] == [], query
        count += found.count()
        if found.count():
            found.locator("a").nth(1).click()
            visit.page.wait_for_load_state("load")
            settled(visit.page)
            visit.nothing_ran(f"what is found for {query}")
    assert count > len(QUERIES)


def test_what_is_found_reads_as_written(visit: Visit):
    visit.open("index.html", q="onerror")
    expect(visit.page.locator(".portal-plan")).not_to_have_count(0)
    assert "<img src=x onerror=" in visit.page.locator(".portal-found").inner_text()
    visit.nothing_ran("onerror")


def test_two_hostile_plans_are_compared_as_written(visit: Visit):
    a, b = (f"{issuer}/2024/" for issuer in ISSUERS)
    visit.open("compare/index.html", a=a, b=b)
    expect(visit.page.locator(".compare-found a").first).to_be_visible()
    visit.nothing_ran("compare")
    shown = " ".join(visit.page.locator("main").evaluate("(main) => main.textContent").split())
    assert [
        name for name, payload in PAYLOADS.items() if " ".join(payload.split()) not in shown
    ] == []


@pytest.mark.parametrize("sides", ["a", "b", "ab"])
def test_no_hostile_address_is_compared(visit: Visit, sides: str):
    good = f"{ISSUERS[0]}/2024/"
    for address in ADDRESSES:
        asked = {side: address if side in sides else good for side in "ab"}
        visit.open("compare/index.html", **asked)
        visit.page.wait_for_function(OFFERED)
        visit.nothing_ran(address)
        assert visit.page.locator(".compare-found a").count() == 0, address
    visit.page.wait_for_load_state("networkidle")  # nothing of the last one comes later
    visit.nothing_ran(address)
