"""A site behind nginx on this machine, compressed as readers get it."""

from __future__ import annotations

import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from workplan.site.intranet import write_intranet

TRIES = 50


@contextmanager
def behind_nginx(site: Path) -> Iterator[str]:
    """Serves our site as ``workplan intranet`` wants it; yields its address."""
    with TemporaryDirectory(prefix="workplan-nginx-") as name:
        folder = Path(name)
        write_intranet(site, folder / "workplan")
        settings = (folder / "workplan/nginx.conf").read_text("utf-8")
        settings = settings.replace("include workplan/", f"include {folder}/workplan/")
        with serving(folder, folder / "workplan/site", settings) as address:
            yield address


@contextmanager
def serving(folder: Path, root: Path, settings: str) -> Iterator[str]:
    """Serves a folder with nginx; its own files go to another folder."""
    port = _free_port()
    (folder / "main.conf").write_text(
        f"user root; daemon off; pid {folder}/pid; error_log {folder}/error.log; events {{}}\n"
        f"http {{ access_log off; server {{ listen 127.0.0.1:{port}; root '{root}';\n{settings}\n}} }}\n"
    )
    server = subprocess.Popen(["nginx", "-c", str(folder / "main.conf")])
    address = f"http://127.0.0.1:{port}/"
    try:
        _wait(address)
        yield address
    finally:
        server.terminate()
        server.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(address: str) -> None:
    for _ in range(TRIES):
        try:
            urllib.request.urlopen(address).close()  # noqa: S310 - our own server
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("nginx does not answer")
