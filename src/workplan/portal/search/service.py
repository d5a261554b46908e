"""A service that answers the portal's search from a database, and nothing else.

``GET /search?q=…&year=…&region=…&offset=…`` answers with JSON.
"""

from __future__ import annotations

import json
import re
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from threading import BoundedSemaphore, Thread, Timer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from workplan.plan.errors import BuildError
from workplan.portal.search.groonga import DATABASE, Search, groonga
from workplan.portal.search.query import MAX_QUERY
from workplan.site.static_server import QuietServer

REQUESTS_AT_ONCE = 100
"""More are closed unanswered."""
REQUEST_SECONDS = 20.0
"""After which a request is cut off that has not been sent or whose answer has not been taken."""
_MAX_ADDRESS = 2000
"""Characters of a request's address."""
_FORMS = {
    "q": re.compile(f".{{1,{MAX_QUERY}}}", re.DOTALL),
    "year": re.compile("[0-9]{4}", re.ASCII),
    "region": re.compile("[a-z0-9-]{1,60}(?:/[a-z0-9-]{1,60}){0,5}", re.ASCII),
    "offset": re.compile("[0-9]{1,6}", re.ASCII),
}


@contextmanager
def search_service(
    folder: Path, port: int, origin: str, host: str = "127.0.0.1"
) -> Iterator[SearchServer]:
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
        with SearchServer((host, port), handler) as server:
            yield server


class SearchServer(QuietServer):
    """Has room for so many requests, and time for each; ends with its database."""

    failure: BuildError | None = None
    """Why it has ended."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self._room = BoundedSemaphore(REQUESTS_AT_ONCE)

    def process_request(self, request: Any, client_address: Any) -> None:
        """Answers in a thread of its own, where there is room."""
        if self._room.acquire(blocking=False):
            super().process_request(request, client_address)
        else:
            self.shutdown_request(request)

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        """Answers, until the time is over."""
        timer = Timer(REQUEST_SECONDS, _cut_off, [request])
        timer.daemon = True
        timer.start()
        try:
            super().process_request_thread(request, client_address)
        finally:
            timer.cancel()
            self._room.release()

    def fail(self, failure: BuildError) -> None:
        """Ends the service."""
        self.failure = failure
        Thread(target=self.shutdown).start()  # which waits for this thread's request too


def _cut_off(request: socket.socket) -> None:
    with suppress(OSError):
        request.shutdown(socket.SHUT_RDWR)


class _Handler(BaseHTTPRequestHandler):
    """Answers one request."""

    server: SearchServer
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
        try:
            url = urlsplit(self.path)
        except ValueError:
            self._send(HTTPStatus.BAD_REQUEST, {})
            return
        if url.path != "/search":
            self._send(HTTPStatus.NOT_FOUND, {})
            return
        asked = _parameters(url.query) if len(self.path) <= _MAX_ADDRESS else None
        if asked is None:
            self._send(HTTPStatus.BAD_REQUEST, {})
            return
        self._answer(asked)

    def _answer(self, asked: dict[str, str]) -> None:
        year = int(asked["year"]) if "year" in asked else None
        offset = int(asked.get("offset", "0"))
        try:
            answer = self._search.answer(asked["q"], year, asked.get("region", ""), offset)
        except BuildError as error:
            self._send(HTTPStatus.SERVICE_UNAVAILABLE, {})
            if self._search.database.has_ended:
                self.server.fail(error)
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
    parameters = {name: values[0] for name, values in given.items()}
    is_known = all(
        name in _FORMS and _FORMS[name].fullmatch(parameters[name]) for name in parameters
    )
    return parameters if is_known and "q" in parameters else None
