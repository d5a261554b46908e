"""A folder served to this machine alone, as a plain web server would: for prints and checks."""

from __future__ import annotations

import functools
import http.server
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from workplan.site.file_kinds import MEDIA_TYPES


class QuietServer(http.server.ThreadingHTTPServer):
    """A thread for each request; who has gone before the answer is nothing to tell of."""

    request_queue_size = 128
    """With the usual 5, who asks at the same moment as others tries again a second later."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Tells of errors in answering."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def serve_folder(folder: Path) -> Iterator[str]:
    """Serves a folder to this machine; yields its address, ending with a slash."""
    handler = functools.partial(_QuietHandler, directory=str(folder))
    server = QuietServer(("127.0.0.1", 0), handler)
    # It ends when it looks whether it shall, by default twice a second.
    serve = functools.partial(server.serve_forever, poll_interval=0.02)
    threading.Thread(target=serve, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


class _QuietHandler(http.server.SimpleHTTPRequestHandler):
    """Serves files as `python -m http.server` does, without a line for each, and a 404 page."""

    extensions_map = MEDIA_TYPES  # on Windows any program may change what the machine says

    def log_message(self, *_args: object) -> None:
        """Says nothing of each request."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answers with the site's own page for wrong addresses, if it has one."""
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.exists():
            super().send_error(code, message, explain)
            return
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(page.read_bytes())
