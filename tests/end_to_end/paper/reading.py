"""Reads PDFs for the tests: text in several ways, lines with their places, fonts."""

from __future__ import annotations

import logging
import re
import subprocess
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pdfplumber
from pdfminer.high_level import extract_text
from pypdf import PdfReader

MM = 25.4 / 72
RADICALS = re.compile("[\u2e80-\u2fdf]")
logging.getLogger("pdfminer").setLevel(logging.ERROR)


@dataclass(frozen=True)
class Line:
    """A line of a page; places in millimetres from the top left corner."""

    text: str
    font: str
    size: float
    left: float
    right: float
    top: float
    bottom: float


@cache
def lines(pdf: Path) -> list[list[Line]]:
    """The lines of every page, from the top."""
    with pdfplumber.open(pdf) as document:
        return [_lines(page.chars) for page in document.pages]


def _lines(characters: list[dict]) -> list[Line]:
    rows: dict[float, list[dict]] = {}
    for one in characters:
        baseline = round(one["matrix"][5])
        near = next(
            (row for row in (baseline, baseline - 1, baseline + 1) if row in rows), baseline
        )
        rows.setdefault(near, []).append(one)
    return [
        _line(sorted(rows[key], key=lambda one: one["x0"])) for key in sorted(rows, reverse=True)
    ]


def _line(row: list[dict]) -> Line:
    ink = [one for one in row if one["text"].strip()] or row
    return Line(
        text="".join(one["text"] for one in row).strip(),
        font=ink[0]["fontname"].partition("+")[2],
        size=round(ink[0]["size"], 1),
        left=ink[0]["x0"] * MM,
        right=max(one["x1"] for one in ink) * MM,
        top=min(one["top"] for one in ink) * MM,
        bottom=max(one["bottom"] for one in ink) * MM,
    )


def plain(text: str) -> str:
    """A text under NFKC without blanks."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


@cache
def extracts(pdf: Path) -> dict[str, str]:
    """The text as three extractors give it."""
    return {
        "pdftotext": poppler(pdf),
        "pdfminer": extract_text(pdf),
        "pypdf": "\f".join(page.extract_text() for page in PdfReader(pdf).pages),
    }


def poppler(pdf: Path, *options: str) -> str:
    command = ["pdftotext", *options, str(pdf), "-"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def page_texts(pdf: Path, *options: str) -> list[str]:
    """The text of each page."""
    return poppler(pdf, *options).split("\f")[:-1]


@cache
def sizes(pdf: Path) -> list[tuple[int, int]]:
    """Width and height of each page in whole millimetres."""
    boxes = (page.mediabox for page in PdfReader(pdf).pages)
    return [(round(float(box.width) * MM), round(float(box.height) * MM)) for box in boxes]


@cache
def fonts(pdf: Path) -> list[tuple[str, str]]:
    """The name without its prefix, and the type, of every font."""
    command = ["pdffonts", str(pdf)]
    listed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return [
        (row[:36].strip().rpartition("+")[2], row[37:55].strip()) for row in listed.splitlines()[2:]
    ]


def picture(pdf: Path, page: int = 1, dots: int = 50) -> bytes:
    """A page as a picture."""
    command = ["pdftoppm", "-r", str(dots), "-f", str(page), "-l", str(page), str(pdf)]
    return subprocess.run(command, capture_output=True, check=True).stdout
