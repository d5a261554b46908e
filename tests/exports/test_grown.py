"""Plans that say more than ours: roles, deadlines, groups, sub-points, points without headings."""

from __future__ import annotations

import csv
import io
import json
import re

import openpyxl
import pytest
from importer.support import FORMS, SAMPLES, draft_of, read

from exports.readers import docx_lines
from workplan import parse_plan
from workplan.edition.edition import Edition
from workplan.exports.registry import exports
from workplan.plan.fields import comparison_key


def edition_of(file):
    return Edition(parse_plan(draft_of(read(file).result)))


def exported(edition, *names):
    available = exports(edition)
    return [available[name].make(edition) for name in names]


def rows(data):
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def wanted_of(file):
    """The title that must be found in a form, and then its points, as its .want file lists them."""
    return file.with_suffix(".want").read_text("utf-8").splitlines()


def headings_of(file):
    return [line.split("\t")[2] for line in wanted_of(file)[1:] if line.split("\t")[2] != "-"]


TITLED = [file for file in FORMS if wanted_of(file)[0] != "-"]


@pytest.mark.parametrize("file", TITLED, ids=lambda file: file.stem)
def test_every_form_comes_through_every_export(file, jsonschema):
    edition = edition_of(file)
    table, document, data, schema, text, book = exported(
        edition, "plan.csv", "plan.docx", "plan.json", "plan.schema.json", "plan.txt", "plan.xlsx"
    )
    lines = text.decode().splitlines()
    without_pages = re.sub(r"(?m)^— \d+ —$", "", file.read_text("utf-8"))
    published, written_again = (comparison_key(text) for text in (without_pages, "".join(lines)))
    if not file.stem.startswith("table-"):  # a row's cells are not one line of the text
        assert [line for line in lines if comparison_key(line) not in published] == []
    end = 0
    for heading in map(comparison_key, headings_of(file)):
        assert heading in written_again[end:], heading
        end = written_again.index(heading, end) + len(heading)
    written = docx_lines(document, "Title", "Heading 1", "Body Text")
    assert comparison_key("".join(written)) == comparison_key("".join(lines))
    jsonschema.validate(json.loads(data), json.loads(schema))
    measures = [measure["zh"] for measure in edition.measures.values()]
    assert [row["text_zh"] for row in rows(table) if row["kind"] == "measure"] == measures
    sheet = openpyxl.load_workbook(io.BytesIO(book)).worksheets[0]
    assert sheet.max_row >= len(measures)


def test_deadlines_and_roles_stand_in_the_task_table():
    edition = edition_of(next(file for file in SAMPLES if file.stem.startswith("S03")))
    book, table = exported(edition, "plan.xlsx", "plan.csv")
    sheet = openpyxl.load_workbook(io.BytesIO(book)).worksheets[0]
    head = next(row for row in sheet.iter_rows() if row[0].value and "序号" in str(row[0].value))
    deadline = next(cell.column - 1 for cell in head if "完成时限" in str(cell.value))
    units = next(cell.column - 1 for cell in head if "责任机构" in str(cell.value))
    filled = list(sheet.iter_rows(min_row=head[0].row + 1, values_only=True))
    points = list(edition.points.values())
    assert {row[deadline] for row in filled} == {point.deadline["zh"] for point in points}
    assert all(row[units].startswith("牵头单位：") for row in filled)
    assert all(row["deadline_zh"] for row in rows(table) if row["kind"] == "measure")


def test_units_of_a_sub_point_stand_with_its_sentences_alone():
    edition = edition_of(next(file for file in FORMS if file.stem == "sub-points-with-notes"))
    (table,) = exported(edition, "plan.csv")
    measures = [
        (row["text_zh"], row["units_zh"]) for row in rows(table) if row["kind"] == "measure"
    ]
    assert measures[0][1] == "群体处"
    assert measures[1][1] == "群体处、计财处"


def test_what_our_plan_does_not_say_is_not_in_its_files(edition):
    (table, data) = exported(edition, "plan.csv", "plan.json")
    assert not any("deadline" in name for name in rows(table)[0])
    assert (
        not {"roles", "deadline", "duty_note", "label"}
        & json.loads(data)["sections"][0]["points"][0].keys()
    )
