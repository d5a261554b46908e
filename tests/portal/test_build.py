"""A portal's build: only what has changed, nothing of others, nothing half published."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from portal.built_portal import (
    JIA,
    REAL,
    YI,
    Build,
    a_day_later,
    changed,
    contents,
    correct,
    plan_file,
    project,
    replace,
)
from workplan.plan.errors import BuildError
from workplan.portal.build import PortalBuild
from workplan.portal.engine import ThisProcess
from workplan.portal.lock import LOCK
from workplan.portal.search_files import scope_paths
from workplan.portal.storage import STATE, Storage

pytestmark = pytest.mark.slow
pytest_plugins = ["portal.built_portal"]


def test_a_build_without_changes_writes_nothing(portal: Path, build: Build):
    before = contents(portal / "site")
    summary = build()
    assert (summary.built, summary.unchanged, summary.written) == ((), 4, 0)
    assert contents(portal / "site") == before


def test_a_build_from_nothing_gives_the_same_bytes(portal: Path, build: Build):
    before = contents(portal / "site")
    shutil.rmtree(portal / "site")
    assert len(build().built) == 4
    assert changed(before, contents(portal / "site")) == set()


def test_a_changed_sentence_rewrites_its_issuer_and_the_search(portal: Path, build: Build):
    before = contents(portal / "site")
    correct(portal, JIA)
    assert build().built == (JIA,)
    shared = {path for path in changed(before, contents(portal / "site")) if JIA not in path}
    assert 0 < len(shared) <= 25
    assert [path for path in shared if not path.startswith("search/")] == []


def test_every_published_file_is_known_and_none_is_lacking(portal: Path, build: Build):
    correct(portal, JIA)
    shutil.rmtree(portal / f"sample/plans/{YI}")
    assert build().removed == (YI,)
    site = portal / "site"
    assert (site / YI / "index.html").exists(), "readers may have a page open"
    build(now=a_day_later)
    known = set(json.loads((site / STATE / "portal.json").read_text("utf-8"))["hashes"])
    for file in (site / STATE / "files").rglob("*.json"):
        known |= set(json.loads(file.read_text("utf-8")))
    published = {path for path in contents(site) if not path.startswith("search/20")}
    assert published == {path for path in known if not path.startswith(STATE)}
    assert not any(path.startswith(YI) for path in published)
    assert YI not in (site / "by/region/yanshi/jia/index.html").read_text("utf-8")


def test_what_is_needed_again_within_a_day_stays(portal: Path, build: Build):
    """A sentence changed and changed back, and a plan that was gone for a moment."""
    older = portal / f"sample/plans/{JIA}/2022.yaml"
    shutil.copy(portal / f"sample/plans/{JIA}/2023.yaml", older)
    replace(older, "year: 2023", "year: 2022")
    correct(portal, JIA)
    build()
    replace(plan_file(portal, JIA), "修订第1", "又修订第1")
    content = older.read_bytes()
    older.unlink()
    build()
    replace(plan_file(portal, JIA), "又修订第1", "修订第1")
    older.write_bytes(content)
    assert build().problems == ()
    storage = Storage(str(portal / "site"))
    needed = {
        year: set(scope_paths(storage, f"search/{year}/all/")) for year in ("2022", "2023", "2024")
    }
    shown = contents(portal / "site")
    build(now=a_day_later)
    left = contents(portal / "site")
    for year, paths in needed.items():
        assert {path for path in left if path.startswith(f"search/{year}/")} == paths
    assert {path: shown[path] for path in left} == left


def test_a_bad_plan_keeps_its_old_pages_and_is_listed(portal: Path, build: Build):
    before = contents(portal / "site")
    replace(plan_file(portal, JIA), "year: 2024", "year: 20x4")
    correct(portal, YI)
    summary = build()
    assert summary.built == (YI,)
    assert any(f"{JIA}/2024.yaml:" in line and "year" in line for line in summary.problems)
    assert not any(JIA in path for path in changed(before, contents(portal / "site")))
    assert build().problems == summary.problems


def test_a_bad_plan_that_another_version_published_is_no_obstacle(portal: Path, build: Build):
    """Of its row no more is known than that the issuer is there."""
    for file in (portal / "site" / STATE / "rows").iterdir():
        file.write_text(file.read_text("utf-8").replace('"headings":', '"points":'), "utf-8")
    replace(plan_file(portal, JIA), "year: 2024", "year: 20x4")
    assert len(build().built) == 3


def test_a_folder_of_others_is_refused(portal: Path, build: Build):
    (portal / "site" / STATE / "portal.json").unlink()
    with pytest.raises(BuildError, match="不是本工具生成的门户"):
        build()
    for folder in (portal, portal / "sample", portal / "sample/plans/inside"):
        with pytest.raises(BuildError):
            PortalBuild(project(portal / "sample"), Storage(str(folder)), ThisProcess()).run()


def test_one_issuer_alone_can_be_built(portal: Path, build: Build):
    for issuer in (JIA, YI):
        correct(portal, issuer)
    assert build(YI).built == (YI,)
    assert build().built == (JIA,)


def test_one_issuer_alone_can_be_built_while_another_s_region_has_gone(portal: Path, build: Build):
    """What the other has published stays until all are built."""
    replace(portal / "sample/portal.yaml", "zhejiang/hangzhou:", "zhejiang/ningbo:")
    shutil.rmtree(portal / "sample/plans/zhejiang")
    correct(portal, JIA)
    assert build(JIA).built == (JIA,)
    assert (portal / "site" / REAL / "index.html").exists()
    assert build().removed == (REAL,)


@pytest.mark.parametrize("writes", [1, 2, 4, 8, 16, 18])
def test_the_next_build_completes_one_that_was_killed(
    portal: Path, build: Build, corrected: dict[str, bytes], monkeypatch, writes: int
):
    """Wherever it ended, nothing is left over and the bytes are those of a whole build."""
    correct(portal, JIA)
    write, done = Storage.write, []

    def killed(storage: Storage, path: str, content: bytes) -> None:
        if len(done) == writes:
            raise KeyboardInterrupt
        done.append(path)
        write(storage, path, content)

    monkeypatch.setattr(Storage, "write", killed)
    with pytest.raises(KeyboardInterrupt):
        build()
    monkeypatch.setattr(Storage, "write", write)
    build()
    build(now=a_day_later)
    assert changed(corrected, contents(portal / "site")) == set()


def test_a_first_build_that_is_killed_at_once_leaves_a_place_for_the_next(
    portal: Path, monkeypatch
):
    """Also where it has written nothing but its lock."""
    storage = Storage(str(portal / "new"))
    portal_build = PortalBuild(project(portal / "sample"), storage, ThisProcess())

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Storage, "write", killed)
        with pytest.raises(KeyboardInterrupt):
            portal_build.run()
    storage.create(LOCK, json.dumps({"owner": "dead", "time": 0}).encode())
    assert len(portal_build.run().built) == 4
