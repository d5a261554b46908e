"""The same portal from one process, from a Dask cluster, and in an object store; workers that die."""

from __future__ import annotations

import os
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import cloudpickle
import fsspec
import pytest
from conftest import ROOT
from distributed import Client, Future, LocalCluster, Security
from killed_worker import killed_worker
from object_store import KEYS, running_object_store, stored, variables
from processes import wait_until

from portal.built_portal import JIA, contents, correct, project
from workplan.plan.errors import BuildError
from workplan.portal.build import PortalBuild
from workplan.portal.engine import ANY_PORT, DaskEngine, ThisProcess, engine
from workplan.portal.lock import LOCK
from workplan.portal.manifest import SharedFiles, write_shared
from workplan.portal.storage import Storage, require_ours

pytestmark = pytest.mark.xdist_group("cluster")
pytest_plugins = ["portal.built_portal"]

# Workers do not find the tests' modules, so that functions cross to them whole.
cloudpickle.register_pickle_by_value(sys.modules[__name__])


@pytest.fixture(autouse=True)
def _in_project(monkeypatch) -> None:
    monkeypatch.chdir(ROOT)


@pytest.fixture(scope="module")
def cluster() -> Iterator[DaskEngine]:
    with engine("local:2") as cluster:
        yield cluster


def with_fonts(built: Path, storage: Storage) -> Storage:
    """A portal of ours that has the fonts already, since cutting them is not what is tested."""
    write_shared(storage, SharedFiles({}, {}))
    for font in (built / "assets/fonts").iterdir():
        storage.write(f"assets/fonts/{font.name}", font.read_bytes())
    return storage


def test_a_cluster_gives_the_same_bytes(sample, built, cluster, tmp_path):
    storage = with_fonts(built, Storage(str(tmp_path / "site")))
    PortalBuild(project(sample), storage, cluster).run()
    assert contents(tmp_path / "site") == contents(built)


def test_a_cluster_without_workers_is_named_instead_of_waited_for(monkeypatch):
    monkeypatch.setattr("workplan.portal.engine.ANSWER_SECONDS", 0.5)
    monkeypatch.setattr("workplan.portal.engine.WORKER_SECONDS", 1.0)
    with (
        LocalCluster(n_workers=0, dashboard_address=ANY_PORT) as empty,
        Client(empty, set_as_default=False) as client,
        pytest.raises(BuildError, match="没有可用的工作进程"),
    ):
        list(DaskEngine(client).run(dies_of(-1), None, [2]))


def test_a_killed_worker_costs_nothing(sample, built, cluster, tmp_path):
    storage = with_fonts(built, Storage(str(tmp_path / "site")))
    with killed_worker(cluster, tmp_path / "site"):
        PortalBuild(project(sample), storage, cluster).run()
    assert contents(tmp_path / "site") == contents(built)


def dies_of(deadly: int) -> Callable[[None, int], int]:
    def run(_: None, job: int) -> int:
        if job == deadly:
            os._exit(1)
        return job * job

    return run


def test_a_job_that_kills_its_workers_is_told_and_the_others_are_done(cluster):
    results = dict(cluster.run(dies_of(3), None, range(8)))
    assert results == {**{job: job * job for job in range(8)}, 3: None}


def test_a_result_that_died_with_its_worker_is_made_again(cluster, monkeypatch):
    lost, result = iter(range(3)), Future.result

    def loses_three(future: Future, timeout: float | None = None) -> object:
        assert timeout
        if next(lost, None) is not None:
            raise TimeoutError
        return result(future, timeout)

    monkeypatch.setattr(Future, "result", loses_three)
    done = [job * job for job in range(8)]
    assert sorted(result for _, result in cluster.run(dies_of(-1), None, range(8))) == done


def test_an_error_in_a_task_is_an_error_of_the_build(cluster):
    def fails(_: None, job: int) -> int:
        raise BuildError(f"job {job}")

    with pytest.raises(BuildError, match="job 1"):
        list(cluster.run(fails, None, [1]))


@pytest.fixture(scope="module")
def object_store(tmp_path_factory) -> Iterator[Callable[[], Storage]]:
    """A real object store on this machine; gives a new bucket on each call."""
    with running_object_store(tmp_path_factory.mktemp("s3")) as new_bucket:
        yield new_bucket


