"""Zip files that are the same on every machine, and that unpack to readable files."""

from __future__ import annotations

import io
from zipfile import ZipFile

from workplan.files.zip_files import EPOCH, rewrite_reproducibly, zip_reproducibly


def test_a_zip_tells_neither_when_nor_where_it_was_made():
    data = zip_reproducibly([("b.txt", b"B" * 99), ("a.txt", b"A")], comment=b"ours")
    with ZipFile(io.BytesIO(data)) as archive:
        assert archive.comment == b"ours"
        assert archive.namelist() == ["b.txt", "a.txt"]
        assert {(info.date_time, info.create_system) for info in archive.infolist()} == {(EPOCH, 0)}
        assert archive.getinfo("b.txt").compress_size < 99


def test_permissions_are_those_of_the_unpacked_files():
    data = zip_reproducibly([("a.txt", b"A")], permissions=0o644)
    with ZipFile(io.BytesIO(data)) as archive:
        assert archive.getinfo("a.txt").external_attr >> 16 == 0o644


def test_a_rewritten_zip_forgets_its_times_and_keeps_its_entries():
    buffer = io.BytesIO()
    with ZipFile(buffer, "w") as archive:
        for name in ("b.txt", "a.txt"):
            archive.writestr(name, name)
    rewritten = rewrite_reproducibly(
        buffer.getvalue(), lambda name, content: content + name.encode()
    )
    assert rewritten == zip_reproducibly([("b.txt", b"b.txtb.txt"), ("a.txt", b"a.txta.txt")])
