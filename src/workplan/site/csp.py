"""The Content-Security-Policy of a page, with the hashes of the scripts that stand in it.

A static host sends no headers of ours, so the policy stands in the page, before all that it
governs; a server of one's own sends it as a header too, with what only a header can say.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable
from urllib.parse import urlsplit

_CHARSET = '<meta charset="utf-8">'
_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)

_RULES = {
    "default-src": "'none'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'none'",
}


def with_csp(page: str) -> str:
    """A page with its policy right after the charset."""
    rules = policy(script_hashes(page), style_hashes(page))
    meta = f'<meta http-equiv="Content-Security-Policy" content="{rules}">'
    return page.replace(_CHARSET, f"{_CHARSET}\n    {meta}", 1)


def with_connection(page: str, address: str) -> str:
    """A page that may also ask the server of an address; its policy stands in it already."""
    url = urlsplit(address)
    own_rule = f"connect-src {_RULES['connect-src']};"
    return page.replace(own_rule, f"{own_rule[:-1]} {url.scheme}://{url.netloc};", 1)


def policy(scripts: Iterable[str], styles: Iterable[str]) -> str:
    """The policy that lets files of this site and what has the hashes work, and nothing else."""
    rules = {**_RULES, "script-src": _own_and(scripts), "style-src": _own_and(styles)}
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def _own_and(hashes: Iterable[str]) -> str:
    return " ".join(["'self'", *(f"'{value}'" for value in sorted(set(hashes)))])


def header_policy(scripts: Iterable[str], styles: Iterable[str]) -> str:
    """The same as a header, which can also keep the site out of others' frames."""
    return f"{policy(scripts, styles)}; frame-ancestors 'none'"


def script_hashes(page: str) -> list[str]:
    """The hashes of the scripts that stand in a page, as a policy names them."""
    return [integrity(script.encode()) for script in _SCRIPT.findall(page)]


def style_hashes(page: str) -> list[str]:
    """The same for styles."""
    return [integrity(style.encode()) for style in _STYLE.findall(page)]


def integrity(content: bytes) -> str:
    """The hash of a file as an integrity attribute and a policy write it."""
    return f"sha256-{base64.b64encode(hashlib.sha256(content).digest()).decode()}"
