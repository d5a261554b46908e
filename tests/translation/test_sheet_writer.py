"""The sheet that goes out: texts as texts, the same bytes each time."""

from __future__ import annotations

import io

import openpyxl
import pytest

from translation.sheets import ORIGINAL, Sheet
from workplan.translation.sheet_writer import sheet_bytes, translation_sheet

pytestmark = pytest.mark.slow  # each reads and writes the whole plan and whole workbooks


def test_a_cell_that_begins_with_an_equals_sign_is_a_text(draft):
    draft.write_text(draft.read_text("utf-8").replace("zh: 杭州市教育局\n", "zh: =1+1\n"), "utf-8")
    assert Sheet(draft).rows["issuer"][ORIGINAL].data_type == "s"


def test_the_same_plan_gives_the_same_sheet(ours):
    sheets = [sheet_bytes(translation_sheet(ours)) for _ in range(2)]
    assert sheets[0] == sheets[1]
    times = openpyxl.load_workbook(io.BytesIO(sheets[0])).properties
    assert times.created.year == times.modified.year == 1980
