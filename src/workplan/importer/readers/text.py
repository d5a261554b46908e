"""Decodes plain text: UTF-8, UTF-16 with a byte order mark, or GB 18030 (with GBK and GB 2312)."""

from __future__ import annotations

import codecs
import re

from workplan.importer.errors import RejectedError

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1f]")
_MAX_CONTROL_SHARE = 0.01


def decode(raw: bytes, declared: str = "") -> str:
    """Decodes bytes; line endings stay as they are.

    ``declared`` is the encoding that a page names; it is tried after UTF-8, which few bytes that
    are in another encoding happen to be.

    Raises:
        RejectedError: the bytes are no text in any of these encodings.
    """
    for encoding in filter(None, _encodings(raw, declared)):
        try:
            text = raw.decode(encoding)
        except (UnicodeDecodeError, LookupError):  # Python does not know all names of the web
            continue
        if len(_CONTROL.findall(text)) > _MAX_CONTROL_SHARE * len(text):
            raise RejectedError("not_text")
        return text
    raise RejectedError("encoding")


def _encodings(raw: bytes, declared: str) -> tuple[str, ...]:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if raw.startswith(mark):
            return (encoding,)
    return ("utf-8", declared, "gb18030")
