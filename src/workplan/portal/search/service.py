"""A service that answers the portal's search from a database, and nothing else.

``GET /search?q=…&year=…&region=…&offset=…`` answers with JSON.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from workplan.plan.errors import BuildError
from workplan.portal.search.groonga import DATABASE, Search, groonga

_MAX_ADDRESS = 2000
"""Characters of a request's address."""
_FORMS = {
    "q": re.compile(".{1,200}", re.DOTALL),
    "year": re.compile("[0-9]{4}", re.ASCII),
    "region": re.compile("[a-z0-9-]{1,60}(?:/[a-z0-9-]{1,60}){0,5}", re.ASCII),
    "offset": re.compile("[0-9]{1,6}", re.ASCII),
}


@contextmanager
def search_service(
    folder: Path, port: int, origin: str, host: str = "127.0.0.1"
) -> Iterator[ThreadingHTTPServer]:
    """A service on a database, whose ``serve_forever`` is the caller's to run.

    Args:
        folder: the database's folder, as ``write_database`` has filled it.
        port: 0 for any that is free.
        origin: of the pages that may ask: ``https://plans.example.gov.cn``; empty for those of the
            same origin alone.
        host: the address to listen on.

    Raises:
        BuildError: Groonga is not installed.
    """
    with groonga(folder / DATABASE) as database:
        handler = partial(_Handler, Search(database), origin)
        with ThreadingHTTPServer((host, port), handler) as server:
            yield server


class _Handler(BaseHTTPRequestHandler):
    """Answers one request."""

    timeout = 10
    server_version = "workplan"
    sys_version = ""

    def __init__(self, search: Search, origin: str, *args: object) -> None:
        self._search = search
        self._origin = origin
        super().__init__(*args)  # type: ignore[arg-type]

    def log_message(self, *_args: object) -> None:
        """Says nothing of each request: what people look for is their own matter."""

    def do_GET(self) -> None:
        """Answers a search."""
        url = urlsplit(self.path)
        if url.path != "/search":
            self._send(HTTPStatus.NOT_FOUND, {})
            return
        asked = _parameters(url.query) if len(self.path) <= _MAX_ADDRESS else None
        if asked is None:
            self._send(HTTPStatus.BAD_REQUEST, {})
            return
        year = int(asked["year"]) if "year" in asked else None
        offset = int(asked.get("offset", "0"))
        try:
            answer = self._search.answer(asked["q"], year, asked.get("region", ""), offset)
        except BuildError:
            self._send(HTTPStatus.SERVICE_UNAVAILABLE, {})
            return
        self._send(HTTPStatus.OK, answer)

    def _send(self, status: HTTPStatus, answer: dict[str, object]) -> None:
        content = json.dumps(answer, ensure_ascii=False, separators=(",", ":")).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Vary", "Origin")
        if self._origin and self.headers.get("Origin") == self._origin:
            self.send_header("Access-Control-Allow-Origin", self._origin)
        self.end_headers()
        self.wfile.write(content)


def _parameters(query: str) -> dict[str, str] | None:
    """What a request asks for; None where that has not the form that a search has."""
    try:
        given = parse_qs(query, strict_parsing=True, max_num_fields=len(_FORMS))
    except ValueError:
        return None
    found = {name: values[0] for name, values in given.items()}
    is_known = all(name in _FORMS and _FORMS[name].fullmatch(found[name]) for name in found)
    return found if is_known and "q" in found else None
