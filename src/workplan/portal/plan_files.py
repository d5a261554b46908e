"""Which plan files a portal has: ``plans/<region…>/<issuer>/<year>.yaml``."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PureWindowsPath

from workplan.locales.locale import messages
from workplan.plan.errors import PlanError, Problem, closest_match, printable, shown_path
from workplan.plan.input_file import read_ordinary_file
from workplan.plan.loader import parse_plan
from workplan.plan.model import Plan
from workplan.plan.yaml_reader import MAX_BYTES, read_bytes
from workplan.portal.settings import FOLDER, Settings

_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_FOLDER = re.compile(FOLDER)
RESERVED = ("assets", "by", "compare", "search")
"""Names that the portal's own pages and files have, and no region may have."""
MAX_FOLDER, MAX_DEPTH, MAX_PATH = 60, 7, 180
"""Characters of a folder's name, folders and characters of an issuer's path. Of a region's path
the portal makes a file's name, which may have 255 characters on most disks."""


@dataclass(frozen=True)
class IssuerFiles:
    """The plans of one issuer, the newest first.

    ``path`` is that of its folder below the plans', and of its pages below the portal's root:
    ``zhejiang/hangzhou/jiaoyuju``.
    """

    path: str
    files: tuple[Path, ...]


@dataclass(frozen=True)
class PlanFiles:
    """What a folder of plans has."""

    issuers: tuple[IssuerFiles, ...]
    """Those of files in their places, in the order of their paths."""
    plans: tuple[Path, ...]
    """Every file that has the name of a plan, also those out of place."""
    problems: tuple[Problem, ...]
    """Every file that is out of place."""


def issuer_files(plans: Path, settings: Settings) -> tuple[IssuerFiles, ...]:
    """The files of every issuer, in the order of their paths.

    Raises:
        PlanError: with every file or folder that is out of place.
    """
    files = list_plan_files(plans, settings.regions)
    if files.problems:
        raise PlanError(files.problems)
    return files.issuers


def list_plan_files(plans: Path, regions: Collection[str] | None) -> PlanFiles:
    """The files in a folder of plans; ``regions`` are None where they are not known."""
    placed: dict[str, list[Path]] = {}
    problems: list[Problem] = []
    plan_files: list[Path] = []
    for file in sorted(plans.rglob("*.y*ml")):
        if file.name.startswith((".", "~$")):
            continue
        relative = file.relative_to(plans)
        if _has_name(file) and file.is_file():
            plan_files.append(file)
        if problem := _misplaced(file, relative, regions):
            problems.append(problem)
        else:
            placed.setdefault(relative.parent.as_posix(), []).append(file)
    problems += _taken(placed)
    if not placed and not problems:
        problems.append(_problem(plans, "portal_no_plans", {}))
    issuers = (
        IssuerFiles(path, tuple(sorted(files, reverse=True)))
        for path, files in sorted(placed.items())
    )
    return PlanFiles(tuple(issuers), tuple(plan_files), tuple(problems))


def _has_name(file: Path) -> bool:
    return file.suffix == ".yaml" and _YEAR.fullmatch(file.stem) is not None


def _misplaced(file: Path, relative: Path, regions: Collection[str] | None) -> Problem | None:
    folders = relative.parent.parts
    if not _has_name(file) or len(folders) < 2:
        return _problem(file, "portal_file_name", {})
    if not file.is_file():  # a pipe would be waited for, and a device has no end
        return _problem(file, "portal_not_a_file", {})
    if problem := _misnamed(file, folders):
        return problem
    region = "/".join(folders[:-1])
    if regions is not None and region not in regions:
        nearest = closest_match(region, regions)
        return _problem(file, "portal_unknown_region", {"region": region, "nearest": nearest})
    return None


def _misnamed(file: Path, folders: Sequence[str]) -> Problem | None:
    """What is wrong with the names of the folders that a plan is in."""
    if wrong := [name for name in folders if not _FOLDER.fullmatch(name)]:
        return _problem(file, "portal_folder_name", {"folder": wrong[0]})
    if _is_long(folders):
        limits = {"name": str(MAX_FOLDER), "depth": str(MAX_DEPTH), "path": str(MAX_PATH)}
        return _problem(file, "portal_long_path", limits)
    if folders[0] in RESERVED:
        return _problem(file, "portal_reserved", {"folder": folders[0]})
    return None


def _is_long(folders: Sequence[str]) -> bool:
    path = "/".join(folders)
    has_long_name = any(len(name) > MAX_FOLDER for name in folders)
    return has_long_name or len(folders) > MAX_DEPTH or len(path) > MAX_PATH


def _taken(placed: Mapping[str, Sequence[Path]]) -> Iterator[Problem]:
    """The files of issuers below another, in whose place that one's own pages stand."""
    own_pages = _own_pages()
    for path, files in placed.items():
        for around in region_paths(path.rpartition("/")[0]):
            folder = path.removeprefix(f"{around}/").partition("/")[0]
            if around in placed and (folder in own_pages or _YEAR.fullmatch(folder)):
                details = {"issuer": around, "folder": folder}
                yield from (_problem(file, "portal_taken", details) for file in files)


def _own_pages() -> frozenset[str]:
    """The folders of an issuer's pages beside those of its years."""
    docs = Path("docs")
    written = docs.iterdir() if docs.is_dir() else ()
    return frozenset({"about", "assets", *(path.stem for path in written)})


def _problem(path: Path, key: str, details: Mapping[str, str]) -> Problem:
    shown = {name: printable(value) for name, value in details.items()}
    return Problem(shown_path(path), 1, "", messages(key, shown))


def plan_bytes(file: Path) -> bytes:
    """A plan's file, as far as it is read; the check says of a larger one that it is."""
    return read_ordinary_file(file, MAX_BYTES)


def plan_of_year(raw: bytes, name: str) -> Plan:
    """The plan in the bytes of a file that is named after its year.

    Raises:
        PlanError: with every problem of the file.
    """
    plan = parse_plan(raw, name)
    year = str(plan.year)
    if PureWindowsPath(name).stem != year:  # which knows both kinds of slashes
        line = read_bytes(raw, name).line(("year",))
        raise PlanError((Problem(name, line, "year", messages("portal_year", {"year": year})),))
    return plan


def region_paths(region: str) -> Iterator[str]:
    """A region's path and those of the regions around it, the widest first."""
    parts = region.split("/")
    for count in range(1, len(parts) + 1):
        yield "/".join(parts[:count])
