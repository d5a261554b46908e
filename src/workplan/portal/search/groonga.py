"""The same search by Groonga, for more plans than files can hold: its database, and queries to it.

Groonga finds any piece of a text. Texts go in normalized and with a mark before each word, so that
a word is found by its beginning alone, as the index of files does.
"""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Any
from urllib.parse import quote

from workplan.locales.messages import one_line
from workplan.plan.errors import BuildError
from workplan.portal.search.box import traditional_forms
from workplan.portal.search.query import (
    WORD_BEGINS,
    Phrase,
    Query,
    is_letter,
    normalize,
    parse_query,
)
from workplan.portal.search.texts import PlanTexts, PointText

PLANS_AT_ONCE = 5
"""Plans in one answer."""
DATABASE = "search.db"
"""The name of the database in its folder."""

_WORD, _SPACE, _END = "|", "␣", "␞"
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_TOKENIZER = (
    'TokenNgram("n", 2, "unify_alphabet", false, "unify_symbol", false, "unify_digit", false)'
)
_TABLES: tuple[tuple[str, dict[str, str]], ...] = (
    ("table_create", {"name": "Plans", "flags": "TABLE_HASH_KEY", "key_type": "ShortText"}),
    ("column_create", {"table": "Plans", "name": "year", "type": "Int32"}),
    ("column_create", {"table": "Plans", "name": "region", "type": "ShortText"}),
    ("column_create", {"table": "Plans", "name": "texts", "type": "LongText"}),
    ("table_create", {"name": "Points", "flags": "TABLE_HASH_KEY", "key_type": "ShortText"}),
    ("column_create", {"table": "Points", "name": "plan", "type": "Plans"}),
    ("column_create", {"table": "Points", "name": "content", "type": "LongText"}),
)
_INDEXES: tuple[tuple[str, dict[str, str]], ...] = (
    (
        "table_create",
        {
            "name": "Terms",
            "flags": "TABLE_PAT_KEY",
            "key_type": "ShortText",
            "default_tokenizer": _TOKENIZER,
        },
    ),
    (
        "column_create",
        {
            "table": "Terms",
            "name": "points_content",
            "flags": "COLUMN_INDEX|WITH_POSITION",
            "type": "Points",
            "source": "content",
        },
    ),
)


class Groonga:
    """A process of Groonga on a database, which is asked one command at a time."""

    has_ended = False

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        self._lock = Lock()

    def ask(self, command: str, arguments: dict[str, str]) -> Any:
        """What Groonga answers to a command; no argument can become another command.

        Raises:
            BuildError: it refuses the command, or has ended.
        """
        pairs = "&".join(f"{name}={quote(value, safe='')}" for name, value in arguments.items())
        return self._send(f"/d/{command}?{pairs}\n")

    def load(self, table: str, records: Sequence[dict[str, object]]) -> None:
        """Puts records into a table.

        Raises:
            BuildError: it refuses them, or has ended.
        """
        self._send(f"load --table {table}\n{json.dumps(records)}\n")

    def _send(self, lines: str) -> Any:
        stdin, stdout = self._process.stdin, self._process.stdout
        if stdin is None or stdout is None:
            raise BuildError(one_line("portal_groonga", reason="-"))
        with self._lock:
            try:
                stdin.write(lines)
                stdin.flush()
                answer = stdout.readline()
            except OSError as error:
                self.has_ended = True
                raise BuildError(one_line("portal_groonga", reason=error)) from None
        if not answer:
            self.has_ended = True
            raise BuildError(one_line("portal_groonga_ended"))
        (code, *_, reason), *body = json.loads(answer)[:2]
        if code:
            raise BuildError(one_line("portal_groonga", reason=reason))
        return body[0]


@contextmanager
def groonga(database: Path, *, new: bool = False) -> Iterator[Groonga]:
    """Opens a database, or makes a new one.

    Raises:
        BuildError: Groonga is not installed.
    """
    command = ["groonga", *(["-n"] if new else []), str(database)]
    pipe = subprocess.PIPE
    try:
        process = subprocess.Popen(command, stdin=pipe, stdout=pipe, encoding="utf-8")
    except FileNotFoundError:
        raise BuildError(one_line("portal_no_groonga")) from None
    with process:
        try:
            yield Groonga(process)
        finally:
            if process.stdin:
                with suppress(BrokenPipeError):  # it has ended by itself
                    process.stdin.close()


