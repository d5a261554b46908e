"""What built the site: a software bill of materials in CycloneDX."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from importlib import metadata

from packaging.requirements import Requirement

from workplan.site.licenses import is_expression, license_of, origin_of, version_of

ROOT = "workplan"


def sbom() -> str:
    """The bill of the packages that are installed for the build, sorted, without a date."""
    components = [_component(package) for package in sorted(set(_closure(ROOT)) - {ROOT})]
    bill = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": {**_component(ROOT), "type": "application"}},
        "components": components,
    }
    return json.dumps(bill, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _closure(name: str) -> Iterator[str]:
    """A package and all that it needs here, by normalised name."""
    found: set[str] = set()
    waiting = [name]
    while waiting:
        here = _normal(waiting.pop())
        if here in found:
            continue
        found.add(here)
        waiting += [need.name for need in _needs(here)]
    yield from found


def _needs(name: str) -> Iterator[Requirement]:
    for line in metadata.requires(name) or []:
        need = Requirement(line)
        if need.marker is None or need.marker.evaluate({"extra": ""}):
            yield need


def _component(name: str) -> dict[str, object]:
    version, origin = version_of(name), origin_of(name)
    component: dict[str, object] = {
        "type": "library",
        "name": name,
        "version": version,
        "bom-ref": f"pkg:pypi/{name}@{version}",
        "purl": f"pkg:pypi/{name}@{version}",
        "licenses": _licenses(name),
    }
    if origin:
        component["externalReferences"] = [{"type": "website", "url": origin}]
    return component


def _licenses(name: str) -> list[dict[str, object]]:
    license_ = license_of(name)
    if is_expression(name):
        return [{"expression": license_}]
    return [{"license": {"name": license_}}] if license_ else []


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
