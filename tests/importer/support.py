"""Helpers and sample files shared by the importer's tests."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from workplan.importer import Outcome, Overrides, draft_text, read_plan
from workplan.importer.result import Kind, ParseResult

IMPORT = Path(__file__).parents[1] / "data/import"
FORMS = sorted((IMPORT / "forms").glob("*.txt"))
SAMPLES = sorted(IMPORT.glob("S*.txt"))
REJECTED = sorted((IMPORT / "rejected").glob("*.txt"))
SHOWN_KINDS = {
    Kind.TITLE,
    Kind.APPROACH,
    Kind.SECTION,
    Kind.POINT,
    Kind.SUBPOINT,
    Kind.MEASURE,
    Kind.NOTE,
}


def plain(text: str) -> str:
    """A text under NFKC without spaces and without the stop or colon at its end."""
    return "".join(unicodedata.normalize("NFKC", text).split()).rstrip("。:")


def read(file: Path) -> Outcome:
    return read_plan(file.read_bytes(), file.name)


def parsed(text: str) -> ParseResult:
    outcome = read_plan(text.encode(), "text.txt")
    assert outcome.result, outcome.rejection and outcome.rejection.key
    return outcome.result


def draft_of(result: ParseResult) -> bytes:
    """The draft, with a year and an issuer for texts that state none."""
    return draft_text(result, Overrides(2024, "某某市教育局")).encode()


def assert_nothing_is_lost(outcome: Outcome) -> None:
    """The pieces joined in order are the text."""
    if outcome.result:
        assert "".join(piece.text for piece in outcome.result.pieces) == outcome.document.text


def outcome_of(name: str) -> Outcome:
    return read_plan((IMPORT / f"forms/{name}.txt").read_bytes(), f"{name}.txt")
