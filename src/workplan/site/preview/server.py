"""A server for one reader on this machine: pages as asked for, and news of each save."""

from __future__ import annotations

import json
import mimetypes
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from workplan.site.preview.pages import HTML, Answer
from workplan.site.preview.state import Desk, State

NEWS = "workplan-preview/news"
HERE = Path(__file__).parent
OWN = {f"workplan-preview/{name}": HERE / name for name in ("preview.js", "preview.css")}
PATIENCE = 15
"""Seconds after which a waiting browser hears that nothing is new, and shows that it is there."""

_EMPTY = (
    '<!doctype html><html lang="zh"><head><meta charset="utf-8"><title>!</title></head>'
    "<body></body></html>"
)
"""What carries the problems where no page could be made yet."""


def serve(desk: Desk, static: Path, port: int) -> ThreadingHTTPServer:
    """A server on this machine only; ``static`` holds the files that no plan changes."""
    handler = partial(_Handler, desk, static)
    return ThreadingHTTPServer(("127.0.0.1", port), handler)


class _Handler(BaseHTTPRequestHandler):
    """Answers one request."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # or a page waits up to 40 ms behind its own head

    def __init__(self, desk: Desk, static: Path, *rest: Any) -> None:
        self.desk = desk
        self.static = static
        super().__init__(*rest)

    def log_message(self, *_: object) -> None:
        """Keeps the terminal for what the editor needs."""

    def do_GET(self) -> None:
        """Answers with the news, a page or a file."""
        address = unquote(urlsplit(self.path).path).removeprefix("/")
        if address == NEWS:
            self._news()
            return
        state = self.desk.state
        answer = self._own(address) or (state.pages and state.pages.find(address))
        answer = answer or self._static(address)
        if answer:
            self._send(HTTPStatus.OK, _watching(answer, state))
        elif not state.pages:
            self._send(HTTPStatus.OK, _watching(Answer(HTML, _EMPTY.encode()), state))
        else:
            self._missing(state)

    def _own(self, address: str) -> Answer | None:
        return _read(OWN[address]) if address in OWN else None

    def _static(self, address: str) -> Answer | None:
        """A file of the folder; nothing outside it."""
        place = (self.static / address).resolve()
        inside = place.is_relative_to(self.static.resolve())
        return _read(place) if inside and place.is_file() else None

    def _missing(self, state: State) -> None:
        page = _read(self.static / "404.html")
        self._send(HTTPStatus.NOT_FOUND, _watching(page, state))

    def _send(self, status: HTTPStatus, answer: Answer) -> None:
        self.send_response(status)
        self.send_header("Content-Type", answer.media_type)
        self.send_header("Content-Length", str(len(answer.content)))
        keep = "max-age=3600, immutable" if answer.lasting else "no-store"
        self.send_header("Cache-Control", keep)
        self.end_headers()
        self.wfile.write(answer.content)

    def _news(self) -> None:
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
                state = self.desk.wait(number, PATIENCE)
                number = state.number
                said = {"number": number, "problems": state.problems}
                self.wfile.write(f"data: {json.dumps(said)}\n\n".encode())
                self.wfile.flush()
        except (BrokenPipeError, ConnectionResetError):
            return


def _read(file: Path) -> Answer:
    kind = HTML if file.suffix == ".html" else mimetypes.guess_type(file)[0]
    return Answer(kind or "application/octet-stream", file.read_bytes())


def _watching(answer: Answer, state: State) -> Answer:
    """A page with the script that listens for news; anything else as it is."""
    if answer.media_type != HTML:
        return answer
    script = f'<script type="module" src="/workplan-preview/preview.js?{state.number}"></script>'
    page = answer.content.replace(b"</body>", script.encode() + b"</body>", 1)
    return Answer(HTML, page)
