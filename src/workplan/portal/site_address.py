"""The address of a site or a service, in a form that is safe wherever it is put."""

from __future__ import annotations

import re
from ipaddress import IPv4Address
from typing import Annotated
from urllib.parse import unquote, urlsplit

from pydantic import AfterValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_SEGMENT = r"/(?:[A-Za-z0-9._~-]|%[0-9A-Fa-f]{2})+"
_FORM = rf"https?://{_LABEL}(?:\.{_LABEL})*(?::[1-9][0-9]{{0,4}})?(?:{_SEGMENT})*/?"
_NUMBER = re.compile(r"[0-9]+|0[xX][0-9A-Fa-f]*")
_MAX_HOST = 253


def _checked(text: str) -> str:
    """Refuses what pages' addresses cannot begin with, or means something in a policy."""
    if not re.fullmatch(_FORM, text) or not _leads_somewhere(text):
        raise PydanticCustomError("site_address", "no address of a site")
    return text


def _leads_somewhere(text: str) -> bool:
    """Whether a browser takes host and port as they are, and the path too."""
    try:
        parts = urlsplit(text)
        host, port = parts.hostname or "", parts.port
        if _NUMBER.fullmatch(host.rpartition(".")[2]):
            IPv4Address(host)
    except ValueError:
        return False
    segments = [unquote(segment) for segment in parts.path.split("/")]
    is_plain = all(segment not in {".", ".."} and segment.isprintable() for segment in segments)
    return is_plain and port != 0 and len(host) <= _MAX_HOST


SiteAddress = Annotated[
    str,
    AfterValidator(_checked),
    WithJsonSchema({"type": "string", "pattern": f"^{_FORM}$"}),
]