def test_nobody_else_reaches_the_workers(cluster: DaskEngine):
    """Who does can have them run anything."""
    address = cluster.client.scheduler.address
    assert address.startswith("tls://127.0.0.1:")
    with pytest.raises(OSError, match="tls"):
        Client(address, timeout=5, set_as_default=False, security=Security.temporary())
    with pytest.raises(OSError, match="tcp"):
        Client(address.replace("tls:", "tcp:"), timeout=5, set_as_default=False)


def test_a_second_cluster_does_not_meet_the_first_and_has_its_files_for_itself_alone(
    cluster: DaskEngine, tmp_path: Path, monkeypatch
):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", None)
    with engine("local:1") as second:
        results = [[*each.run(_times, factor, [3])] for each, factor in ((cluster, 2), (second, 5))]
        assert results == [[(3, 6)], [(3, 15)]]
        made = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}
        assert {mode & 0o077 for mode in made.values()} == {0}, made
        [(_, workers_files)] = second.run(_temporary_files, None, [0])
        assert Path(workers_files).parent == tmp_path
    assert os.environ["TMPDIR"] == str(tmp_path)
    assert [*tmp_path.iterdir()] == []


def _temporary_files(_: None, __: int) -> str:
    return tempfile.gettempdir()


def _times(factor: int, job: int) -> int:
    return factor * job


def test_an_object_store_holds_the_same_bytes(sample, built, object_store, tmp_path):
    shutil.copytree(sample, tmp_path / "sample")
    storage = with_fonts(built, object_store())
    started = time.time()
    PortalBuild(project(tmp_path / "sample"), storage, ThisProcess()).run()
    assert stored(storage) == contents(built)
    file_system, folder = fsspec.url_to_fs(storage.url, **storage.options)
    file_system.invalidate_cache()
    page = file_system.info(f"{folder}/index.html")
    assert page["ContentType"] == "text/html; charset=utf-8"
    assert page["LastModified"].timestamp() >= started - 1
    correct(tmp_path, JIA)
    assert PortalBuild(project(tmp_path / "sample"), storage, ThisProcess()).run().built == (JIA,)


@pytest.fixture
def place(request, built, object_store, tmp_path, monkeypatch) -> Storage:
    """A portal with its fonts, in a folder and in an object store, that other processes reach too."""
    if request.param == "folder":
        return with_fonts(built, Storage(str(tmp_path / "site")))
    storage = object_store()
    for name, value in variables(storage).items():
        monkeypatch.setenv(name, value)
    return with_fonts(built, storage)


def build_command(sample: Path, storage: Storage) -> subprocess.Popen[str]:
    """A build of its own process."""
    program = Path(sys.executable).with_name("workplan")
    inputs = ["--settings", str(sample / "portal.yaml"), "--plans", str(sample / "plans")]
    return subprocess.Popen(
        [program, "portal", "build", *inputs, "--to", storage.url],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


@pytest.mark.parametrize("place", ["object store"], indirect=True)
def test_of_two_commands_at_once_one_builds_and_the_other_is_refused(sample, built, place):
    with build_command(sample, place) as first, build_command(sample, place) as second:
        outputs = {run.communicate()[0]: run.returncode for run in (first, second)}
    assert 0 in outputs.values()
    assert all("另一次生成" in words for words, code in outputs.items() if code)
    assert stored(place) == contents(built)


@pytest.mark.parametrize("place", ["folder", "object store"], indirect=True)
def test_a_command_that_is_killed_is_completed_by_the_next(sample, built, place):
    with build_command(sample, place) as run:
        wait_until(lambda: sum(path.endswith(".html") for path in place.paths()) > 20)
        run.kill()
    assert run.returncode == -signal.SIGKILL
    place.write(LOCK, b'{"owner": "dead", "time": 0}')  # as a minute later
    PortalBuild(project(sample), place, ThisProcess()).run()
    assert stored(place) == contents(built)


def test_an_object_store_of_others_is_refused_and_only_one_writer_creates(object_store):
    storage = object_store()
    require_ours(storage, ())
    assert storage.create("file", b"1")
    assert not storage.create("file", b"2")
    assert storage.read("file") == b"1"
    with pytest.raises(BuildError, match="不是本工具生成的门户"):
        require_ours(storage, ())
    storage.remove("file")
    storage.remove("file")
    assert storage.read("file") is None


def test_a_store_that_is_not_there_is_told_without_a_traceback():
    closed = {"endpoint_url": "http://127.0.0.1:9", "region_name": "us-east-1"}
    for storage in (Storage("s3://x/y", {**KEYS, "client_kwargs": closed}), Storage("nix://x")):
        with pytest.raises(BuildError, match="不能使用"):
            require_ours(storage, ())