def write_database(folder: Path, plans: Iterable[PlanTexts]) -> int:
    """Makes a database of the points of plans; returns their number."""
    count = 0
    with groonga(folder / DATABASE, new=True) as database:
        for command, arguments in _TABLES:
            database.ask(command, arguments)
        for plan in plans:
            database.load("Plans", [_plan_record(plan)])
            database.load("Points", [*_point_records(plan)])
            count += len(plan.points)
        for command, arguments in _INDEXES:
            database.ask(command, arguments)
    return count


def _plan_record(plan: PlanTexts) -> dict[str, object]:
    texts = [plan.issuer, plan.title, [point.pack() for point in plan.points]]
    return {
        "_key": plan.address,
        "year": plan.year,
        "region": "/".join([*plan.region, ""]),
        "texts": json.dumps(texts, ensure_ascii=False),
    }


def _point_records(plan: PlanTexts) -> Iterator[dict[str, object]]:
    for point in plan.points:
        content = _END.join(_marked(normalize(text)) for text in point.texts())
        key = f"{plan.address}points/{point.id}/"
        yield {"_key": key, "plan": plan.address, "content": content}


def _marked(normalized: str) -> str:
    """A text as the database holds it."""
    return WORD_BEGINS.sub(_WORD, normalized).replace(" ", _SPACE)


@dataclass(frozen=True)
class Search:
    """Answers queries from a database."""

    database: Groonga

    def answer(
        self, typed: str, year: int | None = None, region: str = "", offset: int = 0
    ) -> dict[str, object]:
        """What is found, ``PLANS_AT_ONCE`` plans from ``offset`` on, the newest first.

        ``points`` and ``plans`` count all; ``parts`` are what was looked for; each of ``found`` has
        its points as a pack has them.

        Raises:
            BuildError: Groonga does not answer.
        """
        query = parse_query(typed, traditional_forms())
        parts = [[phrase.text for phrase in forms] for forms in query.parts]
        if not parts:
            return {"parts": [], "points": 0, "plans": 0, "found": []}
        (points, *_), plans = self._select(_filter(query, year, region), offset)
        (count,), _columns, *rows = plans
        plan_results = [self._plan_result(query, *row) for row in rows]
        return {"parts": parts, "points": points[0], "plans": count, "found": plan_results}

    def _select(self, condition: str, offset: int) -> Any:
        return self.database.ask(
            "select",
            {
                "table": "Points",
                "filter": condition,
                "limit": "0",
                "drilldown": "plan",
                "drilldown_output_columns": "_key,year,texts",
                "drilldown_sort_keys": "-year,_key",
                "drilldown_offset": str(offset),
                "drilldown_limit": str(PLANS_AT_ONCE),
            },
        )

    def _plan_result(self, query: Query, address: str, year: int, texts: str) -> dict[str, object]:
        issuer, title, points = json.loads(texts)
        matching = [point for point in points if query.matches(_texts(point))]
        return {
            "address": address,
            "issuer": issuer,
            "title": title,
            "year": year,
            "points": matching,
        }


def _texts(point: Sequence[Any]) -> list[str]:
    return [*map(normalize, PointText.from_pack(*point).texts())]


def _filter(query: Query, year: int | None, region: str) -> str:
    """A query as an expression of Groonga's."""
    conditions = [
        "(" + " || ".join(f"content @ {_literal(_indexed_form(phrase))}" for phrase in forms) + ")"
        for forms in query.parts
    ]
    if year is not None:
        conditions.append(f"plan.year == {year:d}")
    if region:
        conditions.append(f"plan.region @^ {_literal(f'{region}/')}")
    return " && ".join(conditions)


def _indexed_form(phrase: Phrase) -> str:
    """A phrase as the database holds it; one with Han characters may begin inside a word."""
    marked = _marked(phrase.text)
    return marked[1:] if phrase.has_han and is_letter(phrase.text[0]) else marked


def _literal(text: str) -> str:
    r"""A string in an expression, where ``"`` and ``\`` mean themselves."""
    return '"' + re.sub(r'(["\\])', r"\\\1", _CONTROL.sub("\ufffd", text)) + '"'
