"""Reads PDFs for the tests: text in several ways, lines with their places, fonts."""

from __future__ import annotations

import logging
import re
import subprocess
import unicodedata
from collections.abc import Iterator
from ctypes import c_float, c_int, create_string_buffer
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import pypdfium2.raw as pdfium
from pdfminer.high_level import extract_text
from pypdf import PdfReader
from pypdfium2 import PdfDocument, PdfTextPage

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


@dataclass(frozen=True)
class Character:
    """A character of a page; places in points from the bottom left corner."""

    text: str
    font: str
    size: float
    baseline: float
    left: float
    right: float
    top: float
    bottom: float


@cache
def lines(pdf: Path) -> list[list[Line]]:
    """The lines of every page, from the top."""
    with PdfDocument(pdf) as document:
        return [_lines([*_characters(page.get_textpage())], page.get_height()) for page in document]


def _characters(text: PdfTextPage) -> Iterator[Character]:
    """The characters of a page; the spaces that PDFium finds stand beside the one before."""
    matrix, box, descent, flags = pdfium.FS_MATRIX(), pdfium.FS_RECTF(), c_float(), c_int()
    name = create_string_buffer(128)
    before = None
    for i in range(pdfium.FPDFText_CountChars(text)):
        character = chr(pdfium.FPDFText_GetUnicode(text, i))
        if pdfium.FPDFText_IsGenerated(text, i):
            if before and character == " ":
                yield replace(before, text=" ", left=before.right)
            continue
        pdfium.FPDFText_GetMatrix(text, i, matrix)
        pdfium.FPDFText_GetLooseCharBox(text, i, box)
        pdfium.FPDFText_GetFontInfo(text, i, name, len(name), flags)
        font = pdfium.FPDFTextObj_GetFont(pdfium.FPDFText_GetTextObject(text, i))
        size = pdfium.FPDFText_GetFontSize(text, i) * max(abs(matrix.a), abs(matrix.b))
        pdfium.FPDFFont_GetDescent(font, size, descent)
        bottom = matrix.f + descent.value  # the same for every character of a font
        before = Character(
            text=character,
            font=name.value.decode().rpartition("+")[2],
            size=size,
            baseline=matrix.f,
            left=box.left,
            right=box.right,
            top=bottom + size,
            bottom=bottom,
        )
        yield before


def _lines(characters: list[Character], height: float) -> list[Line]:
    rows: dict[float, list[Character]] = {}
    for character in characters:
        baseline = round(character.baseline)
        near = next(
            (row for row in (baseline, baseline - 1, baseline + 1) if row in rows), baseline
        )
        rows.setdefault(near, []).append(character)
    return [
        _line(sorted(rows[key], key=lambda character: character.left), height)
        for key in sorted(rows, reverse=True)
    ]


def _line(row: list[Character], height: float) -> Line:
    ink = [character for character in row if character.text.strip()] or row
    return Line(
        text="".join(character.text for character in row).strip(),
        font=ink[0].font,
        size=round(ink[0].size, 1),
        left=ink[0].left * MM,
        right=max(character.right for character in ink) * MM,
        top=(height - max(character.top for character in ink)) * MM,
        bottom=(height - min(character.bottom for character in ink)) * MM,
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
        "pypdf": pypdf_text(pdf),
    }


def pypdf_text(pdf: Path) -> str:
    return "\f".join(page.extract_text() for page in PdfReader(pdf).pages)


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
