"""Zip files that are the same on every machine, and that unpack to readable files."""

from __future__ import annotations

import io
from zipfile import ZipFile

import pytest

from workplan.files import zip_files
from workplan.files.zip_files import (
    EPOCH,
    MAX_ENTRIES,
    UnsafeZipError,
    read_untrusted_zip,
    rewrite_reproducibly,
    zip_reproducibly,
)


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


def rejection(parts: dict[str, bytes]) -> str:
    """Why a whole and readable zip file with these parts is refused."""
    with pytest.raises(UnsafeZipError) as error:
        read_untrusted_zip(zip_reproducibly(parts.items()))
    return str(error.value)


def test_parts_of_xml_are_read_and_no_others():
    parts = {"word/document.xml": b"<a/>", "_rels/.rels": b"<b/>", "media/image.png": b"PNG"}
    read = read_untrusted_zip(zip_reproducibly(parts.items()))
    assert read == {"word/document.xml": b"<a/>", "_rels/.rels": b"<b/>"}


def test_the_number_of_entries_has_a_limit():
    parts = {f"{i}.png": b"" for i in range(MAX_ENTRIES)}
    assert read_untrusted_zip(zip_reproducibly(parts.items())) == {}
    assert rejection({**parts, "one-more.png": b""}) == "entries"


def test_the_size_of_a_part_and_of_all_parts_has_a_limit(monkeypatch):
    monkeypatch.setattr(zip_files, "MAX_PART_BYTES", 10)
    monkeypatch.setattr(zip_files, "MAX_TOTAL_BYTES", 25)
    whole = {"a.xml": b"a" * 10, "b.xml": b"b" * 10, "c.xml": b"c" * 5}
    assert read_untrusted_zip(zip_reproducibly(whole.items())) == whole
    assert rejection({"a.xml": b"a" * 11}) == "size"
    assert rejection({**whole, "c.xml": b"c" * 6}) == "size"


@pytest.mark.parametrize(
    "part",
    [b"<!DOCTYPE a []><a/>", b'<!ENTITY b "c">', "<!DOCTYPE a []><a/>".encode("utf-16")],
    ids=["document type", "entity", "utf-16"],
)
def test_a_part_that_could_define_entities_is_refused(part):
    assert rejection({"word/document.xml": part}) == "entities"
    assert read_untrusted_zip(zip_reproducibly([("image.png", part)]), leave_out_unsafe=True) == {}


def test_only_xml_parts_are_given():
    data = zip_reproducibly([("a.xml", b"<a/>"), ("b.data", b"\n<b/>"), ("c.png", b"\x89PNG\0")])
    assert sorted(read_untrusted_zip(data)) == ["a.xml", "b.data"]


@pytest.mark.parametrize("name", ["sheet1.xml", "sheet1.data", "sheet1"])
@pytest.mark.parametrize(
    "content",
    [
        b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
        b"\xef\xbb\xbf <!DOCTYPE a><a/>",
        '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE a><a/>'.encode("utf-16"),
        "<!DOCTYPE a><a/>".encode("utf-16-be"),
    ],
    ids=["entity", "byte order mark", "utf-16", "big endian"],
)
def test_a_part_with_a_dtd_is_refused_whatever_it_is_called(name, content):
    with pytest.raises(UnsafeZipError, match="entities"):
        read_untrusted_zip(zip_reproducibly([(name, content)]))


def test_every_part_counts_towards_the_limits(monkeypatch):
    monkeypatch.setattr(zip_files, "MAX_PART_BYTES", 1000)
    monkeypatch.setattr(zip_files, "MAX_TOTAL_BYTES", 1500)
    read_untrusted_zip(zip_reproducibly([("a.data", b" " * 700), ("b.png", b" " * 700)]))
    for sizes in ([1001], [700, 700, 700]):
        entries = [(f"{number}.data", b" " * size) for number, size in enumerate(sizes)]
        with pytest.raises(UnsafeZipError, match="size"):
            read_untrusted_zip(zip_reproducibly(entries))
