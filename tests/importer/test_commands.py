"""``workplan import`` and ``workplan new`` as a person and a program meet them."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest
from conftest import DATA, PLAN

from importer.support import IMPORT
from workplan import load_plan

SOURCE = DATA / "plan-2024.zh.txt"
LOOK = IMPORT / "forms/gap-and-double.txt"
REFUSED = IMPORT / "refused/news.no_points.txt"


def run(*arguments, cwd, typed=b""):
    command = [sys.executable, "-m", "workplan.cli", *map(str, arguments)]
    environment = {**os.environ, "PYTHONUTF8": "1"}
    return subprocess.run(
        command, cwd=cwd, input=typed, capture_output=True, check=False, env=environment
    )


@pytest.mark.parametrize(("file", "code"), [(SOURCE, 0), (LOOK, 1), (REFUSED, 2), ("no.txt", 2)])
def test_the_command_ends_with_what_came_of_it(file, code, tmp_path):
    done = run("import", file, cwd=tmp_path)
    assert done.returncode == code
    assert b"Traceback" not in done.stderr
    told = (done.stdout + done.stderr).decode()
    assert " / " in told  # in both languages


def test_our_source_gives_the_chinese_of_our_plan_with_its_ids(tmp_path, plan):
    done = run("import", "-", "-o", "plan.yaml", cwd=tmp_path, typed=SOURCE.read_bytes())
    assert done.returncode == 0
    made = load_plan(tmp_path / "plan.yaml")

    def chinese(one):
        sections = [(s.num, s.heading["zh"]) for s in one.sections]
        points = [
            (p.num, p.heading["zh"], [m["zh"] for m in p.measures], p.units) for p in one.points
        ]
        units = {u.name["zh"]: (u.id, u.catch_all) for u in one.units}
        head = (one.title["zh"], one.general_approach["zh"], one.issuer["zh"], one.year, one.form)
        return head, sections, points, units

    assert chinese(made) == chinese(plan)


def test_json_is_one_object_with_all_that_was_found(tmp_path):
    done = run("import", "--json", LOOK, cwd=tmp_path)
    told = json.loads(done.stdout)
    assert done.returncode == told["exit"] == 1
    assert {"points", "sections", "unplaced", "findings"} <= told.keys()
    for point in told["points"]:
        assert {"section", "num", "heading", "text", "units", "note", "line"} <= point.keys()
    refused = json.loads(run("import", "--json", REFUSED, cwd=tmp_path).stdout)
    assert refused["exit"] == 2
    assert refused["refused"]


def test_what_stood_in_the_file_is_kept(tmp_path):
    (tmp_path / "plan.yaml").write_text("mine", "utf-8")
    assert run("import", SOURCE, "-o", "plan.yaml", cwd=tmp_path).returncode == 0
    assert (tmp_path / "plan.yaml.bak").read_text("utf-8") == "mine"


def test_a_dialogue_asks_again_and_ends_with_what_to_do_next(tmp_path):
    typed = f"no.txt\n{SOURCE}\n12\n2024\n\nxx\nen\nplan.yaml\n".encode()
    done = run("new", cwd=tmp_path, typed=typed)
    said = done.stdout.decode()
    assert done.returncode == 0, done.stderr
    assert all(f"[{step}/4]" in said for step in (1, 2, 3, 4))
    assert said.rstrip().splitlines()[-1].count("workplan export translations.xlsx") == 2
    assert "workplan build" in said
    assert load_plan(tmp_path / "plan.yaml").in_translation == ("en",)


def test_a_dialogue_that_is_left_writes_nothing(tmp_path):
    done = run("new", cwd=tmp_path, typed=f"{SOURCE}\n2024\n".encode())
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
    assert not list(tmp_path.iterdir())


def test_our_own_word_file_comes_back(tmp_path):
    run("export", "--plan", PLAN, "plan.zh.docx", cwd=tmp_path)
    done = run("import", "plan.zh.docx", "-o", "plan.yaml", cwd=tmp_path)
    assert done.returncode == 0, done.stdout.decode()
    run("export", "--plan", "plan.yaml", "plan.txt", cwd=tmp_path)
    ours = run("export", "--plan", PLAN, "plan.txt", "-o", "ours.txt", cwd=tmp_path)
    assert ours.returncode == 0
    assert (tmp_path / "plan.txt").read_bytes() == (tmp_path / "ours.txt").read_bytes()
