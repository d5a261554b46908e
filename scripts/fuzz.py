"""Feeds the importer files broken at random: fuzz.py [NUMBER] [FIRST_SEED].

Each must be read or rejected; what raises anything else, loses a character or takes too long is
shown with the seed that makes it again, and the script ends with 1.
"""

import html
import io
import random
import re
import sys
import time
import zipfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from importer.files import docx_of, html_of  # noqa: E402
from importer.shapes import SHAPES  # noqa: E402

from workplan import importer  # noqa: E402
from workplan.plan.errors import WorkplanError  # noqa: E402
from workplan.translation import sheet_writer  # noqa: E402
from workplan.translation.sheet_reader import read_sheet  # noqa: E402

MAX_SECONDS = 20.0
MARKS = "一二三十、.．（）()〔〕【】[]：:；;，,。\n\n\t　 1234567890①牵头责任单位配合时限附件"
ENCODINGS = ("utf-8", "utf-8", "utf-8-sig", "gb18030", "utf-16")
TAGS = b"<w:p> </w:p> <w:tbl> <w:tr> <w:tc> <table> <br> & < > &#0; &#x110000; \0 \xff".split()


def splice(rng: random.Random, sequence: Any, inserts: Sequence[Any]) -> Any:
    """A text, bytes or list with pieces cut out, doubled, moved or inserted."""
    for _ in range(rng.randint(1, 12)):
        start, other = rng.randrange(len(sequence) + 1), rng.randrange(len(sequence) + 1)
        end = start + rng.choice((0, 1, 1, 2, 5, 40, 400))
        moved = sequence[other : other + rng.choice((1, 9, 60))]
        piece = rng.choice((sequence[:0], sequence[start:end] * 2, moved, rng.choice(inserts)))
        sequence = sequence[:start] + piece + sequence[end:]
    return sequence


def break_text(rng: random.Random, text: str) -> str:
    """A text with up to twelve pieces cut out, doubled, moved or inserted."""
    return splice(rng, text, [*MARKS, chr(rng.randrange(0xD800))])


def break_markup(rng: random.Random, raw: bytes) -> bytes:
    """Breaks the tags; or only the words, so that the markup stays well-formed."""
    pieces = re.split(rb"(?<=>)(?=<)|(?<=[^>])(?=<)|(?<=>)(?=[^<])", raw)
    if rng.random() < 0.5:
        return b"".join(splice(rng, pieces, [[markup_tag] for markup_tag in TAGS]))
    text_positions = [i for i, piece in enumerate(pieces) if not piece.startswith(b"<")]
    for i in rng.sample(text_positions, min(len(text_positions), rng.randint(1, 6))):
        pieces[i] = html.escape(break_text(rng, pieces[i].decode("utf-8", "replace"))).encode()
    return b"".join(pieces)


def break_zip(rng: random.Random, raw: bytes) -> bytes:
    """Breaks the main part of a zip file and another."""
    broken = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(broken, "w") as new:
        parts = {name: old.read(name) for name in old.namelist()}
        main_part = next(name for name in parts if name.endswith(("document.xml", "sheet1.xml")))
        for name in (main_part, rng.choice(list(parts))):
            parts[name] = break_markup(rng, parts[name])
        for name, part in parts.items():
            new.writestr(name, part)
    return broken.getvalue()


def break_file(rng: random.Random, name: str, raw: bytes) -> bytes:
    """A file broken as its kind can be, or anywhere."""
    if rng.random() < 0.1:
        return splice(rng, raw, [*TAGS, bytes([rng.randrange(256)])])
    if name.endswith(".txt"):
        return break_text(rng, raw.decode()).encode(rng.choice(ENCODINGS), "replace")
    return break_markup(rng, raw) if name.endswith(".html") else break_zip(rng, raw)


def import_file(name: str, raw: bytes) -> str:
    """Reads a file and makes everything of it; gives what became of it."""
    if name.endswith(".xlsx"):
        try:
            read_sheet(raw)
        except WorkplanError:
            return "sheet rejected"
        return "sheet read"
    outcome = importer.read_plan(raw, name)
    importer.report_text(outcome)
    importer.report_json(outcome)
    if outcome.result is None:
        return f"rejected: {outcome.rejection.key}"
    if "".join(piece.text for piece in outcome.result.pieces) != outcome.document.text:
        raise AssertionError("a character is lost")
    importer.draft_text(outcome.result, importer.Overrides(2024, "某某市教育局"))
    return "read" if outcome.exit_code == 0 else "read, with notices"


def whole_files() -> list[tuple[str, list[bytes]]]:
    """Files' names and contents by kind, as often as each kind shall be broken."""
    data = ROOT / "tests/data"
    files = [data / "plan-2024.zh.txt", *sorted((data / "import").rglob("*.txt"))]
    texts = [file.read_text("utf-8") for file in files]
    row = sheet_writer.TranslationRow("1", "加强管理。", "It will manage.", "", "new")
    return [
        *[("a.txt", [text.encode() for text in texts])] * 2,
        ("a.docx", [docx_of(text.splitlines()) for text in texts]),
        ("a.html", [html_of(text.splitlines()) for text in texts]),
        (
            "translations.xlsx",
            [sheet_writer.sheet_bytes(sheet_writer.TranslationSheet("en", [row] * 20))],
        ),
    ]


def main(number: int = 10_000, first_seed: int = 0) -> int:
    """Imports broken files; 1 if any import failed."""
    kinds, outcomes = whole_files(), Counter[str]()
    for seed in range(first_seed, first_seed + number):
        rng = random.Random(seed)  # noqa: S311 - a seed makes an input again
        name, contents = kinds[seed % len(kinds)]
        raw = break_file(rng, name, rng.choice(contents))
        if seed % 100 == 0:
            name, raw = rng.choice(list(SHAPES.values()))(rng.randrange(1_000, 100_000))
        start = time.perf_counter()
        try:
            outcome = import_file(name, raw)
        except Exception as error:
            outcome = f"seed {seed}: {name}: {error!r}"
        if time.perf_counter() - start > MAX_SECONDS:
            outcome = f"seed {seed}: {name}: too slow"
        outcomes[outcome] += 1
    for outcome, count in sorted(outcomes.items()):
        print(f"{count:7} {outcome}")
    return int(any(outcome.startswith("seed") for outcome in outcomes))


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
