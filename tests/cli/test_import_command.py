"""``workplan import``: the exit code, the draft, the report for programs."""

from __future__ import annotations

import json

import pytest
from commands import workplan
from conftest import DATA, PLAN
from importer.support import IMPORT

from workplan import load_plan

SOURCE = DATA / "plan-2024.zh.txt"
TO_REVIEW = IMPORT / "forms/gap-and-double.txt"
REJECTED = IMPORT / "rejected/news.no_points.txt"


@pytest.mark.parametrize(
    ("file", "code"), [(SOURCE, 0), (TO_REVIEW, 1), (REJECTED, 2), ("no.txt", 2)]
)
def test_the_exit_code_states_the_outcome(file, code, tmp_path):
    done = workplan("import", file, cwd=tmp_path)
    assert done.returncode == code
    assert "Traceback" not in done.stderr
    output = done.stdout + done.stderr
    assert " / " in output  # in both languages


def test_our_source_gives_the_chinese_of_our_plan_with_its_ids(tmp_path, plan):
    done = workplan("import", "-", "-o", "plan.yaml", cwd=tmp_path, typed=SOURCE.read_bytes())
    assert done.returncode == 0
    imported = load_plan(tmp_path / "plan.yaml")

    def chinese(parsed_plan):
        sections = [(s.num, s.heading["zh"]) for s in parsed_plan.sections]
        points = [
            (p.num, p.heading["zh"], [m["zh"] for m in p.measures], p.units)
            for p in parsed_plan.points
        ]
        units = {u.name["zh"]: (u.id, u.catch_all) for u in parsed_plan.units}
        texts = [parsed_plan.title, parsed_plan.general_approach, parsed_plan.issuer]
        head = [text["zh"] for text in texts], parsed_plan.year, parsed_plan.form
        return head, sections, points, units

    assert chinese(imported) == chinese(plan)


def test_json_is_one_object_with_the_whole_result(tmp_path):
    done = workplan("import", "--json", TO_REVIEW, cwd=tmp_path)
    report = json.loads(done.stdout)
    assert done.returncode == report["exit"] == 1
    assert {"points", "sections", "unplaced", "findings"} <= report.keys()
    for point in report["points"]:
        assert {"section", "num", "heading", "text", "units", "note", "line"} <= point.keys()
    rejected = json.loads(workplan("import", "--json", REJECTED, cwd=tmp_path).stdout)
    assert rejected["exit"] == 2
    assert rejected["refused"]


def test_an_existing_file_is_kept_as_a_backup(tmp_path):
    (tmp_path / "plan.yaml").write_text("mine", "utf-8")
    assert workplan("import", SOURCE, "-o", "plan.yaml", cwd=tmp_path).returncode == 0
    assert (tmp_path / "plan.yaml.bak").read_text("utf-8") == "mine"


def test_our_own_word_file_comes_back(tmp_path):
    workplan("export", "--plan", PLAN, "plan.zh.docx", cwd=tmp_path)
    done = workplan("import", "plan.zh.docx", "-o", "plan.yaml", cwd=tmp_path)
    assert done.returncode == 0, done.stdout
    workplan("export", "--plan", "plan.yaml", "plan.txt", cwd=tmp_path)
    ours = workplan("export", "--plan", PLAN, "plan.txt", "-o", "ours.txt", cwd=tmp_path)
    assert ours.returncode == 0
    assert (tmp_path / "plan.txt").read_bytes() == (tmp_path / "ours.txt").read_bytes()
