"""Reads the exported files back, as another program would, in the order of their content."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass, field
from itertools import groupby

import docx
import openpyxl

NUMBERS = {"zh": ("一、", "二、", "三、", "四、"), "en": ("I. ", "II. ", "III. ", "IV. ")}
"""How the sections of a plan of four are numbered in each language."""


def unescape_formula(cell: str) -> str:
    """A cell's text; the apostrophe before it is what spreadsheet programs take for "text"."""
    return cell[1:] if cell[:1] == "'" else cell


def unescape_csv(cell: str) -> str:
    """A cell of CSV's text: the same after each semicolon, where some programs cut it in two."""
    return ";".join(map(unescape_formula, cell.split(";")))


@dataclass
class Read:
    """The texts of a file in one language, and its pairs of point and unit."""

    title: str = ""
    approach: str = ""
    sections: list[tuple[str, list[list[str]]]] = field(default_factory=list)
    """Each section's number and heading, and its points: heading and measures."""
    pairs: list[tuple[str, str]] = field(default_factory=list)

    @property
    def texts(self) -> list[str]:
        """Every text in order."""
        points = [
            [heading, *(t for point in points for t in point)] for heading, points in self.sections
        ]
        return [self.title, self.approach, *(text for point in points for text in point)]


def from_rows(read: Read, rows: list[dict[str, str]], separator: str) -> Read:
    """Sections and points from rows of section, point, task, text and units."""
    for section, group in groupby(rows, key=lambda row: row["section"]):
        points = []
        for point, measures in groupby(group, key=lambda row: row["point"]):
            point_rows = list(measures)
            assert len({row["task"] for row in point_rows}) == 1
            points.append([point_rows[0]["task"], *(row["text"] for row in point_rows)])
            read.pairs += [(point, unit) for unit in point_rows[0]["units"].split(separator)]
        read.sections.append((section, points))
    return read


def read_csv(data: bytes, language: str) -> Read:
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))
    rows = [{name: unescape_csv(cell) for name, cell in row.items()} for row in rows]
    texts = {row["kind"]: row[f"text_{language}"] for row in rows if row["kind"] != "measure"}
    measures = [
        {
            "point": row["id"].rpartition(".")[0],
            **{name: row[f"{name}_{language}"] for name in ("section", "task", "text", "units")},
        }
        for row in rows
        if row["kind"] == "measure"
    ]
    read = Read(texts["title"], texts["approach"])
    return from_rows(read, measures, {"zh": "、", "en": "; "}[language])


def sheet_rows(data: bytes, name: str) -> list[list[str]]:
    """The cells of a sheet as text."""
    sheet = openpyxl.load_workbook(io.BytesIO(data))[name]
    return [[unescape_formula(str(cell.value or "")) for cell in row] for row in sheet.iter_rows()]


HEADERS = {
    "zh": {"部分": "section", "工作任务": "task", "具体举措": "text", "责任机构": "units"},
    "en": {"Section": "section", "Point": "task", "Measure": "text", "Responsible units": "units"},
}


def read_tasks(data: bytes, language: str) -> list[dict[str, str]]:
    """The rows of the sheet of tasks by the headers of its columns."""
    rows = sheet_rows(data, "任务分解表")
    top = next(i for i, row in enumerate(rows) if row[0].startswith("序号"))
    columns = {
        HEADERS[language][header]: col
        for col, header in enumerate(rows[top])
        if header in HEADERS[language]
    }
    columns["point"] = 0
    return [{name: row[col] for name, col in columns.items()} for row in rows[top + 1 :]]


def read_xlsx(data: bytes, language: str) -> Read:
    notes = {row[0]: row[1 if language == "zh" else 2] for row in sheet_rows(data, "说明")}
    read = Read(notes["标题\nTitle"], notes["总体思路\nGeneral approach"])
    return from_rows(read, read_tasks(data, language), {"zh": "、", "en": "; "}[language])


def read_json(data: bytes, language: str) -> Read:
    plan = json.loads(data)
    names = {unit["name"]["zh"]: unit["name"][language] for unit in plan["units"]}
    read = Read(plan["title"][language], plan["general_approach"][language])
    for section in plan["sections"]:
        number = NUMBERS[language][section["num"] - 1]
        points = []
        for point in section["points"]:
            points.append([point["heading"][language], *(m[language] for m in point["measures"])])
            read.pairs += [(point["id"], names[unit]) for unit in point["units"]]
        read.sections.append((number + section["heading"][language], points))
    return read


def docx_lines(data: bytes, *styles: str) -> list[str]:
    """The paragraphs of some styles, without the line breaks in titles."""
    paragraphs = docx.Document(io.BytesIO(data)).paragraphs
    return [
        p.text.replace("\n", "") if p.style.name in {"Title", "Subtitle"} else p.text
        for p in paragraphs
        if p.style.name in styles
    ]
