"""A file of ours that somebody has edited is told from one that nobody has."""

from __future__ import annotations

import pytest

from workplan.files.own_hash import HASH_LENGTH, has_own_hash, with_hash


@pytest.mark.parametrize("content", [b"", b"text\n", b"with workplan sha256 in it\n", b"\0\xff"])
@pytest.mark.parametrize("end", [b"", b"\n", b" -->\n", b'"\n}\n'])
def test_a_file_with_its_hash_is_known_until_a_byte_is_changed(content, end):
    whole = with_hash(content, end)
    assert whole == content + whole[len(content) : len(content) + HASH_LENGTH] + end
    assert has_own_hash(whole)
    assert not has_own_hash(content)
    for edited in (whole + b"\n", b" " + whole, whole[:-1], whole.replace(b"sha256", b"SHA256")):
        assert not has_own_hash(edited)
