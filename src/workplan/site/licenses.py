"""The list of licenses: what a built site contains, where it comes from, the licenses' texts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from importlib import metadata
from pathlib import Path, PurePosixPath

import yaml

from workplan.edition.edition import Edition
from workplan.files.folder_files import MANIFEST, files_in

_TEXT = re.compile(r"(licen[cs]e|copying|notice|authors)\b.*", re.IGNORECASE)
_HOMES = ("source", "source code", "repository", "homepage", "home", "github", "documentation")
"""Names of links, by how well they say where a package comes from."""


def license_of(name: str) -> str:
    """The license: an SPDX expression, or its name, or what the classifiers say; else empty."""
    about = metadata.metadata(name).json
    declared = str(about.get("license_expression") or about.get("license") or "UNKNOWN")
    if declared != "UNKNOWN" and "\n" not in declared:
        return declared
    classifiers = [str(entry) for entry in about.get("classifier", [])]
    licenses_ = (entry for entry in classifiers if entry.startswith("License :: "))
    return ", ".join(entry.rpartition(" :: ")[2] for entry in licenses_)


def origin_of(name: str) -> str:
    """The address where the package is at home, or empty."""
    about = metadata.metadata(name).json
    labeled = dict(str(entry).split(", ", 1) for entry in about.get("project_url", []))
    urls = {label.lower(): link for label, link in labeled.items()}
    preferred = [urls[label] for label in _HOMES if label in urls]
    return next(iter([*preferred, *urls.values()]), str(about.get("home_page", "")))


def license_texts(name: str) -> str:
    """The texts that the package brings along: license, notice, authors."""
    files = sorted(metadata.files(name) or [], key=str)
    return _joined(file for file in files if _is_text(PurePosixPath(file)))


def _is_text(file: PurePosixPath) -> bool:
    folder = file.parent
    listed = folder.name.endswith(".dist-info") or folder.parent.name.endswith(".dist-info")
    return listed and bool(_TEXT.fullmatch(file.name))


NAME = "LICENSES.txt"
HERE = Path(__file__).parent
HEAD = "本站所含作品的来源和许可\nWHAT THIS SITE CONTAINS, WHERE IT COMES FROM, AND ITS LICENSES"
RULE = "=" * 78


@dataclass(frozen=True)
class ThirdPartyComponent:
    """A third-party component of a site: where it comes from, and which files hold it."""

    what: dict[str, str]
    files: tuple[str, ...]
    package: str = ""
    folder: str = ""

    def within(self, names: Sequence[str]) -> bool:
        """Whether one of a site's files holds it."""
        return any(fnmatch(name, pattern) for name in names for pattern in self.files)

    def text(self) -> str:
        """Its part of the list."""
        description = "\n".join(self.what.values())
        if self.folder:
            folder = HERE / self.folder
            texts = _joined([folder / "README.md", *sorted(folder.glob("LICENSE-*.txt"))])
            return f"{description}\n\n{texts}"
        return f"{_package_head(self.package)}\n{description}\n\n{license_texts(self.package)}"


def third_party_components() -> tuple[ThirdPartyComponent, ...]:
    """All that may be in a site."""
    entries = yaml.safe_load((HERE / "third_party.yaml").read_text("utf-8"))
    return tuple(
        ThirdPartyComponent(**{**entry, "files": tuple(entry["files"])}) for entry in entries
    )


def licenses(names: Sequence[str], editions: Sequence[Edition]) -> str:
    """The list for a site with files of these names, made of these editions."""
    parts = [HEAD, *map(_plan, editions)]
    parts += [entry.text() for entry in third_party_components() if entry.within(names)]
    return f"\n\n{RULE}\n".join(part.strip() for part in parts) + "\n"


def names_in(site: Path) -> list[str]:
    """The names of a site's files."""
    files = (file.relative_to(site).as_posix() for file in files_in(site))
    return sorted(name for name in files if name != MANIFEST)


def _plan(edition: Edition) -> str:
    """Whose text the plan is; its license is not ours to say."""
    plan = edition.plan
    names = [text[language] for text in (plan.title, plan.issuer) for language in edition.languages]
    return "\n".join(dict.fromkeys([*names, str(plan.provenance.url or "")]))


def _package_head(name: str) -> str:
    head = [f"{name} {metadata.version(name)}", license_of(name), origin_of(name)]
    return "\n".join(line for line in head if line)


def _joined(files: Iterable[Path | metadata.PackagePath]) -> str:
    return "\n\n".join(file.read_text("utf-8").strip() for file in files)
