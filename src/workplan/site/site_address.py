"""The address of a site or a service, in a form that is safe wherever it is put."""

from __future__ import annotations

import re
from ipaddress import IPv4Address
from typing import Annotated
from urllib.parse import unquote, urlsplit

from pydantic import AfterValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from workplan.locales.locale import messages
from workplan.plan.errors import BuildError, printable

_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_SEGMENT = r"/(?:[A-Za-z0-9._~-]|%[0-9A-Fa-f]{2})+"
_ADDRESS = rf"https?://{_LABEL}(?:\.{_LABEL})*(?::[1-9][0-9]{{0,4}})?(?:{_SEGMENT})*/?"
_NUMBER = re.compile(r"[0-9]+|0[xX][0-9A-Fa-f]*")
MAX_LENGTH = 200
"""Characters: a QR code holds the address of each page, and a phone reads no dense one."""


def require_site_address(text: str) -> None:
    """Makes sure that pages' addresses can begin with a text, if there is one.

    Raises:
        BuildError: they cannot, or it would mean something in a policy.
    """
    if text and not _is_site_address(text):
        reasons = messages("site_address", {"value": printable(text[:MAX_LENGTH])})
        raise BuildError(f"SITE_URL: {' / '.join(reasons)}")


def _is_site_address(text: str) -> bool:
    is_short = len(text) <= MAX_LENGTH
    return is_short and re.fullmatch(_ADDRESS, text) is not None and _leads_somewhere(text)


def _checked(text: str) -> str:
    if not _is_site_address(text):
        raise PydanticCustomError("site_address", "no address of a site")
    return text


def _leads_somewhere(text: str) -> bool:
    """Whether a browser takes host and port as they are, and the path too."""
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname or "", parts.port  # which it refuses beyond 65535
        if _NUMBER.fullmatch(host.rpartition(".")[2]):
            IPv4Address(host)
    except ValueError:
        return False
    segments = [unquote(segment) for segment in parts.path.split("/")]
    return all(segment not in {".", ".."} and segment.isprintable() for segment in segments)


SiteAddress = Annotated[
    str,
    AfterValidator(_checked),
    WithJsonSchema({"type": "string", "pattern": f"^{_ADDRESS}$", "maxLength": MAX_LENGTH}),
]
