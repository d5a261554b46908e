"""The translators' sheet of a plan, as the tests edit it and send it back."""

from __future__ import annotations

import io
import tempfile
from functools import cache
from pathlib import Path

import openpyxl

from workplan import load_plan
from workplan.translation.sheet_writer import sheet_bytes, translation_sheet
from workplan.translation.workflow import import_sheet

ORIGINAL, TRANSLATION = 1, 2


@cache
def exported(content: bytes) -> bytes:
    """The sheet of a plan, which many tests begin with."""
    with tempfile.TemporaryDirectory() as folder:
        plan = Path(folder, "plan.yaml")
        plan.write_bytes(content)
        return sheet_bytes(translation_sheet(plan))


class Sheet:
    """A sheet that a translator edits."""

    def __init__(self, plan):
        self.book = openpyxl.load_workbook(io.BytesIO(exported(plan.read_bytes())))
        self.rows = {row[0].value: row for row in self.book.worksheets[0].iter_rows(min_row=2)}

    def write(self, key, words, column=TRANSLATION):
        self.rows[key][column].value = words

    def back(self, plan):
        """Merges it; returns whether all rows were accepted, and the report."""
        buffer, messages = io.BytesIO(), []
        self.book.save(buffer)
        accepted = import_sheet(plan, buffer.getvalue(), "t.xlsx", messages.append)
        return accepted, "\n".join(messages)


def english(plan):
    """Our own translation by the Chinese that it translates."""
    translations = {}

    def walk(value):
        if isinstance(value, dict):
            if isinstance(value.get("zh"), str) and isinstance(value.get("en"), str):
                translations[value["zh"]] = value["en"]
            for inner in value.values():
                walk(inner)
        elif isinstance(value, list):
            for inner in value:
                walk(inner)

    walk(plan.model_dump(mode="json"))
    return translations


def spoil_original(_, plan):
    text = plan.read_text("utf-8")
    chinese = load_plan(plan).points[8].measures[0]["zh"]
    plan.write_text(text.replace(chinese, chinese.replace("，", "，切实", 1), 1), "utf-8")
