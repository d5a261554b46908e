"""The page that sets a draft beside its source."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import html

from importer.support import FORMS, read
from workplan.cli import main
from workplan.importer import draft_text, read_plan
from workplan.importer.review.alignment import align
from workplan.importer.review.draft_fields import draft_blocks
from workplan.importer.review.page import review_page
from workplan.importer.review.uncertain import uncertain_places
from workplan.plan.yaml_reader import read_bytes

TEXT = """某某市教育局2024年度工作要点
2024年全市教育工作的总体思路是：坚持依法行政，全面提升治理水平。
一、夯实工作基础
1.完善制度体系。健全各项制度。修订规章5项。〔责任单位：办公室、法规处〕
2.加强队伍建设。组织业务培训。〔责任单位：人事处〕
"""


@dataclass(frozen=True)
class Review:
    """A page, and the places that must be reviewed, in Chinese."""

    page: html.HtmlElement
    places: list[str]


def review(text: str = TEXT, change: tuple[str, str] = ("", "")) -> Review:
    """The page of a text beside its draft, in which one text has been changed."""
    outcome = read_plan(text.encode(), "a.txt")
    draft = draft_text(outcome.result).replace(*change, 1)
    page, count = review_page(outcome, read_bytes(draft.encode(), "plan.yaml"), ("a", "b"))
    tree = html.document_fromstring(page)
    places = tree.xpath("//li[@class='review']/p/span[@lang='zh']")
    assert len(places) == count
    return Review(tree, [place.text_content() for place in places])


def test_nothing_is_to_be_reviewed_in_an_untouched_draft():
    assert review().places == []


CHANGES = {
    "a word replaced": (
        ("修订规章5项", "修订规章6项"),
        ["原文里没有这样的文字：“修订规章6项。”", "原文里有，草稿里没有：“修订规章5项。”"],
    ),
    "a sentence deleted": (
        ("          - zh: 修订规章5项。\n", ""),
        ["原文里有，草稿里没有：“修订规章5项。”"],
    ),
    "a unit replaced": (
        ("units: [人事处]", "units: [财务处]"),
        ["原文里没有这样的文字：“财务处”", "原文里有，草稿里没有：“〔责任单位：人事处〕”"],
    ),
    "a unit deleted": (
        ("units: [办公室, 法规处]", "units: [办公室]"),
        ["原文里有，草稿里没有：“、法规处〕”"],
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_of_the_draft_is_listed(name):
    change, expected = CHANGES[name]
    places = review(change=change).places
    assert len(places) == len(expected)
    for words in expected:
        assert any(place.startswith(words) for place in places), places


def test_what_is_uncertain_is_listed_at_its_field():
    tree = review(TEXT.replace("2.加强", "4.加强")).page
    (place,) = tree.xpath("//li[@class='review']")
    assert "任务的编号是 4" in place.text_content()
    target = place.find(".//a").get("href")
    assert "加强队伍建设" in tree.get_element_by_id(target[1:]).text_content()


def test_what_is_inferred_comes_after_what_must_be_reviewed():
    tree = review(TEXT.replace("人事处", "其他处室"), ("修订规章", "修改规章")).page
    classes = [item.get("class") for item in tree.xpath("//ol[@class='places']/li")]
    assert classes == sorted(classes)
    assert {"review", "stated"} <= set(classes)


def test_every_link_leads_to_a_place_of_its_own():
    tree = review().page
    ids = tree.xpath("//@id")
    assert len(set(ids)) == len(ids)
    assert {link[1:] for link in tree.xpath("//a/@href")} <= set(ids)


def test_a_word_of_the_source_leads_to_its_field_and_back():
    tree = review().page
    (run,) = tree.xpath("//a[@class='run'][.='法规处']")
    field = tree.get_element_by_id(run.get("href")[1:])
    assert "法规处" in field.find(".//dd").text
    back = field.xpath(".//small//a/@href")[0]
    assert "法规处" in tree.get_element_by_id(back[1:]).text_content()


def test_the_whole_source_stands_on_the_page():
    tree = review().page
    for number in tree.xpath("//span[@class='line']"):
        number.drop_tree()
    shown = "".join(source.text_content() for source in tree.xpath("//div[@class='source']"))
    assert re.sub(r"\s", "", shown) == re.sub(r"\s", "", TEXT)


def test_drafts_of_all_forms_are_found_in_their_sources():
    """Of some 2,000 fields and the words around them; a table whose cells are lines is the rest."""
    fields, differences = 0, []
    for form in FORMS:
        outcome = read(form)
        draft = read_bytes(draft_text(outcome.result).encode(), "plan.yaml")
        blocks = draft_blocks(draft)
        align(blocks, outcome.document, outcome.result.title_span[0])
        fields += sum(len(block.fields) for block in blocks)
        differences += [
            (form.stem, place.messages[0])
            for place in uncertain_places(outcome, blocks)
            if place.messages[0].startswith("原文里")
        ]
    assert len(differences) <= fields * 0.002, differences


def test_why_a_source_is_no_plan_is_listed():
    outcome = read_plan("会议纪要。\n研究了工作。\n".encode(), "a.txt")
    page, count = review_page(outcome, read_bytes(b"{}", "plan.yaml"), ("a", "b"))
    assert count == 1
    assert "没有找到任务" in page


@pytest.mark.parametrize(
    "draft", ["sections: 5", "title: [a]\nsections:\n  - 3\n  - points: {a: b}", "{}"]
)
def test_any_mapping_is_set_beside_the_source(draft):
    outcome = read_plan(TEXT.encode(), "a.txt")
    review_page(outcome, read_bytes(draft.encode(), "plan.yaml"), ("a", "b"))


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path, Path]:
    source, draft = tmp_path / "原文.txt", tmp_path / "plan.yaml"
    source.write_text(TEXT, "utf-8")
    draft.write_text(draft_text(read_plan(TEXT.encode(), "a.txt").result), "utf-8")
    return source, draft, tmp_path / "review.html"


def run(*arguments: object) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["review", *map(str, arguments)])
    return result.exit_code, result.output


def test_the_command_writes_one_page_without_scripts(files):
    source, draft, output = files
    assert run(source, draft, "-o", output)[0] == 0
    first = output.read_bytes()
    assert b"Content-Security-Policy" in first
    assert b"<script" not in first
    assert not re.findall(rb"(?:src|href)=\"(?!#)", first)
    assert run(source, draft, "-o", output)[0] == 0
    assert output.read_bytes() == first


def test_the_command_ends_with_1_while_there_are_places_to_check(files):
    source, draft, output = files
    draft.write_text(draft.read_text("utf-8").replace("规章5项", "规章6项"), "utf-8")
    code, message = run(source, draft, "-o", output)
    assert code == 1
    assert "2 places to check" in message
    assert output.exists()
    assert "Ends with 0 if there is nothing to check" in run("--help")[1]


def test_the_command_keeps_a_file_that_it_did_not_make(files):
    source, draft, output = files
    output.write_text("mine", "utf-8")
    assert run(source, draft, "-o", output)[0] == 1
    assert output.read_text("utf-8") == "mine"


def test_the_command_says_what_it_cannot_read(files):
    source, draft, output = files
    draft.write_text("a: [", "utf-8")
    code, message = run(source, draft, "-o", output)
    assert code == 1
    assert "plan.yaml:2" in message
    source.write_bytes(b"%PDF-1.7")
    code, message = run(source, files[1], "-o", output)
    assert "PDF" in message
    assert not output.exists()
