"""What another program makes of the tables: the same texts, and never a formula."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import openpyxl
import pytest
from exports.readers import unescape_csv, unescape_formula
from exports.test_formula_escape import ATTACKS, attacked

from end_to_end.office.conftest import Convert
from workplan.edition.edition import Edition
from workplan.exports.plan_csv import plan_csv
from workplan.exports.registry import exports

CSV_IN = "CSV:44,34,76,1"
"""Commas, quotation marks, UTF-8, from the first row: as a double click in Excel opens it."""
CSV_OUT = "csv:Text - txt - csv (StarCalc):44,34,76,1"

# What these share is made once, on one worker.
pytestmark = pytest.mark.xdist_group("office")


@pytest.fixture(scope="module")
def assaulted(plan) -> Edition:
    """A plan whose measures are all the attacks."""
    attacks = [attack for attack in ATTACKS if "\r" not in attack]
    edition = attacked(plan, "=")
    data = edition.plan.model_dump(mode="json", exclude_none=True)
    measures = [m for s in data["sections"] for p in s["points"] for m in p["measures"]]
    for i, measure in enumerate(measures):
        measure["zh"] = attacks[i % len(attacks)] + "1+1"
    return Edition(type(plan).model_validate(data))


@pytest.fixture(scope="module")
def opened(convert: Convert, files, assaulted, tmp_path_factory) -> Path:
    """A folder with what becomes of the CSV of the plan and of the attacks."""
    folder = tmp_path_factory.mktemp("csv")
    (folder / "plan.csv").write_bytes(files["plan.csv"])
    (folder / "attacks.csv").write_bytes(plan_csv(assaulted))
    return convert("xlsx", *folder.iterdir(), infilter=CSV_IN)


def test_the_csv_opens_right(opened: Path, files):
    book = openpyxl.load_workbook(opened / "plan.xlsx")
    rows = [[str(cell or "") for cell in row] for row in book.active.iter_rows(values_only=True)]
    assert rows == list(csv.reader(io.StringIO(files["plan.csv"].decode("utf-8-sig"))))


def test_no_attack_becomes_a_formula_in_the_csv(opened: Path, assaulted):
    book = openpyxl.load_workbook(opened / "attacks.xlsx")
    for row in book.active.iter_rows():
        assert all(cell.data_type != "f" for cell in row)
    texts = [unescape_csv(row[4]) for row in book.active.iter_rows(min_row=4, values_only=True)]
    assert texts == [measure["zh"] for measure in assaulted.measures.values()]


def test_no_attack_becomes_a_formula_in_the_workbook(convert: Convert, assaulted, tmp_path: Path):
    """Even when the workbook is saved as CSV."""
    source = tmp_path / "book.xlsx"
    source.write_bytes(exports(assaulted)["plan.xlsx"].make(assaulted))
    saved = convert(CSV_OUT, source) / "book.csv"
    rows = list(csv.reader(io.StringIO(saved.read_text("utf-8"), newline="")))[4:]
    assert [unescape_formula(row[4]) for row in rows] == [
        m["zh"] for m in assaulted.measures.values()
    ]
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]
