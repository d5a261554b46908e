"""Files that end with a hash of the rest, by which one of ours that was edited is told."""

from __future__ import annotations

import hashlib
import re

_MARK = b"workplan sha256 "
_HASH = re.compile(rb"workplan sha256 ([0-9a-f]{64})([^0-9a-f]{0,8})")
HASH_LENGTH = len(_MARK) + 64


def with_hash(content: bytes, end: bytes = b"\n") -> bytes:
    """A content with its hash: at its end, before a few last characters such as a bracket."""
    return content + _MARK + hashlib.sha256(content + end).hexdigest().encode() + end


def has_own_hash(content: bytes) -> bool:
    """Whether a file was written with its hash and is still as it was."""
    start = content.rfind(_MARK)
    match = _HASH.fullmatch(content, max(start, 0))
    if match is None:
        return False
    return hashlib.sha256(content[:start] + match[2]).hexdigest().encode() == match[1]
