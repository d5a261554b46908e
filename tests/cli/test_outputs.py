"""Every command with an output, at every place that is the user's: each file keeps its bytes."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from conftest import DATA, PLAN
from rights import ordinary_rights

from workplan.cli import main, portal_command, portal_search
from workplan.edition.archive import load_editions
from workplan.files.output_error import OutputError
from workplan.plan.errors import BuildError
from workplan.portal.build import PortalBuild, Summary
from workplan.site import build, pdf
from workplan.translation.sheet_writer import sheet_bytes, translation_sheet

pytestmark = pytest.mark.slow

SOURCE = DATA / "plan-2024.zh.txt"
PAGES = ("index.html", "2024/print/index.html", "2024/gongwen/index.html", "assets/x/js/main.js")

COMMANDS: dict[str, Callable[[str], list[str]]] = {
    "build": lambda place: ["build", "--site", place],
    "intranet": lambda place: ["intranet", "-o", place],
    "offline": lambda place: ["offline", "-o", place],
    "pdf": lambda place: ["pdf", "-o", place],
    "export": lambda place: ["export", "plan.csv", "-o", place],
    "export a sheet": lambda place: ["export", "translations.xlsx", "-o", place],
    "import": lambda place: ["import", "source.txt", "-o", place],
    "import a sheet": lambda place: ["import", "sheet.xlsx", "--plan", place],
    "review": lambda place: ["review", "source.txt", "data/plan.yaml", "-o", place],
    "schema": lambda place: ["schema", "-o", place],
    "new": lambda _: ["new"],
    "approve": lambda place: ["approve", "--plan", place],
    "portal build": lambda place: ["portal", "build", "--to", place],
    "portal offline": lambda place: ["portal", "offline", "-o", place],
    "search-load": lambda place: ["portal", "search-load", "site", "-o", place],
    "search-load as NDJSON": lambda place: ["portal", "search-load", "site", "--ndjson", place],
}
"""The arguments of each command, by the place of its output."""

PLACES = (
    "folder", "data", "site", "docs", ".", "..", "file.txt", "file.txt/below", "link-to-folder",
    "link-to-file", "dangling", "folder/link-to-parent", "fixed", "fixed/below", "overrides/new",
    "pipe", "/dev/full",
)  # fmt: skip
"""Everything is the user's, but ``dangling`` leads nowhere; in ``fixed`` nothing can be written,
and nobody writes to ``pipe``."""

SETTINGS = """\
name: { zh: 门户 }
regions: { zhejiang: { zh: 浙江省 } }
"""


@contextmanager
def _no_browser() -> Iterator[None]:
    raise BuildError("no browser")
    yield


def _write_page(plan: Path, fresh: Path, *_: object) -> object:
    (fresh / "index.html").write_text("new")
    return load_editions(plan)


def _write_portal(portal: PortalBuild, *_: object) -> Summary:
    portal.storage.write("index.html", b"new")
    return Summary()


def _write_database(folder: Path, _: object) -> int:
    (folder / "search.db").write_text("new")
    return 0


@pytest.fixture(scope="module")
def sheet() -> bytes:
    """The translators' sheet of the real plan."""
    return sheet_bytes(translation_sheet(PLAN, None))


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sheet: bytes) -> Path:
    """A user's folder with a project in it, which is the working folder."""
    project = tmp_path / "home/project"
    for folder in ("data", "docs", "folder", "fixed", "site", "overrides", "macros"):
        (project / folder).mkdir(parents=True)
        (project / folder / "mine.txt").write_text(f"mine in {folder}")
    for page in PAGES:
        file = project / "site" / page
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("")
    (project / "mkdocs.yml").touch()
    shutil.copy(PLAN, project / "data")
    shutil.copy(SOURCE, project / "source.txt")
    (project / "sheet.xlsx").write_bytes(sheet)
    (project / "file.txt").write_text("mine")
    (tmp_path / "home/thesis.txt").write_text("years of work")
    links = {"link-to-folder": "folder", "link-to-file": "file.txt", "dangling": "nowhere",
             "folder/link-to-parent": "../.."}  # fmt: skip
    for link, target in links.items():
        (project / link).symlink_to(target)
    (project / "fixed").chmod(0o555)
    os.mkfifo(project / "pipe")
    (project / "portal.yaml").write_text(SETTINGS, "utf-8")
    (project / "data/plans/zhejiang/jyj").mkdir(parents=True)
    shutil.copy(PLAN, project / "data/plans/zhejiang/jyj/2024.yaml")
    monkeypatch.chdir(project)
    monkeypatch.setattr(PortalBuild, "_build", _write_portal)
    monkeypatch.setattr(portal_command, "portal_zip", lambda _: b"zip")
    monkeypatch.setattr(portal_search, "ndjson_lines", lambda _: ["{}\n"])
    monkeypatch.setattr(portal_search, "write_database", _write_database)
    monkeypatch.setattr(build, "_build", _write_page)
    monkeypatch.setattr(pdf, "_browser", _no_browser)
    return tmp_path / "home"


