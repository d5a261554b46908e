"""What the tests share: the tiers, the real plan, the built site, a server and the browser."""

from __future__ import annotations

import importlib
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import effort
import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, Playwright, expect, sync_playwright
from shared import made_once

from workplan import Plan, load_plan
from workplan.edition.edition import Edition
from workplan.exports.downloads import downloads
from workplan.site.build import build_site
from workplan.site.static_server import serve_folder

ROOT = Path(__file__).parents[1]
PLAN = ROOT / "data/plan.yaml"
DATA = ROOT / "tests/data"

SLOW_PLACES = {
    ROOT / "tests/end_to_end",
    ROOT / "tests/portal/test_clusters_and_stores.py",
    ROOT / "tests/site/test_what_passes_builds.py",
}
"""What the fast tier does not even read: browsers, a cluster, and a hundred plans take long to load."""
SLOW_FIXTURES = {
    "site",
    "addressed_site",
    "project",
    "playwright",
    "faketime",
    "groonga",
    "bill",
    "write_bill",
}
"""Those that build, drive a browser or need a program that is not everywhere."""
SITE_URL = "https://plan.example.gov.cn/"
"""Where the site says that it stands, if it names its address."""
ELSEWHERE = {"TZ": "America/Los_Angeles", "PYTHONHASHSEED": "7"}
"""The surroundings in which the site is built, unlike those of the tests that compare with it."""
PATIENCE = 60_000
"""Milliseconds that a browser may take: none is waited for longer than it needs."""

BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""The same engine, first without the window and all that belongs to it, which takes a third as long."""
CHROMIUM = [
    "--no-sandbox",  # tests run as root on build machines
    "--disable-gpu",
    "--in-process-gpu",
    "--font-render-hinting=none",  # letters hinted for a screen are wider than printed ones
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--accept-lang=de",  # a reader of neither language, whom pages show both
]


pytest_plugins = ["processes"]
# Tests import its constants before pytest takes its fixtures.
pytest.register_assert_rewrite("portal.built_portal")
# What pytest makes of the modules takes it seconds; it keeps that for the next run, also where
# Python is told to keep nothing.
sys.dont_write_bytecode = False
expect.set_options(timeout=PATIENCE)
settings.register_profile(
    "new inputs",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
# The same inputs on every machine, so that a change is judged by what it changes;
# `make fuzz` makes up new ones.
settings.register_profile("same inputs", settings.get_profile("new inputs"), derandomize=True)
settings.load_profile("same inputs")


def pytest_configure(config: pytest.Config) -> None:
    """Makes the fast tier try fewer inputs."""
    config.addinivalue_line(
        "markers", "slow: not in the fast tier; set by folder, by fixture, or by a long module"
    )
    if _is_fast_tier(config):
        effort.share = 10


@pytest.hookimpl(tryfirst=True)  # before the marks are looked at
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if _is_in_slow_place(item.path) or SLOW_FIXTURES & set(item.fixturenames):
            item.add_marker(pytest.mark.slow)
    # The check of types is the longest single test: at the end, it would keep one worker waiting.
    items.sort(key=lambda item: item.path.name != "test_code.py")


def _is_in_slow_place(path: Path) -> bool:
    return not SLOW_PLACES.isdisjoint((path, *path.parents))


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leaves it to others, unless the fast tier meets a slow place."""
    return (_is_fast_tier(config) and _is_in_slow_place(collection_path)) or None


def _is_fast_tier(config: pytest.Config) -> bool:
    return config.option.markexpr == "not slow"


@pytest.fixture(scope="session")
def faketime() -> str:
    """A program that runs another on another day."""
    program = shutil.which("faketime")
    assert program, "make test installs faketime"
    return program


@pytest.fixture(scope="session")
def groonga() -> str:
    """The search engine for large portals."""
    program = shutil.which("groonga")
    assert program, "make test installs groonga-bin"
    return program


@pytest.fixture(scope="session", autouse=True)
def _temporary(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What is kept until the process ends lies with the tests' files: workers just stop."""
    tempfile.tempdir = str(tmp_path_factory.mktemp("kept"))
    yield
    tempfile.tempdir = None


@pytest.fixture(scope="session")
def plan() -> Plan:
    return load_plan(PLAN)


@pytest.fixture(scope="session")
def edition(plan: Plan) -> Edition:
    return Edition(plan)


@pytest.fixture(scope="session")
def jsonschema() -> ModuleType:
    """The library, without the grammars of addresses: they take seconds to load, and no test asks for them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(sys.modules, "rfc3987_syntax", None)
        return importlib.import_module("jsonschema")


@pytest.fixture(scope="session")
def files(edition: Edition) -> dict[str, bytes]:
    """The files to download of the real plan, made once."""
    return {file.export.name: file.data for file in downloads(edition)}


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site, built once with the project's own command, as on a machine elsewhere.

    What tests build is compared with it, and so is what each build takes from its surroundings.
    """

    def make(folder: Path) -> None:
        with pytest.MonkeyPatch.context() as patch:
            for name, value in ELSEWHERE.items():
                patch.setenv(name, value)
            build_site(PLAN, folder / "site", report=lambda _: None)

    return made_once(tmp_path_factory, "built", make) / "site"


@pytest.fixture(scope="session")
def addressed_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site with a public address, which its pages and their QR codes name."""

    def make(folder: Path) -> None:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("SITE_URL", SITE_URL)
            build_site(PLAN, folder / "site", report=lambda _: None)

    return made_once(tmp_path_factory, "addressed", make) / "site"


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The address of the built site on this machine, ending with a slash."""
    with serve_folder(site) as address:
        yield address


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as playwright:
        yield playwright


def chromium(playwright: Playwright, **environment: str) -> Browser:
    executable = next(filter(None, map(shutil.which, BROWSERS)), None)
    assert executable, "make test installs chromium"
    return playwright.chromium.launch(
        executable_path=executable, args=CHROMIUM, env={**os.environ, **environment}
    )


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    browser = chromium(playwright)
    yield browser
    browser.close()
