"""A portal's build: only what has changed, nothing of others, nothing half published."""

from __future__ import annotations

import json
import pickle
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from conftest import ROOT
from lxml.html import fromstring
from shared import made_once

from workplan import PlanError, load_plan
from workplan.cli import main
from workplan.plan.errors import BuildError
from workplan.portal.build import REMOVAL_DELAY_SECONDS, PortalBuild, Summary
from workplan.portal.engine import ThisProcess, engine
from workplan.portal.fonts import FontSlice
from workplan.portal.lock import LOCK, build_lock
from workplan.portal.project import PortalProject
from workplan.portal.search_files import scope_paths
from workplan.portal.storage import STATE, Storage

sys.path.insert(0, str(ROOT / "bench"))
import portal_sample

pytestmark = pytest.mark.slow

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


def test_the_commands_end_with_1_where_a_plan_has_problems(portal: Path):
    replace(plan_file(portal, JIA), "year: 2024", "year: 20x4")
    options = ["--settings", portal / "sample/portal.yaml", "--plans", portal / "sample/plans"]
    to = ["--to", portal / "site"]
    for command in (["check", *options], ["build", *options, *to]):
        result = CliRunner().invoke(main, ["portal", *map(str, command)])
        assert result.exit_code == 1, result.output
        assert f"{JIA}/2024.yaml:" in result.output
    status = CliRunner().invoke(main, ["portal", "status", *map(str, [*options, *to]), "--json"])
    assert json.loads(status.output)["changed"] == [JIA]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("yanshi/jia:", "yanshi/jai:", "yanshi/jia"),
        ("name:", "nmae:", "portal.yaml:1: "),
        ("words:", "word:", "words"),
        ("zhejiang:", "Zhejiang:", "portal.yaml:"),
    ],
)
def test_faulty_settings_are_refused_with_their_line(
    portal: Path, build: Build, old: str, new: str, message: str
):
    before = contents(portal / "site")
    replace(portal / "sample/portal.yaml", old, new)
    with pytest.raises(PlanError) as caught:
        build()
    assert message in str(caught.value)
    assert contents(portal / "site") == before


@pytest.mark.parametrize(
    "place",
    [
        "2024.yaml",
        "yanshi/2024.yaml",
        "nirgends/amt/2024.yaml",
        "yanshi/x/plan.yaml",
        "yanshi/X/2024.yaml",
        "by/x/2024.yaml",
        "yanshi/x/2024.yml",
    ],
)
def test_files_out_of_place_are_named(portal: Path, build: Build, place: str):
    file = portal / "sample/plans" / place
    file.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(plan_file(portal, JIA), file)
    with pytest.raises(PlanError) as caught:
        build()
    assert [problem.file.endswith(place) for problem in caught.value.problems] == [True]


def test_a_folder_of_others_is_refused(portal: Path, build: Build):
    (portal / "site" / STATE / "portal.json").unlink()
    with pytest.raises(BuildError, match="不是本工具生成的门户"):
        build()
    for folder in (portal, portal / "sample", portal / "sample/plans/inside"):
        with pytest.raises(BuildError):
            PortalBuild(project(portal / "sample"), Storage(str(folder)), ThisProcess()).run()


def test_a_file_of_others_in_an_issuer_s_place_is_refused(portal: Path, build: Build):
    page = portal / "site/yanshi/jia/gonganju/index.html"
    page.parent.mkdir(parents=True)
    page.write_text("mine", "utf-8")
    shutil.copytree(portal / f"sample/plans/{JIA}", portal / "sample/plans/yanshi/jia/gonganju")
    summary = build()
    assert any("yanshi/jia/gonganju" in problem for problem in summary.problems)
    assert page.read_text("utf-8") == "mine"
    assert [*page.parent.rglob("*")] == [page]


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


def test_a_second_build_is_refused_and_the_lock_of_a_dead_one_is_taken(portal: Path, build: Build):
    correct(portal, JIA)
    storage = Storage(str(portal / "site"))
    with build_lock(storage), pytest.raises(BuildError, match="另一次生成"):
        build()
    assert storage.read(LOCK) is None
    storage.write(LOCK, json.dumps({"owner": "dead", "time": 0}).encode())
    assert build().built == (JIA,)
    assert storage.read(LOCK) is None


