"""What an installed package says of itself: its version, its license and where it comes from."""

from __future__ import annotations

import re
from importlib import metadata
from pathlib import PurePosixPath

_TEXT = re.compile(r"(licen[cs]e|copying|notice|authors)\b.*", re.IGNORECASE)
_HOMES = ("source", "source code", "repository", "homepage", "home", "github", "documentation")
"""Names of links, by how well they say where a package comes from."""


def version_of(name: str) -> str:
    """The version that is installed."""
    return metadata.version(name)


def license_of(name: str) -> str:
    """The license: an SPDX expression, or its name, or what the classifiers say; else empty."""
    about = metadata.metadata(name).json
    said = str(about.get("license_expression") or about.get("license") or "UNKNOWN")
    if said != "UNKNOWN" and "\n" not in said:
        return said
    classifiers = [str(one) for one in about.get("classifier", [])]
    named = [one.rpartition(" :: ")[2] for one in classifiers if one.startswith("License :: ")]
    return ", ".join(named)


def is_expression(name: str) -> bool:
    """Whether the license is an SPDX expression."""
    return "license_expression" in metadata.metadata(name).json


def origin_of(name: str) -> str:
    """The address where the package is at home, or empty."""
    about = metadata.metadata(name).json
    links = dict(str(one).split(", ", 1) for one in about.get("project_url", []))
    known = {label.lower(): link for label, link in links.items()}
    found = [known[label] for label in _HOMES if label in known]
    return next(iter([*found, *known.values()]), str(about.get("home_page", "")))


def license_texts(name: str) -> list[str]:
    """The texts that the package brings along: license, notice, authors."""
    files = sorted(metadata.files(name) or [], key=str)
    found = [file for file in files if _is_text(PurePosixPath(file))]
    return [file.read_text("utf-8").strip() for file in found]


def _is_text(file: PurePosixPath) -> bool:
    folder = file.parent
    listed = folder.name.endswith(".dist-info") or folder.parent.name.endswith(".dist-info")
    return listed and bool(_TEXT.fullmatch(file.name))
