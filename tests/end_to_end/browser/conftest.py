"""A page in Chromium that remembers everything it should not do."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from conftest import PATIENCE, chromium
from playwright.sync_api import Browser, Page, Playwright, expect
from shared import made_once

from workplan.edition.edition import Edition
from workplan.site.offline import offline_zip

PHONE = {"width": 375, "height": 812}
DESKTOP = {"width": 1280, "height": 900}
TOUCH = {"viewport": PHONE, "has_touch": True, "is_mobile": True, "device_scale_factor": 2}


FONTS = ("DejaVu Sans", "Liberation Sans", "Open Sans")
"""What a machine may have as its system font: a wide one, a narrow one, Noto Sans's Latin."""
FONTCONFIG = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  {aliases}
</fontconfig>
"""
ALIAS = """<match>
    <test name="family"><string>{family}</string></test>
    <edit name="family" mode="assign" binding="strong"><string>{font}</string></edit>
  </match>"""
ALIASED = ("system-ui", "sans-serif", "sans", "Roboto", "Helvetica Neue", "Noto Sans", "Arial")
"""The Latin families that the site's style names, generic ones with them."""


@dataclass
class Watch:
    """What a page asked of others, and what it complained of."""

    page: Page
    host: str
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("request", self._request)
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.complaints.append(f"error: {error}"))

    def _request(self, request) -> None:
        if urlsplit(request.url).netloc != self.host and not request.url.startswith("data:"):
            self.complaints.append(f"request: {request.url}")

    def _console(self, message) -> None:
        if message.type in {"error", "warning"}:
            self.complaints.append(f"{message.type}: {message.text}")


def settled(page: Page) -> None:
    """Waits until the page's sheets of paper, if it has any, are paginated."""
    expect(page.locator(".viewer:not(.paginated), .draft")).to_have_count(0)


def blocker(page: Page) -> Callable[[list[str]], object]:
    """Makes the browser itself refuse addresses: it waits for no answer of the test."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    return lambda urls: session.send("Network.setBlockedURLs", {"urls": urls})


@pytest.fixture(scope="session")
def disk(site: Path, edition: Edition, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The offline edition, unpacked into a folder with a space and Chinese in its name."""

    def make(folder: Path) -> None:
        content = offline_zip(site, [edition])
        assert len(content) < 5_000_000
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            archive.extractall(folder)

    return made_once(tmp_path_factory, "U盘 一", make) / "plan-2024"


@pytest.fixture(scope="session", params=FONTS)
def font_browser(
    request: pytest.FixtureRequest, playwright: Playwright, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Browser]:
    """Chromium on a machine with another system font: what it lays out must hold with each."""
    file = tmp_path_factory.mktemp("fonts") / "fonts.conf"
    aliases = "".join(ALIAS.format(family=family, font=request.param) for family in ALIASED)
    file.write_text(FONTCONFIG.format(aliases=aliases))
    browser = chromium(playwright, FONTCONFIG_FILE=str(file))
    context = browser.new_context()
    assert fonts_used(context.new_page()) == [request.param], "make test installs the fonts"
    context.close()
    yield browser
    browser.close()


def fonts_used(page: Page) -> list[str]:
    """The fonts that Chromium really takes for the system's own."""
    page.set_content('<p id="sample" style="font-family: system-ui">9.1 a b c</p>')
    session = page.context.new_cdp_session(page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    node = session.send("DOM.querySelector", {"nodeId": root, "selector": "#sample"})["nodeId"]
    fonts = session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
    return [font["familyName"] for font in fonts]


@contextmanager
def watched(browser: Browser, address: str, **device: Any) -> Iterator[Page]:
    """A page, on a desktop unless told else, which must stay silent and ask nothing of anyone."""
    context = browser.new_context(**{"viewport": DESKTOP, **device}, base_url=address)
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    watch = Watch(page, urlsplit(address).netloc)
    yield page
    context.close()
    assert watch.complaints == []


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    with watched(browser, address) as page:
        yield page


@pytest.fixture
def phone(browser: Browser, address: str) -> Iterator[Page]:
    """The same on a phone with a touch screen."""
    with watched(browser, address, **TOUCH) as page:
        yield page


@pytest.fixture
def font_page(font_browser: Browser, address: str) -> Iterator[Page]:
    with watched(font_browser, address) as page:
        yield page


@pytest.fixture
def font_phone(font_browser: Browser, address: str) -> Iterator[Page]:
    with watched(font_browser, address, **TOUCH) as page:
        yield page
