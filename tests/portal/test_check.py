"""The check of a portal: every problem of the settings, of the folders and of the plans."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result
from conftest import ROOT

from workplan.cli import main
from workplan.plan.errors import PlanError
from workplan.portal.settings import Settings, load_settings

PLAN = """\
languages: [zh]
year: {year}
title: {{zh: 某某局工作要点}}
issuer: {{zh: 某某局}}
sections:
- num: 1
  heading: {{zh: 一部分}}
  points:
  - num: 1
    measures:
    - zh: 做好一项工作。
"""
SETTINGS: dict[str, Any] = {
    "name": {"zh": "门户", "en": "Portal"},
    "regions": {"a": {"zh": "甲"}, "a/b": {"zh": "乙"}},
}


class Sample:
    """A portal's files in a folder, and the check of them."""

    def __init__(self, folder: Path) -> None:
        self.settings, self.plans = folder / "portal.yaml", folder / "plans"
        self.write()

    def write(self, **changes: Any) -> None:
        """Writes the settings, some of them otherwise."""
        text = yaml.safe_dump({**SETTINGS, **changes}, allow_unicode=True, sort_keys=False)
        self.settings.write_text(text, "utf-8")

    def add(self, place: str, year: int = 2024) -> Path:
        file = self.plans / place
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(PLAN.format(year=year), "utf-8")
        return file

    def check(self) -> Result:
        options = ["--settings", str(self.settings), "--plans", str(self.plans)]
        return CliRunner().invoke(main, ["portal", "check", *options])

    def problems(self) -> str:
        """What a check says that has found something."""
        result = self.check()
        assert result.exit_code == 1, result.output
        assert isinstance(result.exception, SystemExit), result.exception
        return result.output.replace(os.sep, "/")


@pytest.fixture
def sample(tmp_path: Path, monkeypatch) -> Sample:
    monkeypatch.chdir(ROOT)
    sample = Sample(tmp_path)
    sample.add("a/x/2024.yaml")
    return sample


def test_a_good_portal_passes(sample: Sample):
    sample.add("a/b/2023.yaml", 2023)
    sample.add("a/b/x/2023.yaml", 2023)
    result = sample.check()
    assert (result.exit_code, "没有问题" in result.output) == (0, True), result.output


