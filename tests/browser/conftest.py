"""A page in Chromium that remembers everything it should not do."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from workplan.edition.edition import Edition
from workplan.site.offline import offline_zip

PHONE = {"width": 375, "height": 812}
DESKTOP = {"width": 1280, "height": 900}


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
    """Waits until the page's sheets of paper, if it has any, are cut."""
    expect(page.locator(".desk:not(.cut), .galley")).to_have_count(0)


@pytest.fixture(scope="session")
def disk(site: Path, edition: Edition, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The offline edition, unpacked into a folder with a space and Chinese in its name."""
    content = offline_zip(site, [edition])
    assert len(content) < 5_000_000
    folder = tmp_path_factory.mktemp("U盘 一")
    (folder / "offline.zip").write_bytes(content)
    with zipfile.ZipFile(folder / "offline.zip") as archive:
        archive.extractall(folder)
    return folder / "plan-2024"


@contextmanager
def watched(browser: Browser, address: str) -> Iterator[Page]:
    """A page on a desktop, which must stay silent and ask nothing of anyone."""
    context = browser.new_context(viewport=DESKTOP, base_url=address)
    context.set_default_timeout(5000)
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
    context = browser.new_context(
        viewport=PHONE, base_url=address, has_touch=True, is_mobile=True, device_scale_factor=2
    )
    context.set_default_timeout(5000)
    page = context.new_page()
    watch = Watch(page, urlsplit(address).netloc)
    yield page
    context.close()
    assert watch.complaints == []
