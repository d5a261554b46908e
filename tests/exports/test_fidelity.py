"""Every file read back is the plan: each character under NFKC, in order, and the 45 pairs."""

from __future__ import annotations

import csv
import io
import json
import unicodedata

import openpyxl
import pytest
from conftest import DATA

from exports.readers import (
    NUMBERS,
    docx_lines,
    read_csv,
    read_json,
    read_tasks,
    read_xlsx,
    sheet_rows,
)
from workplan import Plan

READERS = {"csv": read_csv, "xlsx": read_xlsx, "json": read_json}
SOURCE_STYLES = ("Title", "Heading 1", "Body Text")
TRANSLATION_STYLES = ("Subtitle", "Translated Heading", "Translation")


def nfkc(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


def source_lines() -> list[str]:
    """The published text without the page's furniture."""
    return (DATA / "plan-2024.zh.txt").read_text("utf-8").splitlines()[2:]


def texts(plan: Plan, language: str) -> list[str]:
    """Every text of the plan in a language, in order, as the readers give them."""
    result = [plan.title[language], plan.general_approach[language]]
    for number, section in zip(NUMBERS[language], plan.sections, strict=True):
        result.append(number + section.heading[language])
        for point in section.points:
            result += [point.heading[language], *(measure[language] for measure in point.measures)]
    return result


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("suffix", READERS)
def test_the_file_says_what_the_plan_says(plan, files, suffix, language):
    read = READERS[suffix](files[f"plan.{suffix}"], language)
    assert read.texts == texts(plan, language)
    names = {unit.name["zh"]: unit.name[language] for unit in plan.units}
    pairs = [(str(point.num), names[unit]) for point in plan.points for unit in point.units]
    assert read.pairs == pairs
    assert len(pairs) == 45


@pytest.mark.parametrize("suffix", READERS)
def test_the_file_gives_the_source_back(files, suffix):
    """Against the published text itself, whose numbers and brackets no table holds."""
    read = READERS[suffix](files[f"plan.{suffix}"], "zh")
    lines, points = [read.title, read.approach], 0
    for heading, section_points in read.sections:
        lines.append(heading)
        for point in section_points:
            points += 1
            units = "、".join(unit for num, unit in read.pairs if num == str(points))
            lines.append(f"{points}.{''.join(point)}〔责任机构：{units}〕")
    assert [nfkc(line) for line in lines] == [nfkc(line) for line in source_lines()]


def test_txt_is_the_published_text(files):
    lines = files["plan.txt"].decode().splitlines()
    assert [nfkc(line) for line in lines] == [nfkc(line) for line in source_lines()]


@pytest.mark.parametrize("name", ["plan.docx", "plan.zh.docx"])
def test_docx_is_the_published_text(files, name):
    lines = docx_lines(files[name], *SOURCE_STYLES)
    assert [nfkc(line) for line in lines] == [nfkc(line) for line in source_lines()]


@pytest.mark.parametrize(
    ("name", "styles"),
    [("plan.docx", TRANSLATION_STYLES), ("plan.en.docx", SOURCE_STYLES)],
    ids=["both", "en"],
)
def test_docx_has_the_whole_translation(plan, files, name, styles):
    names = {unit.name["zh"]: unit.name["en"] for unit in plan.units}
    title, approach, *lines = docx_lines(files[name], *styles)
    assert (title, approach) == (plan.title["en"], plan.general_approach["en"])
    expected = []
    for number, section in zip(("I", "II", "III", "IV"), plan.sections, strict=True):
        expected.append(f"{number}. {section.heading['en']}")
        for point in section.points:
            measures = " ".join(measure["en"] for measure in point.measures)
            units = "; ".join(names[unit] for unit in point.units)
            expected.append(
                f"{point.num}. {point.heading['en']}. {measures} [Responsible units: {units}]"
            )
    assert lines == expected


def test_in_docx_both_languages_take_turns(files):
    lines = docx_lines(files["plan.docx"], *SOURCE_STYLES, *TRANSLATION_STYLES)
    assert lines[::2] == docx_lines(files["plan.docx"], *SOURCE_STYLES)


def test_json_fits_its_schema_and_is_the_whole_plan(plan, files, jsonschema):
    data, schema = json.loads(files["plan.json"]), json.loads(files["plan.schema.json"])
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(data)
    del data["$schema"], data["edition"]
    for section in data["sections"]:
        for point in section["points"]:
            del point["id"], point["unit_ids"]
            for measure in point["measures"]:
                del measure["id"]
    assert Plan.model_validate(data) == plan


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data.pop("title"),
        lambda data: data.update(more=1),
        lambda data: data["title"].pop("en"),
        lambda data: data["title"].update(fr="Titre"),
        lambda data: data["sections"][0]["points"][0]["measures"][0].pop("id"),
        lambda data: data["sections"][0]["points"][0].update(num="1"),
        lambda data: data["units"][0].update(status="sure"),
    ],
    ids=["missing", "unknown", "untranslated", "language", "id", "number", "choice"],
)
def test_the_schema_refuses_what_is_wrong(files, jsonschema, spoil):
    data, schema = json.loads(files["plan.json"]), json.loads(files["plan.schema.json"])
    spoil(data)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data, schema)


def test_every_field_of_the_schema_is_described_in_both_languages(files):
    schema = json.loads(files["plan.schema.json"])
    for record in (schema, *schema["$defs"].values()):
        for name, field in record["properties"].items():
            if name not in {"zh", "en"}:
                assert " / " in field["description"], name


def test_each_unit_has_a_workbook_with_its_own_tasks(plan, files):
    for unit in plan.units:
        points = [point for point in plan.points if unit.name["zh"] in point.units]
        for language in ("zh", "en"):
            rows = read_tasks(files[f"units/{unit.id}.xlsx"], language)
            assert [row["text"] for row in rows] == [
                m[language] for p in points for m in p.measures
            ]
        assert {row["point"] for row in rows} == {str(point.num) for point in points}


def test_the_sheets_by_unit_and_of_the_matrix_hold_the_pairs(plan, files):
    book = openpyxl.load_workbook(io.BytesIO(files["plan.xlsx"]))
    pairs = {(point.num, unit) for point in plan.points for unit in point.units}
    rows = list(book["按责任机构"].iter_rows(min_row=5, values_only=True))
    assert {(row[1], row[0]) for row in rows} == pairs
    assert len(rows) == 45
    matrix = list(book["对照表"].iter_rows(min_row=4, values_only=True))
    names = matrix[0]
    dots = {
        (row[0], name)
        for row in matrix[2:-1]
        for name, cell in zip(names, row, strict=True)
        if cell == "●"
    }
    assert dots == pairs
    assert matrix[-1][len(plan.units) + 2] == 45


def test_every_editors_note_is_in_every_document_and_workbook(plan, files):
    notes = [p.heading.note for p in plan.points]
    notes += [measure.note for point in plan.points for measure in point.measures]
    for note in filter(None, notes):
        for language in ("zh", "en"):
            assert any(
                note[language] in line
                for line in docx_lines(files[f"plan.{language}.docx"], "Imprint")
            )
            assert any(note[language] in row for row in sheet_rows(files["plan.xlsx"], "说明"))
            rows = csv.DictReader(io.StringIO(files["plan.csv"].decode("utf-8-sig")))
            assert any(row[f"note_{language}"] == note[language] for row in rows)
