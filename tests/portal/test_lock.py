"""One build at a time, and the lock of a dead one."""

from __future__ import annotations

import json
from contextlib import ExitStack
from pathlib import Path

import pytest

from portal.built_portal import JIA, Build, correct
from workplan.plan.errors import BuildError
from workplan.portal.lock import LOCK, build_lock
from workplan.portal.storage import STATE, Storage

pytestmark = pytest.mark.slow
pytest_plugins = ["portal.built_portal"]


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
