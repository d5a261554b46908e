"""Feeds the importer broken files and says what became of them: bench/fuzz.py [NUMBER] [SEED].

Texts, Word files, web pages and translators' sheets are cut, spliced and changed at random. Each
must be read or refused; what raises anything else, loses a character or takes too long is shown
with the seed that makes it again, and the script ends with 1.
"""

from __future__ import annotations

import html
import io
import random
import re
import sys
import time
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from importer.files import docx_of, html_of  # noqa: E402

from workplan.importer import (  # noqa: E402
    Overrides,
    draft_text,
    read_plan,
    report_json,
    report_text,
)
from workplan.plan.errors import WorkplanError  # noqa: E402
from workplan.translation.sheet_reader import read_sheet  # noqa: E402
from workplan.translation.sheet_writer import TranslationRow, TranslationSheet, sheet_bytes  # noqa: E402

LIMIT = 20.0
"""Seconds that no input may take."""
MARKS = "一二三十、.．（）()〔〕【】[]：:；;，,。\n\n\t　 1234567890①牵头责任单位配合时限附件"
TAGS = (
    b"<w:p> </w:p> <w:tbl> <w:tr> <w:tc> <td rowspan=9> <table> </table> <br> & < > "
    b'" &#0; &#x110000; <!ENTITY \x00 \xff'
).split(b" ")


def spoiled_text(rng: random.Random, text: str, others: list[str]) -> str:
    """A text with a few pieces cut out, doubled, moved or put in."""
    for _ in range(rng.randint(1, 12)):
        a = rng.randrange(len(text) + 1)
        b = min(len(text), a + rng.choice((1, 1, 2, 5, 40, 400)))
        other = rng.choice(others)
        c = rng.randrange(len(other) + 1)
        piece = rng.choice(
            ("", rng.choice(MARKS), text[a:b] * 2, other[c : c + 60], chr(rng.randrange(0xD800)))
        )
        text = text[:a] + piece + text[b:]
    return text


def spoiled_bytes(rng: random.Random, raw: bytes) -> bytes:
    """Bytes with a few of them changed."""
    for _ in range(rng.randint(1, 20)):
        a = rng.randrange(len(raw) + 1)
        b = min(len(raw), a + rng.choice((0, 1, 1, 4, 60, 2000)))
        piece = rng.choice((b"", bytes([rng.randrange(256)]), rng.choice(TAGS), raw[a:b] * 2))
        raw = raw[:a] + piece + raw[b:]
    return raw


def spoiled_markup(rng: random.Random, raw: bytes) -> bytes:
    """Markup with its tags dropped, doubled and moved, or spoiled as bytes."""
    if rng.random() < 0.1:
        return spoiled_bytes(rng, raw)
    pieces = re.split(rb"(?<=>)(?=<)|(?<=[^>])(?=<)|(?<=>)(?=[^<])", raw)
    if rng.random() < 0.5:  # still well-formed: the words change, the tags stay
        words = [i for i, piece in enumerate(pieces) if piece[:1] not in b"<"]
        for i in rng.sample(words, min(len(words), rng.randint(1, 6))):
            said = spoiled_text(rng, pieces[i].decode("utf-8", "replace"), [MARKS])
            pieces[i] = html.escape(said).encode("utf-8", "replace")
        return b"".join(pieces)
    for _ in range(rng.randint(1, 8)):
        a = rng.randrange(len(pieces) + 1)
        b = min(len(pieces), a + rng.choice((0, 1, 1, 2, 3, 9, 30)))
        c = rng.randrange(len(pieces) + 1)
        put = rng.choice(
            ([], pieces[a:b] * 2, pieces[c : c + rng.choice((1, 2, 9))], [rng.choice(TAGS)])
        )
        pieces[a:b] = put
    return b"".join(pieces)


