"""The site while its file is edited, in a real browser beside a real server."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from conftest import PATIENCE, ROOT
from playwright.sync_api import Browser, Page, expect

from end_to_end.browser.conftest import DESKTOP, Watch

# One server at a time is enough.
pytestmark = pytest.mark.xdist_group("preview")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name in ("docs", "macros", "overrides", "data"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    return tmp_path


@contextmanager
def serving(project: Path) -> Iterator[str]:
    """The address of a server that leaves no temporary file behind when it is ended."""
    command = [sys.executable, "-um", "workplan.cli", "serve", "--port", "0"]
    place = project / "temporary"
    place.mkdir()
    env = {**os.environ, "TMPDIR": str(place)}
    with subprocess.Popen(
        command, cwd=project, env=env, stdout=subprocess.PIPE, text=True
    ) as server:
        try:
            address = server.stdout.readline().strip()
            server.stdout.readline()  # the plan is read, or its problems are told
            yield address
        finally:
            server.terminate()
    assert list(place.iterdir()) == []


@pytest.fixture
def served(project: Path) -> Iterator[str]:
    with serving(project) as address:
        yield address


@pytest.fixture
def page(browser: Browser, served: str) -> Iterator[Page]:
    context = browser.new_context(viewport=DESKTOP, base_url=served)
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    watch = Watch(page, urlsplit(served).netloc)
    yield page
    context.close()
    assert watch.complaints == []


def change(project: Path, old: str, new: str) -> None:
    file = project / "data/plan.yaml"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def test_a_save_shows_where_one_looks_and_an_error_too(project: Path, page: Page):
    page.goto("2024/points/9/?lang=zh")
    page.evaluate("scrollTo(0, 400)")
    expect(page.locator(".preview-problems")).to_have_count(0)

    change(project, "zh: 深化教育领行政执法改革", "zh: 改过的标题")
    expect(page.locator("h1")).to_contain_text("改过的标题")
    assert abs(page.evaluate("scrollY") - 400) < 10  # the new heading is a little shorter
    assert page.evaluate("document.documentElement.dataset.view") == "zh"

    change(project, "year: 2024", "year: soon")
    panel = page.locator(".preview-problems")
    expect(panel).to_contain_text("data/plan.yaml:")
    expect(page.locator("h1")).to_contain_text("改过的标题")

    change(project, "year: soon", "year: 2024")
    expect(panel).to_have_count(0)
    change(project, "改过的标题", "再改的标题")
    expect(page.locator("h1")).to_contain_text("再改的标题")


def test_the_home_page_follows_too(project: Path, page: Page):
    page.goto("")
    change(project, "zh: 坚持严格规范公正文明执法", "zh: 改过的部分")
    expect(page.locator("main")).to_contain_text("改过的部分")


def test_pages_are_those_of_the_build(site: Path, served: str, page: Page):
    """The same bytes, but for the script that listens."""
    for address in ("", "about/", "2024/", "2024/points/9/", "2024/units/faguichu/", "2024/terms/"):
        built = (site / address / "index.html").read_text("utf-8")
        answer = page.request.get(served + address).text()
        assert (
            answer.replace(
                '<script type="module" src="/workplan-preview/preview.js?1"></script>', ""
            )
            == built
        )
    for address in ("2024/plan.yaml", "2024/downloads/plan.csv", "2024/downloads/plan.xlsx"):
        assert page.request.get(served + address).body() == (site / address).read_bytes()
    assert page.request.get(f"{served}../../etc/hostname").status == 404
    assert page.request.get(f"{served}nowhere/").status == 404


def test_a_file_with_errors_from_the_start_says_so(project: Path, browser: Browser):
    change(project, "year: 2024", "year: soon")
    with serving(project) as address:
        page = browser.new_page(base_url=address)
        page.goto("2024/points/9/")
        expect(page.locator(".preview-problems")).to_contain_text("year")
        change(project, "year: soon", "year: 2024")
        expect(page.locator("h1")).to_contain_text("9")
        page.close()


def status(address: str, path: str, host: str) -> int:
    with closing(HTTPConnection(urlsplit(address).netloc)) as connection:
        connection.putrequest("GET", path, skip_host=True)
        connection.putheader("Host", host)
        connection.endheaders()
        return connection.getresponse().status


def test_the_draft_is_kept_from_other_sites(served: str):
    """By DNS rebinding a page elsewhere could otherwise read it."""
    own = urlsplit(served).netloc
    port = own.rpartition(":")[2]
    assert status(served, "/2024/plan.yaml", own) == 200
    assert status(served, "/2024/plan.yaml", f"localhost:{port}") == 200
    for host in ("rebind.attacker.test", f"rebind.attacker.test:{port}", "127.0.0.1:1", ""):
        assert status(served, "/2024/plan.yaml", host) == 421, host
    with urllib.request.urlopen(f"{served}2024/plan.yaml") as answer:  # noqa: S310
        assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"
        assert "Access-Control-Allow-Origin" not in answer.headers


def test_no_address_leads_out_of_the_site(served: str):
    for path in (
        *("/%00", "/2024/%00", "/..%2f..%2fetc/passwd", "/%2e%2e/plan.yaml"),
        *(f"/{'a' * 300}", f"/{'%E6%95%99' * 90}", f"/{'a/' * 5000}", "/%ed%a0%80"),
    ):
        assert status(served, path, urlsplit(served).netloc) == 404, path
    assert status(served, "http://[x/", urlsplit(served).netloc) == 400


def test_a_plan_behind_a_link_and_a_replaced_folder_are_followed(project: Path, browser: Browser):
    real = project / "real.yaml"
    (project / "data/plan.yaml").rename(real)
    (project / "data/plan.yaml").symlink_to(real)
    with serving(project) as address:
        page = browser.new_page(base_url=address)
        page.goto("2024/points/9/")
        change(project, "zh: 深化教育领行政执法改革", "zh: 改过的标题")
        expect(page.locator("h1")).to_contain_text("改过的标题")
        shutil.copytree(project / "data", project / "other")
        text = real.read_text("utf-8").replace("改过的标题", "再改的标题")
        (project / "other/plan.yaml").write_text(text, "utf-8")
        (project / "data").rename(project / "old")
        (project / "other").rename(project / "data")
        expect(page.locator("h1")).to_contain_text("再改的标题")
        page.close()
