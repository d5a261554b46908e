"""An editor's note stands wherever its text does, on whatever level of the plan."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Any
from zipfile import ZipFile

import pytest
from lxml import html
from rich_plan import rich_plan, text

from workplan import Plan
from workplan.edition.edition import Edition
from workplan.edition.urls import RelativeUrls
from workplan.exports.registry import exports
from workplan.pages.renderer import Renderer
from workplan.pages.sitemap import site_pages
from workplan.plan.fields import AnnotatedText, Record


def annotated(record: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The paths of the texts that may have a note."""
    if isinstance(record, AnnotatedText):
        yield path
    if isinstance(record, Record):
        for name in type(record).model_fields:
            yield from annotated(getattr(record, name), (*path, name))
    elif isinstance(record, tuple):
        for i, item in enumerate(record):
            yield from annotated(item, (*path, i))


@pytest.fixture(scope="module")
def edition() -> Edition:
    """A plan with every level, and a note on each text."""
    data = rich_plan().model_dump(mode="json", exclude_none=True)
    data["general_approach"] = text("总体。", "In general.")
    data["sections"][0]["part"] = {"label": "第一部分 ", **text("大类", "Part")}
    data["sections"][0]["text"] = [text("开头。", "It begins."), text("接着。", "It goes on.")]
    for i, path in enumerate(annotated(Plan.model_validate(data))):
        record = data
        for step in path:
            record = record[step]
        record["note"] = text(f"注［{i}］", f"note <{i}>")
    return Edition(Plan.model_validate(data))


@pytest.fixture(scope="module")
def notes(edition: Edition) -> list[str]:
    data = edition.plan
    texts = [follow(data, path).note for path in annotated(data)]
    assert len(texts) > 35
    return [note[language] for note in texts for language in edition.languages]


def follow(value: Any, path: tuple[str | int, ...]) -> Any:
    for step in path:
        value = value[step] if isinstance(step, int) else getattr(value, step)
    return value


def test_every_note_is_on_a_page(edition, notes):
    renderer = Renderer(edition)
    shown = "".join(
        html.fromstring(renderer.body(page.kind, RelativeUrls(page.address), page.key)).text_content()
        for page in site_pages(edition)
        if page.kind in {"plan", "point"}
    )  # fmt: skip
    assert [note for note in notes if note not in shown] == []


@pytest.mark.parametrize("name", ["plan.docx", "plan.xlsx"])
def test_every_note_is_in_every_document(edition, notes, name):
    with ZipFile(io.BytesIO(exports(edition)[name].make(edition))) as archive:
        parts = [part for part in archive.namelist() if part.endswith(("document.xml", "Strings.xml"))]  # fmt: skip
        words = "".join(html.fromstring(archive.read(part)).text_content() for part in parts)
    assert [note for note in notes if note not in words] == []


def test_every_note_is_in_the_tables_rows(edition, notes):
    rows = csv.DictReader(
        io.StringIO(exports(edition)["plan.csv"].make(edition).decode("utf-8-sig"))
    )
    words = "".join(row["note_zh"] + row["note_en"] for row in rows)
    assert [note for note in notes if note not in words] == []