def test_of_two_builds_that_find_a_dead_lock_one_gets_it(tmp_path: Path):
    storage = Storage(str(tmp_path))
    storage.write(LOCK, json.dumps({"owner": "dead", "time": 0}).encode())

    class Late(Storage):
        """Reads the dead lock, and goes on when another build has taken it."""

        def read(self, path: str) -> bytes | None:
            content = super().read(path)
            if content and b"dead" in content:
                others.enter_context(build_lock(storage))
            return content

    with ExitStack() as others:
        with pytest.raises(BuildError, match="另一次生成"), build_lock(Late(storage.url)):
            pass
        with pytest.raises(BuildError, match="另一次生成"), build_lock(storage):
            pass
    assert storage.paths() == []


def test_a_build_that_died_while_it_took_a_lock_holds_up_one_other(tmp_path: Path):
    storage = Storage(str(tmp_path))
    for path, owner in ((LOCK, "dead"), (f"{STATE}lock-dead.json", "dead too")):
        storage.write(path, json.dumps({"owner": owner, "time": 0}).encode())
    with pytest.raises(BuildError, match="另一次生成"), build_lock(storage):
        pass
    with build_lock(storage):
        assert storage.read(LOCK)
    assert storage.paths() == []


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


def test_what_a_plan_says_is_what_its_own_site_says(portal: Path, site: Path):
    for page in (
        "2024/points/9/index.html",
        "2024/terms/index.html",
        "2024/for/parents/index.html",
    ):
        ours, alone = (
            (folder / page).read_text("utf-8") for folder in (portal / "site" / REAL, site)
        )
        assert shown(ours) == shown(alone), page


def shown(html: str) -> list[str]:
    """The words of a page's content."""
    return "".join(fromstring(html).get_element_by_id("content").itertext()).split()


def test_engines_are_named_and_others_are_refused():
    for name in ("there", "local:0", "local:x", "http://x", ""):
        with pytest.raises(BuildError, match="here"):
            engine(name)


def test_problems_cross_processes_whole(portal: Path):
    replace(plan_file(portal, JIA), "year: 2024", "year: 20x4")
    with pytest.raises(PlanError) as caught:
        load_plan(plan_file(portal, JIA))
    copy = pickle.loads(pickle.dumps(caught.value))  # noqa: S301
    assert (str(copy), copy.problems) == (str(caught.value), caught.value.problems)


def test_a_year_that_is_not_its_file_s_and_a_folder_without_plans_are_told(
    portal: Path, build: Build
):
    file = plan_file(portal, JIA)
    file.rename(file.with_name("2022.yaml"))
    assert any(re.search(r"2022\.yaml:\d+: year", problem) for problem in build().problems)
    shutil.rmtree(portal / "sample/plans")
    (portal / "sample/plans").mkdir()
    with pytest.raises(PlanError, match="没有工作要点"):
        build()


def test_the_fonts_of_the_portal_s_own_pages_are_there(portal: Path, build: Build):
    """Also those of characters that no plan has."""
    replace(portal / "sample/portal.yaml", "甲市", "鼐市")
    build()
    style = portal / "site/assets/data/portal/print/pages.css"
    fonts = re.findall(r'url\("([^"]+)"\)', style.read_text("utf-8"))
    assert fonts
    assert [font for font in fonts if not (style.parent / font).exists()] == []


def test_a_file_of_others_in_the_place_of_the_portal_s_own_is_refused(portal: Path, build: Build):
    file = portal / "site/feed.xml"
    file.write_text("mine", "utf-8")
    replace(
        portal / "sample/portal.yaml", "regions:", "url: https://plans.example.gov.cn/\nregions:"
    )
    with pytest.raises(BuildError, match=r"feed\.xml"):
        build()
    assert file.read_text("utf-8") == "mine"
    file.unlink()
    assert build().problems == ()
    assert file.read_bytes().startswith(b"<?xml")


def test_a_file_of_others_in_the_place_of_a_search_is_refused(portal: Path, build: Build):
    file = portal / "site/search/2022/all/notes.txt"
    file.parent.mkdir(parents=True)
    file.write_text("mine", "utf-8")
    older = portal / f"sample/plans/{JIA}/2022.yaml"
    shutil.copy(portal / f"sample/plans/{JIA}/2023.yaml", older)
    replace(older, "year: 2023", "year: 2022")
    with pytest.raises(BuildError, match=r"notes\.txt"):
        build()
    assert [*file.parent.iterdir()] == [file]
    file.unlink()
    assert build().problems == ()
    assert (file.parent / "scope.js").is_file()


def test_a_local_file_is_made_beside_its_place(portal: Path, monkeypatch):
    """Elsewhere may be another disk, from which nothing moves in one step."""
    monkeypatch.setattr(tempfile, "tempdir", str(portal / "nowhere"))
    Storage(str(portal / "new")).write("by/a.html", b"a")
    assert (portal / "new/by/a.html").read_bytes() == b"a"


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
