"""``workplan new``: the dialogue in the terminal."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner
from commands import workplan
from conftest import DATA

from workplan import load_plan
from workplan.cli import main

SOURCE = DATA / "plan-2024.zh.txt"
POINTS = "".join(f"{n}.完善制度{n}。健全各项制度。〔责任单位：办公室〕\n" for n in (1, 2, 3))
TITLE = "某某市教育局2024年度工作要点\n"
SIGNED = "某某市教育局\n2024年2月20日\n"


@dataclass(frozen=True)
class Dialogue:
    """What was printed, and the draft."""

    output: str
    draft: Path


@pytest.fixture
def dialogue(tmp_path: Path):
    def hold(text: str, *answers: str) -> Dialogue:
        source, draft = tmp_path / "原文.txt", tmp_path / "plan.yaml"
        source.write_text(text, "utf-8")
        typed = "\n".join([str(source), *answers, str(draft)])
        result = CliRunner().invoke(main, ["new"], input=f"{typed}\n")
        assert result.exit_code == 0, result.output
        return Dialogue(result.output, draft)

    return hold


def test_what_the_text_says_is_offered(dialogue):
    """Return takes the year, the issuer, the date and the language."""
    spoken = dialogue(TITLE + POINTS + SIGNED, "", "", "", "否", "")
    for offered in ("[2024]", "[某某市教育局]", "[2024-02-20]"):
        assert offered in spoken.output
    plan = load_plan(spoken.draft)
    assert (plan.year, plan.issuer["zh"], str(plan.provenance.written)) == (
        2024,
        "某某市教育局",
        "2024-02-20",
    )


def test_an_empty_answer_is_explained(dialogue):
    text = "2024年工作要点\n" + POINTS
    spoken = dialogue(text, "", "", "某某市教育局", "", "", "是", "0")
    assert "这一项不能空" in spoken.output
    assert "请填“是”或“否”" in spoken.output


@pytest.mark.parametrize(("answer", "official"), [("是", True), ("n", False)])
def test_whether_the_site_is_the_bureau_s_own_is_asked(dialogue, answer, official):
    spoken = dialogue(TITLE + POINTS, "", "", "", answer, "0")
    assert "某某市教育局自己的网站" in spoken.output
    assert load_plan(spoken.draft).site.official is official


def test_a_date_may_be_written_as_in_the_document(dialogue):
    spoken = dialogue(TITLE + POINTS, "", "", "三月", "2024年3月1日", "是", "0")
    assert "请照“2024-02-20”" in spoken.output
    assert str(load_plan(spoken.draft).provenance.written) == "2024-03-01"


def test_a_dialogue_asks_again_and_ends_with_what_to_do_next(tmp_path):
    typed = f"no.txt\n{SOURCE}\n12\n2024\n\n\nno\nxx\nen\nplan.yaml\n".encode()
    done = workplan("new", cwd=tmp_path, typed=typed)
    output = done.stdout
    assert done.returncode == 0, done.stderr
    assert all(f"[{step}/4]" in output for step in (1, 2, 3, 4))
    assert output.rstrip().splitlines()[-1].count("workplan export translations.xlsx") == 2
    assert "workplan build" in output
    assert load_plan(tmp_path / "plan.yaml").in_translation == ("en",)


def test_an_abandoned_dialogue_writes_nothing(tmp_path):
    done = workplan("new", cwd=tmp_path, typed=f"{SOURCE}\n2024\n".encode())
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert not list(tmp_path.iterdir())
