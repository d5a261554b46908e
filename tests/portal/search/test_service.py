"""The service does nothing but search."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import struct
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlencode

import pytest
from processes import wait_until

from portal.search.searched_plans import QUERIES, truth
from workplan.portal.search import service as service_module
from workplan.portal.search.service import search_service

pytestmark = pytest.mark.usefixtures("groonga")

ORIGIN = "https://plans.example.gov.cn"


@pytest.fixture(scope="module")
def service(folder: Path) -> Iterator[str]:
    with search_service(folder, 0, ORIGIN) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def ask(address: str, origin: str = "", **asked: object) -> tuple[int, dict, dict]:
    request = urllib.request.Request(  # noqa: S310
        f"{address}/search?{urlencode(asked)}", headers={"Origin": origin} if origin else {}
    )
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:  # noqa: S310
            return answer.status, json.load(answer), dict(answer.headers)
    except urllib.error.HTTPError as error:
        with error:
            return error.code, {}, dict(error.headers)


def test_the_service_answers_one_kind_of_request(service: str, plans):
    status, answer, headers = ask(service, ORIGIN, q="双随机")
    assert status == 200
    assert answer["points"] == sum(map(len, truth(plans, "双随机").values()))
    assert len(answer["found"]) == 5
    assert headers["Access-Control-Allow-Origin"] == ORIGIN
    assert "Access-Control-Allow-Origin" not in ask(service, "https://elsewhere.example", q="教")[2]
    assert "Access-Control-Allow-Origin" not in ask(service, q="教")[2]
    for wrong in (
        {},
        {"q": ""},
        {"q": "教" * 101},
        {"q": "a", "year": "24"},
        {"q": "a", "year": "２０２４"},
        {"q": "a", "offset": "-1"},
        {"q": "a", "region": '"'},
        {"q": "a", "table": "Plans"},
    ):
        assert ask(service, **wrong)[0] == 400, wrong
    assert ask(f"{service}/d", q="a")[0] == 404
    for method in ("POST", "PUT", "DELETE"):
        request = urllib.request.Request(f"{service}/search?q=a", method=method, data=b"")  # noqa: S310
        with pytest.raises(urllib.error.HTTPError, match="501"):
            urllib.request.urlopen(request, timeout=20)  # noqa: S310


def connection(address: str) -> socket.socket:
    url = urllib.parse.urlsplit(address)
    return socket.create_connection((url.hostname, url.port), timeout=20)


def test_the_service_answers_what_is_no_address(service: str):
    with connection(service) as client:
        client.sendall(b"GET http://[x/ HTTP/1.0\r\n\r\n")
        assert b" 400 " in client.makefile("rb").readline()


def test_a_reader_who_has_gone_is_no_error(service: str, capfd: pytest.CaptureFixture[str]):
    reset = struct.pack("ii", 1, 0)
    for sent in (b"", b"GET /sea", b"GET /search?q=%E6%95%99 HTTP/1.0\r\n\r\n"):
        with connection(service) as client:
            client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, reset)
            client.sendall(sent)
    assert ask(service, q="双随机")[0] == 200
    assert capfd.readouterr().err == ""


def test_who_sends_too_slowly_is_cut_off(service: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(service_module, "REQUEST_SECONDS", 0.2)
    with connection(service) as client, suppress(ConnectionError):
        for _ in range(100):
            client.sendall(b"G")
            time.sleep(0.1)
        pytest.fail("still listening")


def test_no_more_are_answered_at_once_than_there_is_room_for(
    service: str, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(service_module, "REQUEST_SECONDS", 60)
    waiting = [connection(service) for _ in range(service_module.REQUESTS_AT_ONCE)]
    for client in waiting:
        client.sendall(b"GET /sea")
    with connection(service) as client:
        assert client.recv(1) == b""  # closed at once
    for client in waiting:
        client.close()
    wait_until(lambda: _answers(service))


def _answers(service: str) -> bool:
    with suppress(OSError):
        return ask(service, q="双随机")[0] == 200
    return False


def test_the_service_ends_with_its_database(folder: Path, tmp_path: Path):
    shutil.copytree(folder, tmp_path / "database")
    command = [sys.executable, "-m", "workplan.cli", "portal", "search-serve", "--port", "0"]
    pipe = subprocess.PIPE
    with subprocess.Popen(
        [*command, str(tmp_path / "database")], stdout=pipe, stderr=pipe, text=True
    ) as run:
        assert run.stdout
        address = run.stdout.readline().strip().removesuffix("/search")
        children = Path(f"/proc/{run.pid}/task/{run.pid}/children").read_text().split()
        os.kill(int(children[0]), signal.SIGKILL)
        assert ask(address, q="双随机")[0] == 503
        try:
            assert run.wait(timeout=60) == 1
        finally:
            run.kill()
        assert run.stderr
        assert "Groonga" in run.stderr.read()


def test_many_ask_at_once(service: str, plans):
    counts: dict[str, int] = {}
    queries = [query for query in QUERIES if truth(plans, query)]
    threads = [
        threading.Thread(
            target=lambda query=query: counts.update({query: ask(service, q=query)[1]["points"]})
        )
        for query in queries
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert counts == {query: sum(map(len, truth(plans, query).values())) for query in queries}
