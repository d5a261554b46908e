"""What the tests of prints share: one print of each kind, by hand, in each browser."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from end_to_end.paper.chromium import Chromium
from end_to_end.paper.firefox import Firefox, wait_for_pdf
from workplan.site.static_server import serve_folder

PAGINATED = "html.paginated"
LOADED = "html"
PAGES = {
    "gongwen-zh": ("2024/gongwen/?lang=zh", PAGINATED),
    "gongwen-en": ("2024/gongwen/?lang=en", PAGINATED),
    "booklet-zh": ("2024/print/?lang=zh", PAGINATED),
    "booklet-en": ("2024/print/?lang=en", PAGINATED),
    "booklet-both": ("2024/print/?lang=both", PAGINATED),
    "point-both": ("2024/points/14/?lang=both", LOADED),
    "point-en": ("2024/points/9/?lang=en", LOADED),
    "unit-zh": ("2024/units/jicaichu/?lang=zh", LOADED),
    "plan-both": ("2024/?lang=both", LOADED),
    "downloads-zh": ("2024/downloads/?lang=zh", LOADED),
    "parents-both": ("2024/for/parents/?lang=both", LOADED),
}
"""What is printed, by a name that ends with the view, and the selector of what Ctrl+P waits for."""
BROWSERS = ("chromium", "firefox")


@pytest.fixture(scope="session")
def site(addressed_site: Path) -> Path:
    """The site whose pages have QR codes."""
    return addressed_site


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The address of that site on this machine."""
    with serve_folder(site) as address:
        yield address


@dataclass(frozen=True)
class Printed:
    """The prints of one browser."""

    browser: str
    files: dict[str, Path]

    def __getitem__(self, name: str) -> Path:
        return self.files[name]


@pytest.fixture(scope="session")
def by_chromium(browser: Browser, address: str, tmp_path_factory) -> Printed:
    """Prints by Ctrl+P; the running Playwright starts a second Chromium."""
    folder = tmp_path_factory.mktemp("chromium")
    files = {}
    with Chromium(browser.browser_type, folder) as chromium:
        for name, (path, ready) in PAGES.items():
            chromium.page.goto(address + path)
            chromium.page.wait_for_selector(ready, state="attached")
            files[name] = folder / f"{name}.pdf"
            chromium.print(files[name])
    return Printed("chromium", files)


@pytest.fixture(scope="session")
def firefox(tmp_path_factory) -> Firefox:
    with Firefox(tmp_path_factory.mktemp("firefox")) as firefox:
        yield firefox


@pytest.fixture(scope="session")
def by_firefox(firefox: Firefox, address: str, tmp_path_factory) -> Printed:
    """The same in Firefox, side by side."""
    folder = tmp_path_factory.mktemp("firefox-prints")
    files = {name: folder / f"{name}.pdf" for name in PAGES}
    for name, (path, ready) in PAGES.items():
        firefox.open_tab()
        firefox.open(address + path)
        firefox.wait(ready)
        firefox.start_print(files[name])
    for file in files.values():
        wait_for_pdf(file)
    return Printed("firefox", files)


@pytest.fixture(params=BROWSERS)
def printed(request) -> Printed:
    """The prints of each browser in turn."""
    return request.getfixturevalue(f"by_{request.param}")


@pytest.hookimpl(tryfirst=True)  # before the workers read the groups
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keeps what one browser prints on one worker; the rest goes where there is time."""
    for item in items:
        if item.path.parent == Path(__file__).parent and (group := _group_of(item)):
            item.add_marker(pytest.mark.xdist_group(group))


def _group_of(item: pytest.Item) -> str:
    if hasattr(item, "callspec") and (printed := item.callspec.params.get("printed")):
        return f"paper-{printed}"
    if item.path.stem == "test_pdf":
        return "paper-chromium"
    return "paper-firefox" if {"firefox", "long_site"} & set(item.fixturenames) else ""
