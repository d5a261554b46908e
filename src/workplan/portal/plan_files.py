"""Which plan files a portal has: ``plans/<region…>/<issuer>/<year>.yaml``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from workplan.locales.locale import messages
from workplan.plan.errors import PlanError, Problem, closest_match, shown_path
from workplan.portal.settings import Settings

_YEAR = re.compile(r"(?:19|20)\d\d")
_FOLDER = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
RESERVED = ("assets", "by", "compare", "search")
"""Names that the portal's own pages and files have, and no region may have."""


@dataclass(frozen=True)
class IssuerFiles:
    """The plans of one issuer, the newest first.

    ``path`` is that of its folder below the plans', and of its pages below the portal's root:
    ``zhejiang/hangzhou/jiaoyuju``.
    """

    path: str
    files: tuple[Path, ...]

    @property
    def region(self) -> str:
        """The path of its region."""
        return self.path.rpartition("/")[0]


def issuer_files(plans: Path, settings: Settings) -> tuple[IssuerFiles, ...]:
    """The files of every issuer, in the order of their paths.

    Raises:
        PlanError: with every file or folder that is out of place.
    """
    found: dict[str, list[Path]] = {}
    problems: list[Problem] = []
    for file in sorted(plans.rglob("*.y*ml")):
        if file.name.startswith((".", "~$")):
            continue
        relative = file.relative_to(plans)
        if problem := _misplaced(file, relative, settings):
            problems.append(problem)
        else:
            found.setdefault(relative.parent.as_posix(), []).append(file)
    if not found and not problems:
        problems.append(_problem(plans, "portal_no_plans", {}))
    if problems:
        raise PlanError(tuple(problems))
    return tuple(
        IssuerFiles(path, tuple(sorted(files, reverse=True)))
        for path, files in sorted(found.items())
    )


def _misplaced(file: Path, relative: Path, settings: Settings) -> Problem | None:
    *folders, issuer = relative.parent.parts or ("",)
    region = "/".join(folders)
    if file.suffix != ".yaml" or not _YEAR.fullmatch(file.stem) or not region:
        return _problem(file, "portal_file_name", {})
    if wrong := [name for name in (*folders, issuer) if not _FOLDER.fullmatch(name)]:
        return _problem(file, "portal_folder_name", {"folder": wrong[0]})
    if folders[0] in RESERVED:
        return _problem(file, "portal_reserved", {"folder": folders[0]})
    if region not in settings.regions:
        nearest = closest_match(region, settings.regions)
        return _problem(file, "portal_unknown_region", {"region": region, "nearest": nearest})
    return None


def _problem(path: Path, key: str, details: Mapping[str, str]) -> Problem:
    return Problem(shown_path(path), 1, "", messages(key, details))


def region_paths(region: str) -> Iterator[str]:
    """A region's path and those of the regions around it, the widest first."""
    parts = region.split("/")
    for count in range(1, len(parts) + 1):
        yield "/".join(parts[:count])