def spoiled_zip(rng: random.Random, raw: bytes) -> bytes:
    """A zip file with its parts spoiled inside, or spoiled as a whole."""
    if rng.random() < 0.2:
        return spoiled_bytes(rng, raw)
    made = io.BytesIO()
    chosen = rng.choice(zipfile.ZipFile(io.BytesIO(raw)).namelist())
    with (
        zipfile.ZipFile(io.BytesIO(raw)) as old,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            part = old.read(name)
            hit = name == chosen or name.endswith(("document.xml", "sheet1.xml"))
            new.writestr(name, spoiled_markup(rng, part) if hit else part)
    return made.getvalue()


def imported(raw: bytes, name: str) -> str:
    """Reads a file and makes everything of it; gives what became of it."""
    outcome = read_plan(raw, name)
    report_text(outcome)
    report_json(outcome)
    if outcome.result is None:
        return f"refused: {outcome.rejection.key}"
    if "".join(piece.text for piece in outcome.result.pieces) != outcome.document.text:
        raise AssertionError("a character is lost")
    draft_text(outcome.result, Overrides(2024, "某某市教育局"))
    return "placed" if outcome.exit_code == 0 else "to look at"


def returned(raw: bytes, _name: str) -> str:
    """Reads a translators' sheet."""
    try:
        read_sheet(raw)
    except WorkplanError:
        return "sheet refused"
    return "sheet read"


def inputs(
    texts: list[str],
) -> list[Callable[[random.Random], tuple[Callable[[bytes, str], str], bytes, str]]]:
    """The kinds of input, each a function that makes one."""
    words = [text.splitlines() for text in texts]
    rows = [TranslationRow(str(i), "加强管理。", "It will manage.", "", "new") for i in range(20)]
    sheet = sheet_bytes(TranslationSheet("en", rows))
    documents, pages = [docx_of(lines) for lines in words], [html_of(lines) for lines in words]

    def text(rng: random.Random) -> bytes:
        made = spoiled_text(rng, rng.choice(texts), texts)
        raw = made.encode(
            rng.choice(("utf-8", "utf-8", "utf-8-sig", "gb18030", "utf-16")), "replace"
        )
        return spoiled_bytes(rng, raw) if rng.random() < 0.1 else raw

    return [
        lambda rng: (imported, text(rng), "a.txt"),
        lambda rng: (imported, text(rng), "a.txt"),
        lambda rng: (imported, spoiled_zip(rng, rng.choice(documents)), "a.docx"),
        lambda rng: (imported, spoiled_markup(rng, rng.choice(pages)), "a.html"),
        lambda rng: (returned, spoiled_zip(rng, sheet), "translations.xlsx"),
    ]


def main(number: int, first: int) -> int:
    """Runs all inputs; gives how many failed."""
    data = ROOT / "tests/data"
    files = [data / "plan-2024.zh.txt", *sorted((data / "import").rglob("*.txt"))]
    kinds = inputs([file.read_text("utf-8") for file in files])
    became, failed, slowest = Counter[str](), 0, 0.0
    for seed in range(first, first + number):
        rng = random.Random(seed)  # noqa: S311 (a seed makes an input again)
        read, raw, name = kinds[seed % len(kinds)](rng)
        begun = time.perf_counter()
        try:
            became[read(raw, name)] += 1
        except Exception as error:
            failed += 1
            print(f"seed {seed}: {name}: {type(error).__name__}: {error}")
        took = time.perf_counter() - begun
        slowest = max(slowest, took)
        if took > LIMIT:
            failed += 1
            print(f"seed {seed}: {name}: {took:.1f} s")
    for what, count in sorted(became.items()):
        print(f"{count:7} {what}")
    print(f"{number} inputs, {failed} failed, slowest {slowest:.2f} s")
    return int(failed > 0)


if __name__ == "__main__":
    asked = [int(argument) for argument in sys.argv[1:]]
    sys.exit(main(*asked, *(10_000, 0)[len(asked) :]))
