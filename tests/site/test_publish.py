"""Whatever happens to a build, the old site stays whole and servable."""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from project_copies import copy_project

from workplan.files.folder_files import checksums

BUILD = [sys.executable, "-um", "workplan.cli", "build"]


@pytest.fixture
def project(tmp_path: Path, site: Path) -> Path:
    """A copy of the project with its site in place."""
    return copy_project(tmp_path, site)


def state(folder: Path) -> str:
    return hashlib.sha256(checksums(folder).encode()).hexdigest()


def leftovers(project: Path) -> list[str]:
    """What stands beside the site after a build but should not."""
    names = {path.name for path in project.iterdir()}
    return sorted(name for name in names if ".workplan-" in name or name.startswith("site."))


def edit(project: Path) -> None:
    plan = project / "data/plan.yaml"
    plan.write_text(
        plan.read_text("utf-8").replace("深化主动公开，", "继续深化主动公开，"), "utf-8"
    )


def test_a_build_killed_at_any_stage_leaves_the_old_site_or_the_new_one_whole(project):
    """tests/files/test_folder_output.py kills between any two steps of what publishes.

    The last to be killed is waited for by another, which then builds.
    """
    (project / "tmp").mkdir()
    before = {path.name for path in project.iterdir()}
    environment = {**os.environ, "TMPDIR": str(project / "tmp")}
    old, found = state(project / "site"), []
    edit(project)

    def start(*, until: str) -> subprocess.Popen[str]:
        build = subprocess.Popen(
            BUILD,
            cwd=project,
            env=environment,
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        assert any(until in line for line in build.stdout)
        return build

    def kill(build: subprocess.Popen[str]) -> None:
        os.killpg(build.pid, signal.SIGKILL)
        build.communicate()
        found.append(state(project / "site"))

    for stage in ("2/4", "3/4", "4/4"):
        kill(start(until=stage))
    stopped = start(until="1/4")
    stopped.send_signal(signal.SIGSTOP)
    waiting = start(until="waiting for another build")
    kill(stopped)
    output, _ = waiting.communicate()
    assert waiting.returncode == 0
    assert "done" in output
    new = state(project / "site")
    assert new != old
    assert found[:2] == [old] * 2
    assert found[2] in {old, new}
    assert found[3] == found[2]
    assert leftovers(project) == []
    assert {path.name for path in project.iterdir()} - before <= {"dist", ".site.workplan.lock"}
    assert list((project / "tmp").iterdir()) == []


def test_a_full_disk_is_told_and_the_old_site_stays(project):
    old = state(project / "site")
    edit(project)

    def little_room() -> None:
        import resource  # noqa: PLC0415 (Windows has none)

        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))

    done = subprocess.run(
        BUILD, cwd=project, capture_output=True, text=True, check=False, preexec_fn=little_room
    )
    assert done.returncode == 1
    assert "原有网站没有改动" in done.stderr
    assert "File too large" in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert state(project / "site") == old
    assert leftovers(project) == []


def test_a_build_that_fails_says_why_in_one_line(project):
    (project / "docs/extra.md").write_text("[nowhere](nowhere.md)\n")
    env = {**os.environ, "XDG_STATE_HOME": str(project / "state")}
    done = subprocess.run(BUILD, cwd=project, capture_output=True, text=True, check=False, env=env)
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert "contains a link 'nowhere.md'" in done.stderr
    log = project / "state/workplan/log/build.log"
    assert str(log) in done.stderr
    assert "nowhere.md" in log.read_text("utf-8")


def test_a_place_that_cannot_be_written_is_told(project):
    (project / "blocked").write_text("a file, not a folder")
    done = subprocess.run(
        [*BUILD, "--site", "blocked/site"], cwd=project, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "无法写入 blocked/site" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_site_with_a_fault_is_not_published(project):
    old = state(project / "site")
    (project / "docs/extra.md").write_text(
        "# Title\n\n[nowhere](#gone) and more words than a page needs at least\n"
    )
    page = project / "overrides/main.html"
    page.write_text(page.read_text("utf-8").replace("{{ page.content }}", ""), "utf-8")
    done = subprocess.run(BUILD, cwd=project, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "the built site has problems and is not published" in done.stderr
    assert "the page is empty" in done.stderr
    assert state(project / "site") == old


def test_elsewhere_and_on_another_day_the_same_bytes_come_out(project, site, faketime):
    """Over the site of the day before, built in Los Angeles, with its checksums and licenses."""
    command = [faketime, "2031-07-01 12:00:00", *BUILD]
    env = {**os.environ, "TZ": "Asia/Shanghai", "LC_ALL": "C", "PYTHONHASHSEED": "8"}
    subprocess.run(command, cwd=project, check=True, capture_output=True, env=env)
    assert checksums(project / "site") == checksums(site)
    assert leftovers(project) == []
    check = ["sha256sum", "--check", "--quiet", "../dist/SHA256SUMS"]
    assert subprocess.run(check, cwd=project / "site", check=False).returncode == 0
    assert "mkdocs-material" in (project / "dist/LICENSES.txt").read_text("utf-8")
