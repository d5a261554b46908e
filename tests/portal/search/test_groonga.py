"""Groonga finds what the files find, and its service does nothing but search."""

from __future__ import annotations

import json
import os
import random
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
from click.testing import CliRunner
from conftest import ROOT
from processes import wait_until

from workplan.cli.portal_search import search_load
from workplan.edition.edition import Edition
from workplan.plan.errors import BuildError
from workplan.portal.search import groonga as module
from workplan.portal.search import service as service_module
from workplan.portal.search.box import BOX, FOLDER, Scope, box_file
from workplan.portal.search.groonga import DATABASE, Search, write_database
from workplan.portal.search.query import normalize, parse_query
from workplan.portal.search.scope import EMPTY, update_scope
from workplan.portal.search.service import search_service
from workplan.portal.search.texts import PlanTexts, PointText

sys.path.insert(0, str(ROOT / "bench"))

from portal_plans import PlanMaker

pytestmark = pytest.mark.usefixtures("groonga")

ORIGIN = "https://plans.example.gov.cn"
ODD = PlanTexts(
    "odd/2023/",
    {"zh": "局"},
    {"zh": "要点"},
    2023,
    ("a", "b"),
    (
        PointText("1", {}, {"zh": ('推进AI教育 和 𠮷野家、“C++”|\\" 达到3.5%。',)}),
        PointText("2", {}, {"zh": ("学 校",)}),
    ),
)
QUERIES = [
    "学",
    "教育",
    "双随机",
    "enforcement",
    "e",
    "polic",
    "policies",
    "schools",
    "law-based",
    "ai",
    "i教育",
    "c++",
    "教育 ai",
    "3.5",
    "5%",
    "𠮷",
    "学校",
    '"',
    "\\",
    '\\"',
    "|",
    "教|育",
    "␣",
    "量子",
    "行政執法",
    "、和",
    "和 、",
]


@pytest.fixture(scope="module")
def plans(edition: Edition) -> list[PlanTexts]:
    return [*PlanMaker(edition).plans(40), ODD]


@pytest.fixture(scope="module")
def folder(plans, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("database")
    assert write_database(folder, plans) == 602
    return folder


@pytest.fixture(scope="module")
def search(folder: Path) -> Iterator[Search]:
    with module.groonga(folder / DATABASE) as database:
        yield Search(database)


@pytest.fixture(scope="module")
def service(folder: Path) -> Iterator[str]:
    with search_service(folder, 0, ORIGIN) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def truth(plans, typed: str) -> dict[str, list[str]]:
    query = parse_query(typed, module.traditional_forms())
    found = {
        plan.address: [
            point.id
            for point in plan.points
            if query.parts and query.matches([*map(normalize, point.texts())])
        ]
        for plan in plans
    }
    return {address: points for address, points in found.items() if points}


def everything(search: Search, typed: str, **chosen) -> tuple[dict[str, list[str]], int, int]:
    found: dict[str, list[str]] = {}
    while True:
        answer = search.answer(typed, offset=len(found), **chosen)
        if not answer["found"]:
            return found, answer["points"], answer["plans"]
        found |= {
            plan["address"]: [point[0] for point in plan["points"]] for plan in answer["found"]
        }


def test_all_points_with_a_query_are_found_and_counted(search: Search, plans):
    pick = random.Random(3)  # noqa: S311 - the same pieces on every run
    texts = [text for plan in plans for point in plan.points for text in point.measures["zh"]]
    pieces = []
    for _ in range(60):
        text = pick.choice(texts)
        start = pick.randrange(len(text))
        pieces.append(text[start : start + pick.randint(1, 8)])
    for query in (*QUERIES, *pieces):
        wanted = truth(plans, query)
        found, points, count = everything(search, query)
        assert found == wanted, query
        assert (points, count) == (sum(map(len, wanted.values())), len(wanted)), query


def test_a_year_and_a_region_narrow_it(search: Search):
    assert [*everything(search, "教育", year=2023)[0]] == ["odd/2023/"]
    assert [*everything(search, "教育", region="a")[0]] == ["odd/2023/"]
    assert [*everything(search, "教育", region="a/b")[0]] == ["odd/2023/"]
    assert everything(search, "教育", region="a/c") == ({}, 0, 0)
    assert len(everything(search, "学", year=2024)[0]) == 40


@pytest.mark.parametrize(
    "hostile",
    [
        '") || true || content @ ("',
        "a\nshutdown",
        "a&table=Plans",
        "\x00",
        "\\",
        '\\" || 1',
        "教育\n[{}]",
        "🙂",
        "\ud800"[:0] or "%22",
        "(" * 100,
    ],
)
def test_no_query_is_a_command(search: Search, plans, hostile: str):
    assert everything(search, hostile)[0] == truth(plans, hostile)
    assert everything(search, "双随机")[0] == truth(plans, "双随机")


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
        {"q": "教" * 201},
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


def test_a_built_portal_is_loaded_by_a_command(plans, tmp_path: Path):
    by_address = {plan.address: plan for plan in plans}
    update = update_scope(EMPTY, dict.fromkeys(by_address, "1"), by_address.__getitem__)
    files = {
        BOX: box_file([Scope(2024, "a")], {}),
        **{f"2024/a/{path}": content for path, content in update.files.items()},
    }
    for path, content in files.items():
        file = tmp_path / "portal" / FOLDER / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    output = tmp_path / "database"
    for _ in range(2):  # what the command made it replaces, also when it has been opened
        done = CliRunner().invoke(search_load, [str(tmp_path / "portal"), "-o", str(output)])
        assert (done.exit_code, "602" in done.output) == (0, True), done.output
        with module.groonga(output / DATABASE) as database:
            assert everything(Search(database), "双随机")[0] == truth(plans, "双随机")
    lines = tmp_path / "points.ndjson"
    done = CliRunner().invoke(search_load, [str(tmp_path / "portal"), "--ndjson", str(lines)])
    assert done.exit_code == 0, done.output
    records = [json.loads(line) for line in lines.read_text("utf-8").splitlines()]
    assert len(records) == 602
    assert records[0].keys() >= {"id", "issuer", "year", "region", "heading", "measures"}


def test_what_is_no_portal_is_said(tmp_path: Path):
    (tmp_path / "empty").mkdir()
    output = str(tmp_path / "database")
    done = CliRunner().invoke(search_load, [str(tmp_path / "empty"), "-o", output])
    assert done.exit_code == 1
    assert "不是生成好的门户" in done.output
    assert "not a built portal" in done.output
    assert not (tmp_path / "database").exists()


def test_without_groonga_that_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setenv("PATH", "")
    with pytest.raises(BuildError, match="groonga-bin"):
        write_database(tmp_path, [])
