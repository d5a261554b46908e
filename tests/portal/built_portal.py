"""A portal of four issuers, built once and copied for each test that builds it again."""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT
from shared import made_once

from workplan.portal.build import REMOVAL_DELAY_SECONDS, PortalBuild, Summary
from workplan.portal.engine import ThisProcess
from workplan.portal.fonts import FontSlice
from workplan.portal.project import PortalProject
from workplan.portal.storage import STATE, Storage

sys.path.insert(0, str(ROOT / "bench"))

import portal_sample

JIA, YI = "yanshi/jia/jiaoyuju", "yanshi/jia/weijianwei"
REAL = "zhejiang/hangzhou/jiaoyuju"
Build = Callable[..., Summary]


@pytest.fixture(scope="session")
def sample(tmp_path_factory) -> Path:
    """The settings and plans of four issuers in two years; the real one in one."""

    def make(folder: Path) -> None:
        portal_sample.write(folder / "sample", 4, 2, sizes=(3,))

    return made_once(tmp_path_factory, "portal", make) / "sample"


@pytest.fixture(scope="session")
def built(sample: Path, tmp_path_factory) -> Path:
    """The portal of the sample, with fonts that are only told apart."""

    def make(folder: Path) -> None:
        with pytest.MonkeyPatch.context() as patch:
            patch.chdir(ROOT)
            patch.setattr(FontSlice, "data", property(lambda part: part.path.encode()))
            PortalBuild(project(sample), Storage(str(folder / "site")), ThisProcess()).run()

    return made_once(tmp_path_factory, "built-portal", make) / "site"


@pytest.fixture
def portal(sample: Path, built: Path, tmp_path: Path, monkeypatch) -> Path:
    """A folder with a copy of the sample and of its portal."""
    shutil.copytree(sample, tmp_path / "sample")
    shutil.copytree(built, tmp_path / "site")
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(FontSlice, "data", property(lambda part: part.path.encode()))
    return tmp_path


@pytest.fixture(scope="session")
def corrected(sample: Path, built: Path, tmp_path_factory) -> dict[str, bytes]:
    """The portal after a sentence of one plan was corrected."""

    def make(folder: Path) -> None:
        shutil.copytree(sample, folder / "sample")
        shutil.copytree(built, folder / "site")
        correct(folder, JIA)
        with pytest.MonkeyPatch.context() as patch:
            patch.chdir(ROOT)
            patch.setattr(FontSlice, "data", property(lambda part: part.path.encode()))
            for now in (time.time, a_day_later):
                site = Storage(str(folder / "site"))
                PortalBuild(project(folder / "sample"), site, ThisProcess(), now=now).run()

    return contents(made_once(tmp_path_factory, "corrected-portal", make) / "site")


@pytest.fixture
def build(portal: Path) -> Build:
    """Builds the copy again."""

    def run(only: str = "", **options: Any) -> Summary:
        site = Storage(str(portal / "site"))
        return PortalBuild(project(portal / "sample"), site, ThisProcess(), **options).run(only)

    return run


def project(sample: Path) -> PortalProject:
    return PortalProject(sample / "portal.yaml", sample / "plans")


def contents(site: Path) -> dict[str, bytes]:
    """All published files, without the portal's own records."""
    files = {file.relative_to(site).as_posix(): file for file in site.rglob("*") if file.is_file()}
    return {path: file.read_bytes() for path, file in files.items() if not path.startswith(STATE)}


def changed(before: dict[str, bytes], after: dict[str, bytes]) -> set[str]:
    return {path for path in before | after if before.get(path) != after.get(path)}


def plan_file(portal: Path, issuer: str) -> Path:
    return portal / f"sample/plans/{issuer}/2024.yaml"


def replace(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def correct(portal: Path, issuer: str) -> None:
    """Changes a sentence of a plan."""
    replace(plan_file(portal, issuer), "第1", "修订第1")


def a_day_later() -> float:
    return time.time() + REMOVAL_DELAY_SECONDS + 1
