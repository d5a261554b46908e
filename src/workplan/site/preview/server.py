"""A server for one reader on this machine: pages as asked for, and an event for each save."""

from __future__ import annotations

import json
from contextlib import suppress
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from workplan.locales.messages import one_line
from workplan.plan.errors import WorkplanError
from workplan.site.preview.pages import HTML, Answer, media_type
from workplan.site.preview.state import PreviewState, Snapshot
from workplan.site.static_server import QuietServer

EVENTS = "workplan-preview/events"
_FOLDER = Path(__file__).parent
SCRIPTS = {f"workplan-preview/{name}": _FOLDER / name for name in ("preview.js", "preview.css")}
HEARTBEAT_SECONDS = 15
"""How often a waiting browser is told that nothing has changed, which shows that it is there."""

OWN_NAMES = ("127.0.0.1", "localhost")
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Frame-Options": "DENY",
}
"""Keeps a draft from other sites that are open in the same browser."""

_EMPTY = (
    '<!doctype html><html lang="zh"><head><meta charset="utf-8"><title>!</title></head>'
    "<body></body></html>"
)
"""What carries the problems where no page could be made yet."""


def serve(state: PreviewState, static: Path, port: int) -> QuietServer:
    """A server on this machine only; ``static`` holds the files that no plan changes.

    Raises:
        WorkplanError: the port cannot be opened.
    """
    handler = partial(_Handler, state, static)
    try:
        return QuietServer(("127.0.0.1", port), handler)
    except OSError as error:
        reason = error.strerror or error
        raise WorkplanError(one_line("port_fails", port=port, reason=reason)) from None


class _Handler(BaseHTTPRequestHandler):
    """Answers one request."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # or a page waits up to 40 ms behind its own head

    def __init__(self, state: PreviewState, static: Path, *request_args: Any) -> None:
        self.state = state
        self.static = static
        super().__init__(*request_args)

    def log_message(self, *_: object) -> None:
        """Keeps the terminal for what the editor needs."""

    def do_GET(self) -> None:
        """Answers with the events, a page or a file."""
        if not self._is_own_name(self.headers.get("Host", "")):
            self.send_error(HTTPStatus.MISDIRECTED_REQUEST)
            return
        try:
            address = unquote(urlsplit(self.path).path).removeprefix("/")
        except ValueError:
            self.send_error(HTTPStatus.BAD_REQUEST)
            return
        if address == EVENTS:
            self._events()
            return
        snapshot = self.state.current
        answer = self._script(address) or (snapshot.pages and snapshot.pages.find(address))
        answer = answer or self._static(address)
        if answer:
            self._send(HTTPStatus.OK, _with_listener(answer, snapshot))
        elif not snapshot.pages:
            self._send(HTTPStatus.OK, _with_listener(Answer(HTML, _EMPTY.encode()), snapshot))
        else:
            self._not_found(snapshot)

    def _is_own_name(self, host: str) -> bool:
        """Whether a request names this machine: else a page elsewhere could read the draft.

        By DNS rebinding a browser would take this server for that page's own.
        """
        port = self.connection.getsockname()[1]
        return host.lower() in {f"{name}:{port}" for name in OWN_NAMES}

    def _script(self, address: str) -> Answer | None:
        return _read(SCRIPTS[address]) if address in SCRIPTS else None

    def _static(self, address: str) -> Answer | None:
        """A file of the folder; nothing outside it, or by a name that no disk takes."""
        try:
            file = (self.static / address).resolve()
            is_there = file.is_relative_to(self.static.resolve()) and file.is_file()
        except (OSError, ValueError):
            return None
        return _read(file) if is_there else None

    def _not_found(self, snapshot: Snapshot) -> None:
        page = _read(self.static / "404.html")
        self._send(HTTPStatus.NOT_FOUND, _with_listener(page, snapshot))

    def _send(self, status: HTTPStatus, answer: Answer) -> None:
        self.send_response(status)
        self.send_header("Content-Type", answer.media_type)
        self.send_header("Content-Length", str(len(answer.content)))
        caching = "max-age=3600, immutable" if answer.immutable else "no-store"
        self.send_header("Cache-Control", caching)
        for name, value in HEADERS.items():
            self.send_header(name, value)
        with suppress(ConnectionError):  # a browser that has moved on meanwhile
            self.end_headers()
            self.wfile.write(answer.content)

    def _events(self) -> None:
        """Tells of the state and of each new one, as server-sent events, until nobody listens."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        number = -1
        try:
            while True:
                snapshot = self.state.wait(number, HEARTBEAT_SECONDS)
                number = snapshot.number
                event = {"number": number, "problems": snapshot.problems}
                self.wfile.write(f"data: {json.dumps(event)}\n\n".encode())
                self.wfile.flush()
        except (BrokenPipeError, ConnectionResetError):
            return


def _read(file: Path) -> Answer:
    return Answer(media_type(file.name), file.read_bytes())


def _with_listener(answer: Answer, snapshot: Snapshot) -> Answer:
    """A page with the script that listens for news; anything else as it is."""
    if answer.media_type != HTML:
        return answer
    script = f'<script type="module" src="/workplan-preview/preview.js?{snapshot.number}"></script>'
    page = answer.content.replace(b"</body>", script.encode() + b"</body>", 1)
    return Answer(HTML, page)
