"""A page in Chromium that remembers everything it should not do."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import urlsplit

import pytest
from conftest import PATIENCE, chromium
from playwright.sync_api import Browser, Page, Playwright, Route, expect
from shared import made_once

from workplan.edition.edition import Edition
from workplan.site.offline import offline_zip

PHONE = {"width": 375, "height": 812}
DESKTOP = {"width": 1280, "height": 900}
TOUCH = {"viewport": PHONE, "has_touch": True, "is_mobile": True, "device_scale_factor": 2}

MEDIA = {"color_scheme": "light", "reduced_motion": "no-preference", "forced_colors": "none"}
"""What a page may be told of the reader's system, and what it is told as a rule."""
HAS_REAL_CLOCK = "!('__pwClock' in globalThis)"

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


class SharedPage:
    """A page that serves one test after another, each as if it were new.

    Size, scheme, medium and forced colours are set for each test; pages that differ in more, such
    as the locale, are not shared.
    """

    free: ClassVar[list[SharedPage]] = []
    """Those that no test has now, the last used one at the end."""
    MOST_FREE = 4
    LASTING = ("add_init_script", "on", "once", "route", "expose_function", "expose_binding")
    """What would reach the next test."""

    def __init__(self, browser: Browser, address: str, settings: dict[str, Any]) -> None:
        self.browser, self.address, self.settings = browser, address, settings
        self.context = browser.new_context(**settings, base_url=address)
        self.context.set_default_timeout(PATIENCE)
        self.page = self.context.new_page()
        self.watch = Watch(self.page, urlsplit(address).netloc)
        self.session = self.context.new_cdp_session(self.page)
        for name in self.LASTING:
            setattr(self.page, name, self._refuse)

    @staticmethod
    def _refuse(*_: object, **__: object) -> None:
        raise AssertionError("reaches the next test: take a page of its own")

    @classmethod
    def take(cls, browser: Browser, address: str, device: dict[str, Any]) -> SharedPage:
        """A page for one test with the device's size and media."""
        media = {name: device.get(name, usual) for name, usual in MEDIA.items()}
        settings = {name: value for name, value in device.items() if name not in MEDIA}
        size = settings.pop("viewport")
        wanted = (browser, address, settings)
        alike = [page for page in cls.free if (page.browser, page.address, page.settings) == wanted]
        if alike:
            shared = alike[-1]
            cls.free.remove(shared)
        else:
            shared = cls(browser, address, settings)
        shared.page.set_viewport_size(size)
        shared.page.emulate_media(media="null", **media)
        return shared

    def give_back(self) -> None:
        """Ends the test's document, forgets what it kept, and names what it complained of."""
        for page in self.context.pages:
            if page is not self.page:
                page.close()
        self.page.goto("about:blank")
        self.page.mouse.move(-1, -1)  # nothing is pointed at in the next document
        self.session.send("Page.resetNavigationHistory")
        origin = {"origin": self.address.rstrip("/"), "storageTypes": "all"}
        self.session.send("Storage.clearDataForOrigin", origin)
        assert self.page.evaluate(HAS_REAL_CLOCK), "take a page of its own for another clock"
        complaints, self.watch.complaints = self.watch.complaints, []
        self.free.append(self)
        if len(self.free) > self.MOST_FREE:
            self.free.pop(0).context.close()
        assert complaints == []


def settled(page: Page) -> None:
    """Waits until the page's sheets of paper, if it has any, are paginated."""
    expect(page.locator(".viewer:not(.paginated), .draft")).to_have_count(0)


def blocker(page: Page) -> Callable[[list[str]], object]:
    """Makes the browser itself refuse addresses: it waits for no answer of the test."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    return lambda urls: session.send("Network.setBlockedURLs", {"urls": urls})


@contextmanager
def held_back(page: Page, address: str) -> Iterator[None]:
    """A block at whose end a file comes that the page asks for in it."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route(address, hold, times=1)
    yield
    for route in held:
        route.continue_()


@contextmanager
def script_held(page: Page, script: str, address: str) -> Iterator[None]:
    """Opens a page; a block of what is done before its script has come."""
    with held_back(page, script):
        with page.expect_request(script):
            page.goto(address, wait_until="commit")
        yield


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
    SharedPage.free = [page for page in SharedPage.free if page.browser is not browser]


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
    """A page of its own, on a desktop unless told else, which must stay silent and ask nothing of
    anyone."""
    context = browser.new_context(**{"viewport": DESKTOP, **device}, base_url=address)
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    watch = Watch(page, urlsplit(address).netloc)
    yield page
    context.close()
    assert watch.complaints == []


@contextmanager
def shared_page(browser: Browser, address: str, **device: Any) -> Iterator[Page]:
    """The same, in the page of an earlier test, reset: a new renderer costs as much as a page load.

    It lends itself to all that ends with the document or is reset. Scripts at each start, routes,
    further listeners, the clock and sessions of the protocol need a page of its own.
    """
    page = SharedPage.take(browser, address, {"viewport": DESKTOP, **device})
    yield page.page
    # Not reached when a test fails: the next gets a new page.
    page.give_back()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    with shared_page(browser, address) as page:
        yield page


@pytest.fixture
def own_page(browser: Browser, address: str) -> Iterator[Page]:
    """A page for a test that changes more of it than can be reset."""
    with watched(browser, address) as page:
        yield page


@pytest.fixture
def phone(browser: Browser, address: str) -> Iterator[Page]:
    """The same as a page on a phone with a touch screen."""
    with shared_page(browser, address, **TOUCH) as page:
        yield page


@pytest.fixture
def font_page(font_browser: Browser, address: str) -> Iterator[Page]:
    with shared_page(font_browser, address) as page:
        yield page


@pytest.fixture
def font_phone(font_browser: Browser, address: str) -> Iterator[Page]:
    with shared_page(font_browser, address, **TOUCH) as page:
        yield page
