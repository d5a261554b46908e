"""Whatever the check of a portal passes is built; whatever it refuses, it names."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from conftest import ROOT
from effort import inputs
from hostile_plans import words
from hypothesis import HealthCheck, event, given, note, settings
from hypothesis import strategies as st

from portal.built_portal import project
from portal.test_check import BAD, GOOD
from workplan.cli import main
from workplan.plan.yaml_writer import lines_of
from workplan.portal.build import PortalBuild
from workplan.portal.engine import ThisProcess
from workplan.portal.fonts import FontSlice
from workplan.portal.project import PortalProject
from workplan.portal.storage import Storage

pytest_plugins = ["portal.built_portal"]
pytestmark = pytest.mark.slow

PROBLEM = re.compile(r"\S.*:[1-9][0-9]*: .* / .*")
"""A file, a line, and the message in both languages."""
SHARED = ("code_hash", "assets", "page_texts", "shared_files")
"""What every project in this folder has in common, made once."""
REGIONS = ("a", "a/b", "a/b/c", "d", "d/2024", "d/e/about")
ISSUERS = ("x", "con", "y-1", "b", "c", "2024", "about", "assets", "index", "by")
ODD_REGIONS = ("by", "A", "a//b", "-a", "a/", "../a", "a b", "<script>", "z" * 61, "d/" + "/".join("efghijk"), "nowhere/at")  # fmt: skip
ODD_FOLDERS = ("X", "x y", "<b>", "x'\"", "﹪", "..x", "z" * 61, "z" * 250, "a\nb", "\udcff", "{{ 7*7 }}", "$(id)")  # fmt: skip
ODD_FILES = ("20２４.yaml", "2024.yml", "plan.yaml", "2101.yaml", "2023.yaml", "<b>.yaml")
ODD_TAGS = ("fr", "ZH", "note", "../../etc/passwd", "", "zh-Hant", "__class__", "{zh}")
ODD_VALUES = ("", "x", [], {}, [{}], {"zh": ""}, {"zh": {"en": "x"}}, {"zh": ["x"]}, "null")
YEARS = (2022, 2023, 2024)


def text(draw: st.DrawFn) -> dict[str, str]:
    """A text in one language or two, in either order."""
    tags = draw(st.sampled_from([("zh", "en"), ("zh",), ("en",), ("en", "zh")]))
    return {tag: draw(words) for tag in tags}


def kinds(draw: st.DrawFn) -> list[dict[str, Any]]:
    ids = draw(st.lists(st.sampled_from(["k", "assets", "2024", "con"]), max_size=2, unique=True))
    listed = [draw(st.sampled_from(["局", "办公室", "<script>", "工作"])) for _ in ids]
    return [
        {"id": id_, "name": text(draw), "words": [word]}
        for id_, word in zip(ids, listed, strict=True)
    ]


def good_settings(draw: st.DrawFn) -> dict[str, Any]:
    """Settings with hostile texts in all that they may have, or some of it."""
    data: dict[str, Any] = {
        "name": text(draw),
        "notice": text(draw),
        "url": draw(st.sampled_from(GOOD)),
        "regions": {region: text(draw) for region in draw(st.permutations(REGIONS))},
        "bureaus": kinds(draw),
        "units": kinds(draw),
        "topics": kinds(draw),
        "office_files": draw(st.sampled_from([["*"], ["a/x"], ["<b>"]])),
        "search": draw(st.sampled_from([{}, {"service": GOOD[0]}])),
    }
    optional = sorted(data.keys() - {"name", "regions"})
    for key in draw(st.lists(st.sampled_from(optional), unique=True)):
        del data[key]
    data["regions"].setdefault("d/e", text(draw))
    return {**data, "regions": data["regions"]}


def good_plan(draw: st.DrawFn, year: int) -> dict[str, Any]:
    """A plan of one point, in Chinese or English or both."""
    tags = draw(st.sampled_from([("zh",), ("zh", "en"), ("en",)]))

    def short(zh: str, en: str) -> dict[str, str]:
        return {tag: {"zh": zh, "en": en}[tag] for tag in tags}

    data: dict[str, Any] = {
        "languages": list(tags),
        "year": year,
        "title": short("某某局工作要点", "Work Plan of a Bureau"),
        "issuer": short("某某局", "A Bureau"),
        "sections": [{"num": 1, "heading": short("一部分", "A Part")}],
        "units": [{"id": "office", "name": short("办公室", "General Office")}],
    }
    measure = {**short("做好一项工作。", "It will do the work."), "units": [data["units"][0]["name"][tags[0]]]}  # fmt: skip
    data["sections"][0]["points"] = [{"num": 1, "measures": [measure]}]
    if draw(st.booleans()):
        data["site"] = {"official": True, "updated": f"{year}-05-06"}
    if draw(st.booleans()):
        del data["units"], measure["units"]
    return data


@st.composite
def portals(draw: st.DrawFn) -> tuple[dict[str, Any], dict[tuple[str, str], dict[str, Any]]]:
    """Settings, and plans by folder and file; often one thing of them is wrong."""
    data = good_settings(draw)
    plans = {}
    for _ in range(draw(st.integers(1, 3))):
        folder = f"{draw(st.sampled_from(list(data['regions'])))}/{draw(st.sampled_from(ISSUERS))}"
        year = draw(st.sampled_from(YEARS))
        plans[folder, f"{year}.yaml"] = good_plan(draw, year)
    if draw(st.booleans()):
        draw(st.sampled_from([odd_text, odd_value, odd_address, odd_region, odd_place]))(draw, data, plans)  # fmt: skip
    return data, plans


def odd_text(draw: st.DrawFn, data: dict[str, Any], _: object) -> None:
    texts = [data["name"], *data["regions"].values()]
    texts += [kind["name"] for key in ("bureaus", "units", "topics") for kind in data.get(key, ())]
    draw(st.sampled_from(texts))[draw(st.sampled_from(ODD_TAGS))] = draw(words)


def odd_value(draw: st.DrawFn, data: dict[str, Any], _: object) -> None:
    data[draw(st.sampled_from([*data, "nmae"]))] = draw(st.sampled_from(ODD_VALUES))


def odd_address(draw: st.DrawFn, data: dict[str, Any], _: object) -> None:
    address = draw(st.one_of(st.sampled_from(BAD), words.map("https://example.org/{}".format)))
    data.update(draw(st.sampled_from([{"url": address}, {"search": {"service": address}}])))


def odd_region(draw: st.DrawFn, data: dict[str, Any], plans: Any) -> None:
    region = draw(st.sampled_from(ODD_REGIONS))
    if draw(st.booleans()):
        data["regions"][region] = text(draw)
    else:
        del data["regions"][draw(st.sampled_from(list(data["regions"])))]
    if ".." not in region:
        plans[f"{region}/x", "2024.yaml"] = good_plan(draw, 2024)


def odd_place(draw: st.DrawFn, data: dict[str, Any], plans: Any) -> None:
    folder = f"{draw(st.sampled_from(list(data['regions'])))}/x"
    if draw(st.booleans()):
        folder += f"/{draw(st.sampled_from(ODD_FOLDERS))}"
    plans[folder, draw(st.sampled_from(ODD_FILES))] = good_plan(draw, 2024)


@pytest.fixture(scope="module")
def prepared(built: Path, sample: Path) -> Iterator[Callable[[Path], PortalProject]]:
    """Makes a project of a folder's files; its fonts are only told apart."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        patch.setattr(FontSlice, "data", property(lambda part: part.path.encode()))
        whole = project(sample)
        layouts = whole.layouts(Storage(str(built)))
        patch.setattr(PortalProject, "layouts", lambda *_: layouts)
        shared = {name: getattr(whole, name) for name in SHARED}

        def make(folder: Path) -> PortalProject:
            made = project(folder)
            made.__dict__.update(shared)
            return made

        yield make


