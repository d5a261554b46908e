"""Office files are zip archives; the same content must give the same bytes."""

from __future__ import annotations

import io
from collections.abc import Callable
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The first time that a zip archive can hold."""


def _as_it_is(_name: str, part: bytes) -> bytes:
    return part


def fixed(archive: bytes, change: Callable[[str, bytes], bytes] = _as_it_is) -> bytes:
    """An archive with the same entries, none of which tells when or where it was made.

    ``change`` may mend a part: it gets the name and the bytes, and gives the bytes.
    """
    out = io.BytesIO()
    with ZipFile(io.BytesIO(archive)) as source, ZipFile(out, "w", ZIP_DEFLATED) as made:
        for name in source.namelist():
            entry = ZipInfo(name, EPOCH)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 0
            made.writestr(entry, change(name, source.read(name)))
    return out.getvalue()
