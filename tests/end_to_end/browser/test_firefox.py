"""The site and the offline edition in Firefox: silent, asking nothing of anyone, and usable."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from processes import wait_until

from end_to_end.paper.firefox import Firefox
from workplan.site.static_server import serve_folder

pytestmark = pytest.mark.xdist_group("firefox")

WATCH = """
const seen = window.workplanSeen = { console: [], requests: [] };
const kinds = new Set(["error", "warning"]);
Services.console.registerListener({ observe(message) {
  if (!(message instanceof Ci.nsIScriptError) || !message.sourceName) return;
  const from = message.sourceName;
  if (/^(https?|file):/.test(from)) seen.console.push(message.errorMessage);
} });
Services.obs.addObserver({ observe(channel) {
  const { loadInfo, URI } = channel.QueryInterface(Ci.nsIHttpChannel);
  if (loadInfo.browsingContextID) seen.requests.push(URI.spec);
} }, "http-on-opening-request");
"""
"""Remembers what the console says of pages, and what pages, not Firefox itself, ask of servers."""

TAKE = """
const { console, requests } = window.workplanSeen;
window.workplanSeen.console = []; window.workplanSeen.requests = [];
return { console, requests };
"""

SETTLED = "!document.querySelector('.viewer:not(.paginated), .draft')"
"""Whether the page's sheets of paper, if it has any, are paginated. Until then a print has its text in
each language, of which the view hides all but its own."""

SEARCHES = {"覆盖率": "points/9/", "enforcement": "points/9/", "競爭審查": "points/6/"}
"""What is looked for, and the page of the first hit."""


@pytest.fixture(scope="session")
def firefox(tmp_path_factory) -> Iterator[Firefox]:
    with Firefox(tmp_path_factory.mktemp("firefox")) as firefox:
        firefox.run(WATCH, context="chrome")
        yield firefox


@pytest.fixture(params=["server", "disk"])
def place(request: pytest.FixtureRequest, firefox: Firefox) -> Iterator[str]:
    """The address of the site on a server, or that of its folder; neither may complain or ask."""
    if request.param == "server":
        address = request.getfixturevalue("address")
    else:
        address = request.getfixturevalue("disk").as_uri() + "/"
    firefox.run(TAKE, context="chrome")
    yield address
    seen = firefox.run(TAKE, context="chrome")
    assert seen["console"] == []
    host = urlsplit(address).netloc
    assert [url for url in seen["requests"] if urlsplit(url).netloc != host or not host] == []


def at(place: str, path: str) -> str:
    """A page's address on a server, or its file on a disk."""
    return place + path + ("index.html" if place.startswith("file:") else "")


def until(firefox: Firefox, condition: str) -> None:
    """Waits until an expression is true in the page; a page that is going away has none."""
    script = f"return document.readyState === 'complete' && Boolean({condition})"
    wait_until(lambda: firefox.run(script), condition)


def press_keys(firefox: Firefox, *keys: str) -> None:
    """Holds down all keys but the last, which is pressed."""
    down = [{"type": "keyDown", "value": key} for key in keys]
    up = [{"type": "keyUp", "value": key} for key in reversed(keys)]
    call = {"actions": [{"type": "key", "id": "keyboard", "actions": down + up}]}
    firefox.ask("WebDriver:PerformActions", call)


def search(firefox: Firefox, query: str) -> str:
    """Types a query into the search box; returns the address of the first hit."""
    firefox.run("const box = document.querySelector('#search-input'); box.focus(); box.select()")
    for key in query:
        press_keys(firefox, key)
    until(firefox, f"document.querySelector('.search-box').dataset.shown === '{query}'")
    return firefox.run("return document.querySelector('.search-results a').href")