def write(folder: Path, data: dict[str, Any], plans: dict[tuple[str, str], dict[str, Any]]) -> None:
    """Writes a portal's files, of which the disk may refuse some."""
    (folder / "portal.yaml").write_text("\n".join(lines_of(data)), "utf-8")
    (folder / "plans").mkdir()
    for (place, name), plan in plans.items():
        file = folder / "plans" / place / name
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text("\n".join(lines_of(plan)), "utf-8")
        except (OSError, UnicodeError):
            note(f"no file {file!r}")


@settings(max_examples=inputs(40), suppress_health_check=list(HealthCheck))
@given(portals())
def test_what_the_check_passes_is_built_and_all_else_is_named(
    prepared: Callable[[Path], PortalProject], portal
):
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        write(folder, *portal)
        options = ["--settings", str(folder / "portal.yaml"), "--plans", str(folder / "plans")]
        checked = CliRunner().invoke(main, ["portal", "check", *options])
        note(checked.output)
        passes = checked.exit_code == 0
        event("passes" if passes else "is refused")
        if not passes:
            assert isinstance(checked.exception, SystemExit), checked.exception
            *problems, count = checked.output.splitlines()
            assert checked.exit_code == 1
            assert [line for line in problems if not PROBLEM.fullmatch(line)] == []
            assert f" {len(problems)} " in count
            return
        made = prepared(folder)
        summary = PortalBuild(made, Storage(str(folder / "site")), ThisProcess()).run()
        assert summary.problems == ()
        assert len(summary.built) == len(made.issuers)
