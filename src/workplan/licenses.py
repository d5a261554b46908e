"""The list of licenses: what a built site contains, where it comes from, the licenses' texts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

import yaml

from workplan.edition import Edition
from workplan.packages import license_of, license_texts, origin_of, version_of

NAME = "LICENSES.txt"
HERE = Path(__file__).parent
HEAD = "本站所含作品的来源和许可\nWHAT THIS SITE CONTAINS, WHERE IT COMES FROM, AND ITS LICENSES"
RULE = "=" * 78


@dataclass(frozen=True)
class Shipped:
    """Others' work in a site: where it comes from, and which files hold it."""

    what: dict[str, str]
    files: tuple[str, ...]
    package: str = ""
    folder: str = ""

    def within(self, names: Sequence[str]) -> bool:
        """Whether one of a site's files holds it."""
        return any(fnmatch(name, pattern) for name in names for pattern in self.files)

    def text(self, root: Path = HERE) -> str:
        """Its part of the list."""
        said = "\n".join(self.what.values())
        if self.folder:
            return f"{said}\n\n{_folder_texts(root / self.folder)}"
        return f"{_package_head(self.package)}\n{said}\n\n{_package_texts(self.package)}"


def shipped() -> tuple[Shipped, ...]:
    """All that may be in a site."""
    entries = yaml.safe_load((HERE / "shipped.yaml").read_text("utf-8"))
    return tuple(Shipped(**{**entry, "files": tuple(entry["files"])}) for entry in entries)


def licenses(names: Sequence[str], editions: Sequence[Edition]) -> str:
    """The list for a site with files of these names, made of these editions."""
    parts = [HEAD, *map(_plan, editions)]
    parts += [one.text() for one in shipped() if one.within(names)]
    return f"\n\n{RULE}\n".join(part.strip() for part in parts) + "\n"


def names_in(site: Path) -> list[str]:
    """The names of a site's files."""
    return sorted(file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file())


def _plan(edition: Edition) -> str:
    """Whose text the plan is; its license is not ours to say."""
    plan = edition.plan
    said = [text[tag] for text in (plan.title, plan.issuer) for tag in edition.languages]
    return "\n".join(dict.fromkeys([*said, str(plan.provenance.url or "")]))


def _package_head(name: str) -> str:
    head = [f"{name} {version_of(name)}", license_of(name), origin_of(name)]
    return "\n".join(line for line in head if line)


def _package_texts(name: str) -> str:
    return "\n\n".join(license_texts(name))


def _folder_texts(folder: Path) -> str:
    files = [folder / "README.md", *sorted(folder.glob("LICENSE-*.txt"))]
    return "\n\n".join(file.read_text("utf-8").strip() for file in files)
