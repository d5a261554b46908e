"""Files that end with a hash of the rest, by which one of ours that was edited is told."""

from __future__ import annotations

import hashlib
import re

_MARK = b"workplan sha256 "
_SEAL = re.compile(rb"workplan sha256 ([0-9a-f]{64})([^0-9a-f]{0,8})")
SEAL_LENGTH = len(_MARK) + 64


def sealed(content: bytes, end: bytes = b"\n") -> bytes:
    """A content with its hash: at its end, before a few last characters such as a bracket."""
    return content + _MARK + hashlib.sha256(content + end).hexdigest().encode() + end


def is_sealed(content: bytes) -> bool:
    """Whether a file was written with its hash and is still as it was."""
    start = content.rfind(_MARK)
    seal = _SEAL.fullmatch(content, max(start, 0))
    if seal is None:
        return False
    return hashlib.sha256(content[:start] + seal[2]).hexdigest().encode() == seal[1]
