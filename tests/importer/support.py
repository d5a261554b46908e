"""What the importer's tests share."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from workplan.importer import Outcome, read_plan
from workplan.importer.draft.draft import Overrides
from workplan.importer.draft.yaml_template import draft_text
from workplan.importer.result import Kind, ParseResult

IMPORT = Path(__file__).parents[1] / "data/import"
FORMS = sorted((IMPORT / "forms").glob("*.txt"))
SAMPLES = sorted(IMPORT.glob("S*.txt"))
REFUSED = sorted((IMPORT / "refused").glob("*.txt"))
SHOWN = {
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


def found_in(text: str) -> ParseResult:
    outcome = read_plan(text.encode(), "text.txt")
    assert outcome.found, outcome.refusal and outcome.refusal.key
    return outcome.found


def draft_of(found: ParseResult) -> bytes:
    """The draft, with what a text may leave open filled in."""
    return draft_text(found, Overrides(2024, "某某市教育局")).encode()


def nothing_is_lost(outcome: Outcome) -> None:
    """All pieces in order are the text."""
    if outcome.found:
        assert "".join(piece.text for piece in outcome.found.pieces) == outcome.document.text
