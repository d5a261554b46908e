"""Whatever the check passes is built: every page, every download, and the check of the site."""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT
from site_files import write_site

from workplan import Plan, PlanError, parse_plan
from workplan.edition.edition import Edition
from workplan.edition.urls import RelativeUrls
from workplan.exports.downloads import downloads
from workplan.exports.plan_yaml import plan_yaml
from workplan.pages.renderer import Renderer
from workplan.pages.sitemap import site_pages
from workplan.site.build import build_site
from workplan.site.verify import folder_problems


def text(words: str) -> dict[str, Any]:
    return {"zh": f"{words}工作。", "en": f"It will do the work of {words}."}


def name(words: str) -> dict[str, Any]:
    return {"zh": words, "en": f"Name of {words}"}


ADDRESS = {
    "zh": "见 from https://www.gov.cn 的通知",
    "en": "See the notice from https://www.gov.cn",
}
WHOLE: dict[str, Any] = {
    "languages": ["zh", "en"],
    "year": 2024,
    "form": {"section": "一、", "point": "1.", "units": "（责任单位：…）", "separator": "、"},
    "title": {**name("某某市教育局工作要点"), "note": ADDRESS},
    "short_title": name("工作要点"),
    "issuer": name("某某市教育局"),
    "general_approach": {**text("总体"), "note": text("编者")},
    "sections": [
        {
            "part": {**name("第一大类"), "label": "第一部分 "},
            "num": 1,
            "heading": name("甲部分"),
            "text": [text("开头")],
            "note": "（责任单位：办公室）",
            "points": [
                {
                    "group": {**name("小类"), "label": "（一）"},
                    "num": 1,
                    "label": "1、",
                    "heading": name("甲任务。"),
                    "measures": [
                        {
                            "zh": "甲句4次。", "en": "It will do the work four times.",
                            "label": "（1）",
                            "note": text("编者"),
                            "target": {
                                "zh": "甲句4次",
                                "en": "the work four times",
                                "figure": "4",
                                "measured_in": name("次"),
                                "explanation": text("说明"),
                            },
                            "readers": {"parents": text("家长"), "staff": text("人员")},
                        },
                        {**text("乙句"), "units": ["法规处"], "deadline": name("2024年6月底前")},
                    ],
                    "roles": {"牵头单位": ["办公室"], "配合单位": ["法规处"]},
                    "deadline": name("2024年12月底前"),
                    "duty_note": "（牵头单位：办公室；配合单位：法规处）",
                },
                {"num": 2, "measures": [text("丙句")], "units": ["法规处", "办公室"]},
            ],
        },
        {"num": 2, "heading": name("乙部分"), "points": [{"num": 3, "measures": [text("丁句")], "units": []}]},
    ],
    "units": [
        {"id": "office", "name": name("办公室"), "explanation": ADDRESS, "inferred": True},
        {"id": "law", "name": name("法规处"), "status": "official", "avoid": ["Wrong"]},
    ],
    "laws": [{**name("某某法"), "id": "act", "explanation": ADDRESS, "issuer": name("某机关"), "in_force": "2020-01-01", "note": text("注")}],
    "terms": [{**name("甲句"), "en": "the work", "id": "work", "kind": "concept", "explanation": ADDRESS, "forms": ["works"], "gloss": {"en": "the work (jia)"}}],
    "calendar": [{**name("宪法日"), "date": "2024-12-04"}],
    "provenance": {
        "url": "https://example.org/a", "index_number": "1", "topic": name("教育"), "document_number": "某教〔2024〕1号",
        "written": "2024-01-01", "released": "2024-01-02", "validity": name("有效"), "notes": [text("来源")],
    },
    "site": {"official": True, "sponsor": name("主办"), "contact": name("联系"), "site_id_code": "1", "icp": "2", "public_security": "3"},
}  # fmt: skip
POINT = "sections.0.points.0."
OPTIONAL = (
    *("form", "short_title", "general_approach", "laws", "terms", "calendar"),
    *("provenance", "site", "sections.1", "sections.0.part", "sections.0.heading"),
    *("sections.1.heading", "sections.0.text", "sections.0.note"),
    *(POINT + key for key in ("group", "label", "heading", "roles", "deadline", "duty_note")),
    *(f"{POINT}measures.0.{key}" for key in ("label", "note", "target", "readers")),
    *(f"{POINT}measures.1", f"{POINT}measures.1.units", f"{POINT}measures.1.deadline"),
    *("title.note", "units.0.explanation", "English", "names of units"),
)
"""What a plan may leave out, as paths; the last two as functions of the whole."""