def everything(folder: Path) -> dict[str, bytes]:
    """The bytes of every file, and where every link leads; links are not followed."""
    content = {}
    for parent, folders, names in os.walk(folder):
        for name in (*folders, *names):
            path = Path(parent, name)
            key = path.relative_to(folder).as_posix()
            if path.is_symlink():
                content[key] = os.fsencode(path.readlink())
            elif path.is_file():
                content[key] = path.read_bytes()
    return content


def run(command: str, place: str) -> Result:
    # The answers of `new`: the source, no site of the issuer's own, and Enter up to the place.
    answers = f"source.txt\n\n\n\nno\n\n{place}\n"
    with ordinary_rights():
        return CliRunner().invoke(main, COMMANDS[command](place), input=answers)


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("command", COMMANDS)
def test_every_file_of_the_user_keeps_its_bytes(home: Path, command: str, place: str):
    before = everything(home)
    result = run(command, place)
    assert place not in ("pipe", "/dev/full") or command == "new" or result.exit_code == 1
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    after = everything(home)
    for path, content in before.items():
        # A draft leaves a copy of what was there beside it.
        copies = [*after.values()] if command in ("import", "new") else []
        assert content in (after.get(path), *copies), path
    assert not [path for path in after if ".workplan-new" in path or ".workplan-old" in path]
    sources = ("data", "docs", "overrides", "macros")
    assert not [path for path in after if path.endswith(".lock") and path.split("/")[1] in sources]


def test_the_first_site_of_a_project_may_be_written_anywhere_else(home: Path):
    """The test above is not right for the reason that nothing is ever written."""
    for command in COMMANDS:
        if command in ("import a sheet", "approve", "pdf"):
            continue
        result = run(command, f"new/{command}")
        assert result.exit_code in (0, 1), result.output
        assert (home / "project/new" / command).exists(), result.output


@pytest.mark.parametrize("command", ["build", "intranet", "offline", "review", "schema", "search-load"])  # fmt: skip
def test_an_output_that_was_edited_is_not_replaced(home: Path, command: str):
    output = home / "project/new" / command
    for _ in range(2):
        result = run(command, f"new/{command}")
        assert "nothing was changed" not in result.stderr
    edited = output if output.is_file() else next(path for path in output.iterdir() if path.suffix)
    with edited.open("ab") as file:
        file.write(b"\nmine\n")
    before = everything(home)
    result = run(command, f"new/{command}")
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1
    assert "nothing was changed" in result.stderr
    assert everything(home) == before


@pytest.mark.parametrize("report", ["SHA256SUMS", "LICENSES.txt"])
def test_a_report_that_cannot_be_written_is_told_before_the_site_is_published(home, report: str):
    assert run("build", "new/site").exit_code == 0
    (home / "project/new/dist" / report).chmod(0o444)
    shutil.rmtree(home / "project/new/site")
    result = run("build", "new/site")
    assert result.exit_code == 1
    assert f"new/dist/{report} cannot be written: Permission denied" in result.stderr
    assert not (home / "project/new/site").exists()


def test_a_report_that_fails_after_all_is_told_with_what_is_published(home, monkeypatch):
    def fail(path: Path, *_: object, **__: object) -> None:
        raise OutputError(f"{path}: 满 / full")

    monkeypatch.setattr(build, "write_file", fail)
    result = run("build", "new/site")
    assert result.exit_code == 1
    assert " / new/site is published, but: " in result.stderr
    assert "full" in result.stderr
    assert (home / "project/new/site/index.html").read_text() == "new"
