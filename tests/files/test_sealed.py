"""A file of ours that somebody has edited is told from one that nobody has."""

from __future__ import annotations

import pytest

from workplan.files.sealed import SEAL_LENGTH, is_sealed, sealed


@pytest.mark.parametrize("content", [b"", b"text\n", b"with workplan sha256 in it\n", b"\0\xff"])
@pytest.mark.parametrize("end", [b"", b"\n", b" -->\n", b'"\n}\n'])
def test_a_sealed_file_is_known_until_a_byte_is_changed(content, end):
    whole = sealed(content, end)
    assert whole == content + whole[len(content) : len(content) + SEAL_LENGTH] + end
    assert is_sealed(whole)
    assert not is_sealed(content)
    for edited in (whole + b"\n", b" " + whole, whole[:-1], whole.replace(b"sha256", b"SHA256")):
        assert not is_sealed(edited)