def without(parts: Iterable[str]) -> dict[str, Any]:
    """The whole plan without some parts; what comes later in a list goes first."""
    data = copy.deepcopy(WHOLE)
    for part in sorted(parts, reverse=True):
        if part == "English":
            data = without_english(data)
        elif part == "names of units":
            drop_units(data)
        else:
            drop(data, part.split("."))
    return data


def drop(data: Any, path: list[str]) -> None:
    for i, step in enumerate(path):
        key = int(step) if isinstance(data, list) else step
        if isinstance(data, list) and len(data) <= int(step):
            return
        if isinstance(data, dict) and key not in data:
            return
        if i == len(path) - 1:
            del data[key]
            return
        data = data[key]


def without_english(value: Any) -> Any:
    if isinstance(value, list):
        return [without_english(item) for item in value if item != "en"]
    if not isinstance(value, dict):
        return value
    return {key: without_english(item) for key, item in value.items() if key not in {"en", "gloss", "forms", "avoid"}}  # fmt: skip


def drop_units(data: Any) -> None:
    """Neither units nor anything that names one."""
    if isinstance(data, list):
        for item in data:
            drop_units(item)
    elif isinstance(data, dict):
        for key in ("units", "roles", "duty_note"):
            data.pop(key, None)
        for item in data.values():
            drop_units(item)


def checked(parts: Iterable[str]) -> Plan | None:
    """The plan without some parts; None where the check refuses it."""
    try:
        return parse_plan(json.dumps(without(parts)).encode())
    except PlanError:
        return None


PASSING = [part for part in OPTIONAL if checked([part])]


def test_the_whole_plan_and_most_parts_left_out_pass_the_check():
    assert checked([])
    assert len(PASSING) > 0.8 * len(OPTIONAL), set(OPTIONAL) - set(PASSING)


@pytest.mark.parametrize("part", ["", *PASSING])
def test_without_one_part_the_site_is_complete(part, tmp_path):
    file, folder = tmp_path / "plan.yaml", tmp_path / "site"
    file.write_bytes(plan_yaml(checked(filter(None, [part]))))
    site = write_site(file, folder)
    assert list(folder_problems(folder, site.current.edition)) == []


def together() -> Iterator[list[str]]:
    """Parts to leave out together, so that each two parts are left out by some of them."""
    rng = random.Random(1)  # noqa: S311 - the same tests every time
    pairs = {frozenset(pair) for pair in combinations(OPTIONAL, 2)}
    while pairs:
        first = sorted(min(pairs, key=sorted))
        parts = list(dict.fromkeys([*first, *rng.sample(OPTIONAL, 7)]))
        if not checked(parts):
            parts = first
        pairs -= {frozenset(pair) for pair in combinations(parts, 2)}
        yield parts


@pytest.mark.parametrize("parts", list(together()), ids=lambda parts: f"{parts[0]}, {parts[1]}")
def test_without_two_parts_every_page_and_download_is_made(parts):
    if plan := checked(parts):
        render(plan)


def render(plan: Plan) -> None:
    edition = Edition(plan)
    renderer = Renderer(edition, "")
    for page in site_pages(edition):
        assert renderer.body(page.kind, RelativeUrls(page.address), page.key)
    assert all(file.data for file in downloads(edition))


@pytest.mark.parametrize(
    "address", ["https://[", "https://[::1", "http://a]b/", "http://℀.example/", "https://a:b/", "https://a\\b", "https:///x"]
)  # fmt: skip
def test_an_address_is_refused_or_linked(address, tmp_path):
    data = without([])
    data["provenance"]["url"] = address
    try:
        plan = parse_plan(json.dumps(data).encode())
    except PlanError as error:
        assert "provenance › url" in str(error)
        return
    file, folder = tmp_path / "plan.yaml", tmp_path / "site"
    file.write_bytes(plan_yaml(plan))
    site = write_site(file, folder)
    assert list(folder_problems(folder, site.current.edition)) == []


@pytest.mark.parametrize("parts", [(), ("names of units",), ("English", "terms")])
def test_mkdocs_builds_what_passes_the_check(parts, tmp_path, monkeypatch):
    monkeypatch.chdir(ROOT)
    file = Path(tmp_path / "plan.yaml")
    file.write_bytes(plan_yaml(checked(parts)))
    build_site(file, tmp_path / "site", report=lambda _: None)
    assert (tmp_path / "site/404.html").is_file()
