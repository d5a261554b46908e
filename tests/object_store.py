"""A real object store on this machine, for the tests and the measurements of portals."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import fsspec
from processes import wait_until

from workplan.portal.storage import STATE, Storage

KEYS = {"key": "any", "secret": "any"}
REGION = "us-east-1"


@contextmanager
def running_object_store(folder: Path) -> Iterator[Callable[[], Storage]]:
    """Runs SeaweedFS with its files in ``folder``; gives a new bucket on each call."""
    (folder / "keys.json").write_text(
        '{"identities":[{"name":"any","credentials":[{"accessKey":"any","secretKey":"any"}],'
        '"actions":["Admin","Read","Write","List"]}]}'
    )
    master, volume, filer, s3 = _free_ports(4)
    command = [
        str(Path(sys.executable).with_name("weed")),
        "server",
        f"-dir={folder}",
        "-ip=127.0.0.1",
        f"-master.port={master}",
        f"-volume.port={volume}",
        "-filer",
        f"-filer.port={filer}",
        "-s3",
        f"-s3.port={s3}",
        f"-s3.config={folder / 'keys.json'}",
        "-master.volumeSizeLimitMB=64",
        "-volume.max=100",
    ]
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(command, stdout=log, stderr=log)
    buckets = iter(range(100))

    def new_bucket() -> Storage:
        bucket = f"portal{next(buckets)}"
        address = {"endpoint_url": f"http://127.0.0.1:{s3}", "region_name": REGION}
        storage = Storage(f"s3://{bucket}/site", {**KEYS, "client_kwargs": address})
        fsspec.url_to_fs(storage.url, **storage.options)[0].mkdir(bucket)
        return storage

    try:
        wait_until(lambda: _listens(s3), "the object store")
        yield new_bucket
    finally:
        server.kill()  # its own end takes half a minute
        server.wait()


def variables(storage: Storage) -> dict[str, str]:
    """The environment in which a command reaches a bucket."""
    return {
        "AWS_ENDPOINT_URL": storage.options["client_kwargs"]["endpoint_url"],
        "AWS_DEFAULT_REGION": REGION,
        "AWS_ACCESS_KEY_ID": KEYS["key"],
        "AWS_SECRET_ACCESS_KEY": KEYS["secret"],
    }


def stored(storage: Storage) -> dict[str, bytes]:
    """The published files of a bucket."""
    paths = (path for path in storage.paths() if not path.startswith(STATE))
    return {path: storage.read(path) or b"" for path in paths}


def _free_ports(count: int) -> list[int]:
    """Ports below 22,768: the server adds 10,000 for its own protocol."""
    found = []
    for port in range(15000 + os.getpid() % 5000, 22768):
        if not _listens(port) and not _listens(port + 10000):
            found.append(port)
        if len(found) == count:
            break
    return found


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
