"""The same site from a disk, from nginx at a root and under a path, and at addresses that lead nowhere."""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import urllib.request
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
from conftest import PATIENCE, PLAN, ROOT
from playwright.sync_api import Browser, Page, expect
from processes import wait_until

from end_to_end.browser.conftest import DESKTOP, PHONE, Watch
from end_to_end.browser.test_tools import set_to
from workplan.edition.edition import Edition
from workplan.pages.layout import PageLayout, placeholder
from workplan.site.file_kinds import MEDIA_TYPES
from workplan.site.intranet import write_intranet
from workplan.site.offline import offline_zip
from workplan.site.site import Site
from workplan.site.static_server import serve_folder

# What these share is made once, on one worker.
pytestmark = pytest.mark.xdist_group("editions")


@pytest.fixture
def disk_page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport=DESKTOP)
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    watch = Watch(page, "")
    yield page
    context.close()
    assert watch.complaints == []


def test_from_a_disk_everything_works(disk: Path, disk_page: Page):
    page = disk_page
    page.goto((disk / "index.html").as_uri())
    page.locator('.views [data-view="zh"]').click()
    page.locator(".home-sections a").nth(8).click()
    assert page.url.split("?")[0].endswith("/2024/points/9/index.html")
    page.wait_for_function("document.documentElement.dataset.view === 'zh'")
    page.locator('[id="9.2"] [lang=zh] a.term').first.hover()
    expect(page.locator(".popover")).to_be_visible()
    page.keyboard.press("Control+k")
    for query, place in (
        ("覆盖率", "9/index.html#9.2"),
        ("enforcement", "9/index.html#9.1"),
        ("ssj", "9/index.html#9.2"),
        ("競爭審查", "6/index.html#6.1"),
    ):
        page.locator("#search-input").fill(query)
        page.wait_for_function(
            "q => document.querySelector('.search-box').dataset.shown === q", arg=query
        )
        link = page.locator(".search-results a").first.evaluate("link => link.href")
        assert re.sub(r"\?[^#]*", "", link).endswith(f"/2024/points/{place}"), query
    page.locator("#search-input").fill("覆盖率")
    page.wait_for_function("document.querySelector('.search-box').dataset.shown === '覆盖率'")
    page.keyboard.press("Enter")
    page.wait_for_url("**/points/9/index.html?**#9.2")
    expect(page.locator('[id="9.2"] mark').first).to_have_text("覆盖率")


def test_every_link_of_the_offline_edition_leads_to_a_file(disk: Path, disk_page: Page):
    for file in sorted(disk.rglob("*.html")):
        disk_page.goto(file.as_uri())
        for link in disk_page.locator("a[href]").evaluate_all(
            "all => all.map(a => new URL(a.getAttribute('href'), document.baseURI).href)"
        ):
            if link.startswith("file:"):
                path = urllib.request.url2pathname(urlsplit(link).path)
                assert Path(path).is_file(), (file, link)