def test_the_watch_sees_what_it_should(firefox: Firefox, tmp_path: Path):
    policy = '<meta http-equiv="Content-Security-Policy" content="script-src \'none\'">'
    (tmp_path / "broken.html").write_text(f"<!doctype html>{policy}<script>0</script>")
    firefox.run(TAKE, context="chrome")
    with serve_folder(tmp_path) as address:
        other = f"{address}a.png"
        (tmp_path / "loud.html").write_text(f'<!doctype html><img src="{other}"><script>throw Error("loud")</script>')  # fmt: skip
        for name in ("loud", "broken"):
            firefox.open((tmp_path / f"{name}.html").as_uri())
        seen = firefox.run(TAKE, context="chrome")
    assert seen["requests"] == [other]
    assert any("loud" in message for message in seen["console"])
    assert any("Content-Security-Policy" in message for message in seen["console"])


def test_no_script_writes_to_the_console_itself(site: Path):
    """So that all a console could show is what the browser says, which the tests look at."""
    scripts = list(site.rglob("*.js"))
    assert scripts
    assert [file.name for file in scripts if "console." in file.read_text("utf-8")] == []


def test_every_page_is_silent(firefox: Firefox, place: str, site: Path):
    files = [file.relative_to(site).as_posix() for file in sorted(site.rglob("*.html"))]
    assert len(files) > 40
    for path in files:
        if place.startswith("file:") and path == "404.html":
            continue  # only a server sends it
        firefox.open(place + path)
        until(firefox, SETTLED)
        assert firefox.run("return document.querySelector('#content h1').checkVisibility()"), path
        assert firefox.run("return document.documentElement.className").startswith("js"), path
        assert firefox.run("return getComputedStyle(document.body).fontFamily") != "serif", path


def test_the_view_is_switched_and_stays(firefox: Firefox, place: str):
    firefox.open(at(place, "2024/"))
    for view, shown, hidden in (("en", "en", "zh"), ("zh", "zh", "en")):
        firefox.run(f"document.querySelector('.views [data-view={view}]').click()")
        until(firefox, f"document.documentElement.lang === '{shown}'")
        look = "return document.querySelector(arguments[0]).checkVisibility()"
        assert firefox.run(look, f"#content h1 [lang={shown}]")
        assert not firefox.run(look, f"#content h1 [lang={hidden}]")
    firefox.run("document.querySelector('#content a:not(svg a)[href*=\"points/9/\"]').click()")
    until(firefox, "location.pathname.includes('/points/9/')")
    assert firefox.run("return document.documentElement.dataset.view") == "zh"
    firefox.run("document.querySelector('.views [data-view=both]').click()")


def test_search_finds_and_opens_a_measure(firefox: Firefox, place: str):
    firefox.open(at(place, "2024/units/"))
    press_keys(firefox, "\ue009", "k")
    until(firefox, "document.querySelector('dialog.search-box')?.open")
    for query, page in SEARCHES.items():
        assert f"2024/{page}" in search(firefox, query), query
    search(firefox, "覆盖率")
    press_keys(firefox, "\ue007")
    until(firefox, "location.hash === '#9.2' && document.querySelector('[id=\"9.2\"] mark')")
    assert firefox.run("return document.querySelector('[id=\"9.2\"] mark').textContent") == "覆盖率"


def test_an_address_that_leads_nowhere_leads_home(firefox: Firefox, address: str):
    firefox.run(TAKE, context="chrome")
    firefox.open(address)
    firefox.open(f"{address}no/such/page/")
    assert firefox.run("return document.querySelector('.missing-page h1').checkVisibility()")
    firefox.run("document.querySelector('.missing-page .page-links a').click()")
    until(firefox, f"location.href === '{address}'")
    seen = firefox.run(TAKE, context="chrome")
    assert seen["console"] == []
    assert {urlsplit(url).netloc for url in seen["requests"]} == {urlsplit(address).netloc}


def test_the_preview_of_a_print_opens_and_closes(firefox: Firefox, place: str):
    firefox.open(at(place, "2024/") + "?lang=both")
    until(firefox, "document.documentElement.classList.contains('js')")
    firefox.run("document.querySelector('.print-button').focus()")
    press_keys(firefox, "\ue007")
    until(firefox, "document.querySelectorAll('.print-preview.ready .preview-sheet').length > 1")
    press_keys(firefox, "\ue00c")
    until(firefox, "document.activeElement.className === 'print-button'")
    assert firefox.run("return document.querySelector('.print-preview')") is None