@pytest.mark.parametrize(
    "text",
    [
        {"zh": "名", "fr": "Nom"}, {"xx": "x"}, {"ZH": "x"}, {"note": "x", "zh": "y"},
        {"../../etc/passwd": "x"}, {"zh": "名", "": "x"}, {"zh-Hant": "名"},
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    ("line", "place"),
    [
        (1, lambda text: {"name": text}),
        (4, lambda text: {"notice": text}),
        (4, lambda text: {"regions": {"a": {"zh": "甲"}, "c": text}}),
        *(
            (4, lambda text, kind=kind: {kind: [{"id": "k", "name": text, "words": ["字"]}]})
            for kind in ("bureaus", "units", "topics")
        ),
    ],
)
def test_a_text_in_a_language_without_words_is_named(
    sample: Sample, line: int, place: Callable[..., dict[str, Any]], text: dict[str, str]
):
    sample.write(**place(text))
    problems = sample.problems()
    assert "portal.yaml:" in problems
    assert int(problems.split("portal.yaml:")[1].split(":")[0]) >= line
    assert "没有语言“" in problems
    assert "There are no site words for the language" in problems


def test_a_region_in_none_is_named(sample: Sample):
    sample.write(regions={"a": {"zh": "甲"}, "c/d/e": {"zh": "戊"}, "c": {"zh": "丙"}})
    problems = sample.problems()
    assert "portal.yaml:7: regions › c/d/e: " in problems
    assert "“c/d”" in problems


@pytest.mark.parametrize("kind", ["bureaus", "units", "topics"])
def test_an_id_of_two_kinds_is_named(sample: Sample, kind: str):
    same = {"id": "k", "name": {"zh": "类"}, "words": ["字"]}
    sample.write(**{kind: [same, {**same, "name": {"zh": "又"}, "words": ["词"]}]})
    assert "已经用过了" in sample.problems()


GOOD = (
    "https://example.gov.cn", "https://example.gov.cn/", "http://127.0.0.1:8010/search",
    "https://xn--fiqs8s.example/a/b-c_d~e.f/%E4%B8%AD/", "http://localhost:65535",
    "https://EXAMPLE.org/Plans/",
)  # fmt: skip
BAD = (
    "https://x/?a=1#b", "https://x/#b", "https://x/?", "https://a;script-src/*", "https://a,b/",
    "http://x:abc/", "http://x:0/", "http://x:65536/", "http://x:/", "http://user@x/",
    "http://user:word@x/", "https://*/", "https://*.x/", "https://[::1]/", "https:///x", "https://x/;y",
    "https://x/a b", "https://x/`y`", "https://x/{y}", "https://x/'y'", "https://x/&amp;", "https://x\\y/",
    "https://x/%zz", "https://x/%", "https://x//y", "https://x/../y", "https://x/./y", "https://x/%2e%2E/y",
    "https://-x/", "https://x-/", "https://x..y/", "https://.x/", "https://x_y/", "https://999.1.1.1/",
    "https://中国.example/", "https://x/中/", "javascript:x", "//x/", "ftp://x/", "https:x", "x",
    "https://" + "a" * 64 + "/", "https://" + ".".join(["a" * 60] * 5) + "/", "HTTPS://x/", "https://x/\n",
    "https://x/" + "y" * 200, "https://1.2/", "https://0x7f.1/", "https://x/%00",
)  # fmt: skip


@pytest.mark.parametrize("address", GOOD)
def test_an_address_of_a_site_is_taken(sample: Sample, address: str):
    sample.write(url=address, search={"service": address})
    settings = load_settings(sample.settings)
    assert settings.url == settings.search.service == address


@pytest.mark.parametrize("address", BAD)
def test_an_address_that_is_more_or_less_than_a_site_s_is_refused(sample: Sample, address: str):
    sample.write(url=address, search={"service": address})
    with pytest.raises(PlanError) as caught:
        load_settings(sample.settings)
    places = {problem.where for problem in caught.value.problems}
    assert places == {"url", "search › service"}
    assert len(caught.value.problems[0].messages) == 2
    with pytest.raises(ValueError, match="url"):
        Settings.model_validate({**SETTINGS, "url": address})


def test_a_plan_of_another_year_is_named(sample: Sample):
    sample.add("a/x/2023.yaml", 2024)
    assert "a/x/2023.yaml:2: year: " in sample.problems()


@pytest.mark.parametrize("name", ["20２４.yaml", "２０２４.yaml", "20٢٤.yaml"])
def test_a_year_in_other_digits_is_named(sample: Sample, name: str):
    sample.add(f"a/x/{name}")
    assert f"a/x/{name}:1: " in sample.problems()


@pytest.mark.parametrize("folders", [["x" * 61], ["x" * 250], ["c"] * 7, ["c" * 60] * 4])
def test_a_long_path_is_named(sample: Sample, folders: list[str]):
    regions = {"/".join(folders[:count]): {"zh": "区"} for count in range(1, len(folders) + 1)}
    sample.write(regions=regions)
    issuer = "/".join([*folders, "x"])
    try:
        sample.add(f"{issuer}/2024.yaml")
    except OSError:
        pytest.skip("the disk has no such paths")
    assert f"{issuer}/2024.yaml:1: " in sample.problems()
    assert "太长" in sample.problems()


@pytest.mark.parametrize("name", ["2024", "1999", "about", "assets"])
def test_an_issuer_in_the_place_of_another_s_page_is_named(sample: Sample, name: str):
    regions = {"a": {"zh": "甲"}, "a/b": {"zh": "乙"}, f"a/b/{name}": {"zh": "丙"}}
    sample.write(regions=regions)
    for issuer in ("a/b", f"a/b/{name}", f"a/b/{name}/x"):
        sample.add(f"{issuer}/2024.yaml")
    problems = sample.problems()
    for issuer in (f"a/b/{name}", f"a/b/{name}/x"):
        assert f"{issuer}/2024.yaml:1: “a/b”" in problems


def test_an_issuer_below_another_is_taken(sample: Sample):
    sample.write(regions={"a": {"zh": "甲"}, "a/2024": {"zh": "乙"}})
    for issuer in ("a/x", "a/2024", "a/2024/x"):
        sample.add(f"{issuer}/2024.yaml")
    assert sample.check().exit_code == 0


def others(file: Path) -> list[Callable[[], object]]:
    """What makes in a file's place something that is no file."""
    return [
        lambda: os.mkfifo(file),
        lambda: file.symlink_to(file.parent / "nowhere.yaml"),
        lambda: file.symlink_to(file.name),
        lambda: file.symlink_to("/dev/zero"),
        lambda: file.symlink_to(file.parent),
        file.mkdir,
    ]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has none of these")
@pytest.mark.parametrize("kind", range(6))
def test_what_is_no_file_is_named_and_not_read(sample: Sample, kind: int):
    others(sample.plans / "a/x/2021.yaml")[kind]()
    assert "a/x/2021.yaml:1: " in sample.problems()
    assert "regular file" in sample.problems()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows fills the holes of files")
def test_a_file_larger_than_any_plan_is_named_and_not_read(sample: Sample):
    with sample.add("a/x/2021.yaml").open("ab") as file:
        file.truncate(2**40)
    assert "a/x/2021.yaml:1: " in sample.problems()
    assert "64 MB" in sample.problems()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows may not make links")
def test_a_link_to_a_file_is_read(sample: Sample, tmp_path: Path):
    kept = tmp_path / "kept.yaml"
    sample.add("a/x/2024.yaml").rename(kept)
    (sample.plans / "a/x/2024.yaml").symlink_to(kept)
    assert sample.check().exit_code == 0


def test_every_problem_is_listed_at_once(sample: Sample):
    sample.write(name={"fr": "Nom"}, url="x")
    sample.add("2024.yaml")
    sample.add("a/x/2023.yaml", 2022)
    sample.add("a/y/2024.yaml").write_text("year: 20x4", "utf-8")
    sample.add("A/y/2024.yaml").write_text("nmae: 1", "utf-8")
    problems = sample.problems()
    for place in ("portal.yaml:2: name › fr", "portal.yaml:", "plans/2024.yaml:1: ", "a/x/2023.yaml:2: year",
                  "a/y/2024.yaml:1: year", "A/y/2024.yaml:1: ", "A/y/2024.yaml:1: nmae"):  # fmt: skip
        assert place in problems
    assert f"共 {problems.count('.yaml:')} 处问题" in problems


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
@pytest.mark.parametrize("name", [b"\xff", b"a\nb", b"\x1b[31m", b"\xc2\x85"])
def test_a_name_that_cannot_be_shown_is_written_in_escapes(sample: Sample, name: bytes):
    folder = os.path.join(os.fsencode(sample.plans), b"a", name)  # noqa: PTH118 - paths are text
    try:
        os.mkdir(folder)  # noqa: PTH102
    except OSError:
        pytest.skip("the disk has no such names")
    (Path(os.fsdecode(folder)) / "2024.yaml").write_text(PLAN.format(year=2024), "utf-8")
    problems = sample.problems()
    assert repr(os.fsdecode(name))[1:-1] in problems
    assert not any(mark in problems for mark in ("\x1b", "\x85", "a\nb"))