def test_the_offline_edition_is_the_same_to_the_byte(site: Path, edition: Edition):
    assert offline_zip(site, [edition]) == offline_zip(site, [edition])


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="module", params=["/", "/sub/path/"], ids=["root", "sub-path"])
def nginx(request, site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The intranet edition behind a real nginx, its folder used as its own first lines say."""
    folder = tmp_path_factory.mktemp("nginx")
    edition = folder / "a folder" / "workplan"
    write_intranet(site, edition, request.param)
    root = edition / "site"
    if request.param != "/":
        root = folder / "www"
        shutil.copytree(edition / "site", root / request.param.strip("/"))
    port = free_port()
    (folder / "nginx.conf").write_text(
        f"user root; daemon off; pid {folder}/pid; error_log {folder}/error.log; events {{}}\n"
        f"http {{ access_log off; server {{ listen 127.0.0.1:{port}; "
        f'root "{root}"; include "{edition}/nginx.conf"; }} }}\n'
    )
    program = shutil.which("nginx") or "/usr/sbin/nginx"  # where few users' shells look
    server = subprocess.Popen([program, "-c", str(folder / "nginx.conf")])
    address = f"http://127.0.0.1:{port}{request.param}"
    wait_until((folder / "pid").is_file)  # written once it listens
    yield address
    server.terminate()
    server.wait()


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_behind_nginx_nothing_is_refused_and_everything_works(browser: Browser, nginx: str, size):
    context = browser.new_context(viewport=size)
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    watch = Watch(page, urlsplit(nginx).netloc)
    page.goto(nginx)
    page.locator('.views [data-view="en"]').click()
    page.locator(".audience-link.parents").click()
    assert page.url == f"{nginx}2024/for/parents/"
    page.locator(".site-head .search-open").click()
    page.locator("#search-input").fill("prepaid")
    page.locator(".search-results a").first.click()
    page.wait_for_url(f"{nginx}2024/points/11/#11.3")
    expect(page.locator('[id="11.3"] mark').first).to_be_visible()
    set_to(page, "colors", "dark")
    assert page.evaluate("document.documentElement.dataset.scheme") == "dark"
    assert watch.complaints == []
    watch.complaints.clear()
    page.goto(f"{nginx}2024/points/99/nowhere")
    expect(page.locator("h1")).to_contain_text("Page not found")
    page.locator(".page-links a").nth(1).click()
    assert page.url == f"{nginx}2024/"
    assert [complaint for complaint in watch.complaints if "404 (Not Found)" not in complaint] == []
    context.close()


def head(address: str, **headers: str) -> tuple[int, dict[str, str]]:
    request = urllib.request.Request(address, headers=headers, method="GET")  # noqa: S310
    try:
        with urllib.request.urlopen(request) as response:  # noqa: S310
            return response.status, dict(response.headers)
    except urllib.error.HTTPError as error:
        return error.code, dict(error.headers)


def test_nginx_sends_the_security_headers_compressed_files_and_cache_rules(nginx: str, site: Path):
    status, headers = head(f"{nginx}2024/points/9/", **{"Accept-Encoding": "gzip"})
    assert status == 200
    assert headers["Content-Encoding"] == "gzip"
    assert headers["Cache-Control"] == "no-cache"
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    script = next(site.glob("assets/*/js/main.js")).relative_to(site).as_posix()
    status, headers = head(nginx + script)
    assert headers["Content-Type"].startswith("text/javascript"), headers
    assert "immutable" in headers["Cache-Control"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "Content-Security-Policy" not in headers  # nothing that it could rule
    status, headers = head(f"{nginx}gone")
    assert status == 404
    assert "Content-Security-Policy" in headers


def test_nginx_tells_the_kind_of_every_file(nginx: str, site: Path):
    files = {file.suffix: file.relative_to(site).as_posix() for file in site.rglob("*.*")}
    del files[""], files[".gz"]
    assert {".html", ".js", ".ics", ".docx", ".woff2"} <= files.keys()
    for suffix, name in files.items():
        assert head(nginx + quote(name))[1]["Content-Type"].startswith(MEDIA_TYPES[suffix]), name


def test_nginx_lets_nobody_keep_an_error(nginx: str, site: Path):
    """What is refused or missing today, below the styles and scripts too, may be there tomorrow."""
    folder = next(site.glob("assets/*/js")).relative_to(site).as_posix()
    address = urlsplit(nginx)
    requests = {f"{nginx}{folder}/": 403, f"{nginx}{folder}/gone.js": 404}
    for url, expected in requests.items():
        status, headers = head(url)
        assert status == expected
        assert "max-age" not in headers.get("Cache-Control", "")
        assert headers["X-Content-Type-Options"] == "nosniff"
    connection = HTTPConnection(address.hostname, address.port)
    connection.request("POST", f"{address.path}{folder}/main.js")
    response = connection.getresponse()
    assert response.status == 405
    assert "max-age" not in response.headers.get("Cache-Control", "")
    connection.close()


def test_an_address_that_leads_nowhere_is_helped_at_any_depth(browser: Browser, address: str):
    context = browser.new_context(viewport=DESKTOP)
    page = context.new_page()
    page.goto(f"{address}a/b/c/d")
    expect(page.locator("h1")).to_contain_text("页面不存在")
    assert page.locator(".page-links a").first.get_attribute("href") == "/"
    assert (
        page.evaluate("getComputedStyle(document.querySelector('.site-bar')).position") == "sticky"
    )
    context.close()


@pytest.mark.parametrize("path", ["repo/nope", "repo/a/b/c"])
def test_under_a_sub_path_the_404_page_finds_the_site(browser: Browser, site: Path, tmp_path, path):
    """As GitHub Pages serves a project's site, to a reader who has never been there."""
    shutil.copytree(site, tmp_path / "repo")
    shutil.copy(site / "404.html", tmp_path)
    with serve_folder(tmp_path) as address:
        page = browser.new_page()
        page.goto(address + path)
        expect(page.locator(".page-links a").first).to_have_attribute("href", "/repo/")
        page.locator("#content .search-open").click()
        page.locator("#search-input").fill("信访")
        expect(page.locator(".search-results a")).to_have_attribute(
            "href", re.compile("/repo/2024/points/12/")
        )
        page.keyboard.press("Escape")
        page.locator(".page-links a").nth(1).click()
        expect(page).to_have_url(f"{address}repo/2024/")
        page.close()


def test_with_a_public_address_the_404_page_needs_no_script():
    site = Site.load(PLAN, ROOT / "docs", "https://example.org/repo/")
    page = site.theme_values["missing"]["content"] + site.not_found_page(
        PageLayout((placeholder("header"), "header", ""))
    )
    links = re.findall(' href="([^"#]*)"', page)
    assert "/repo/2024/" in links
    assert [link for link in links if not link.startswith(("/repo/", "http"))] == []


def test_no_page_breaks_its_security_policy(own_page: Page):
    own_page.add_init_script(
        "document.addEventListener('securitypolicyviolation', e => console.error('CSP ' + e.violatedDirective + ' ' + e.blockedURI))"
    )
    for path in (
        "",
        "2024/",
        "2024/points/14/",
        "2024/units/",
        "2024/terms/",
        "about/",
        "404.html",
    ):
        own_page.goto(path)
        policy = own_page.locator('meta[http-equiv="Content-Security-Policy"]').get_attribute(
            "content"
        )
        assert "unsafe" not in policy
        own_page.locator('.views [data-view="en"]').click() if path != "404.html" else None
