"""The files of the search over plans: a scope for each region and year, and the search box."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from workplan.locales.messages import one_line
from workplan.pages.data_script import js_strings
from workplan.plan.errors import BuildError
from workplan.portal.lists import Catalog
from workplan.portal.manifest import IssuerRow
from workplan.portal.search.box import (
    BOX,
    FOLDER,
    TRADITIONAL,
    Scope,
    box_file,
    is_box_word,
    scope_regions,
    traditional_file,
)
from workplan.portal.search.scope import EMPTY, HEAD, STATE, ScopeState, update_scope
from workplan.portal.search.texts import PlanTexts
from workplan.portal.storage import Storage


@dataclass(frozen=True)
class ScopePlans:
    """The plans that a scope has now: the hashes of their packs by address."""

    folder: str
    digests: Mapping[str, str]


def pack_path(address: str) -> str:
    """Where the texts of a plan stand, which scripts and the search's scopes read."""
    return f"{address}texts.js"


def scopes(rows: Mapping[str, IssuerRow]) -> dict[Scope, dict[str, str]]:
    """The hashes of packs by address, by scope."""
    counts: dict[int, Counter[str]] = {}
    for row in rows.values():
        for plan in row.plans:
            counts.setdefault(plan.year, Counter())[row.region] += 1
    regions = {year: scope_regions(count) for year, count in counts.items()}
    digests_by_scope: dict[Scope, dict[str, str]] = {}
    for _, row in sorted(rows.items()):
        for plan in row.plans:
            scope = Scope(plan.year, regions[plan.year][row.region])
            digests_by_scope.setdefault(scope, {})[plan.address] = plan.texts
    return digests_by_scope


def update_scope_files(storage: Storage, plans: ScopePlans) -> list[str]:
    """Brings a scope to the plans that it has now; the paths of files that are not needed."""
    folder = plans.folder
    before = _state(storage, folder)

    def texts(address: str) -> PlanTexts:
        pack = storage.read(pack_path(address))
        if pack is None:
            raise FileNotFoundError(pack_path(address))
        return PlanTexts.from_pack(pack)

    update = update_scope(before, plans.digests, texts)
    files = {folder + name: content for name, content in update.files.items()}
    last = {path: files.pop(path) for path in (folder + HEAD, folder + STATE) if path in files}
    storage.write_all(files)
    for path, content in last.items():  # what leads to the others
        storage.write(path, content)
    return [folder + name for name in update.removed]


def _state(storage: Storage, folder: str) -> ScopeState:
    """What a scope's folder has; a new one is marked as ours before anything else is in it.

    Raises:
        BuildError: there are files in it that the portal did not make.
    """
    if stored := storage.read(folder + STATE):
        return ScopeState.from_json(stored)
    if others := storage.paths(folder):
        raise BuildError(one_line("output_exists", path=others[0]))
    storage.write(folder + STATE, EMPTY.to_json())
    return EMPTY


def scope_paths(storage: Storage, folder: str) -> Iterator[str]:
    """The files that a scope has now, by the path of its folder."""
    if stored := storage.read(folder + STATE):
        yield from (folder + name for name in ScopeState.from_json(stored).paths())


def is_of_scope(storage: Storage, path: str) -> bool:
    """Whether a file is one of those that a scope has now."""
    folder = "/".join(path.split("/")[:3])
    return path.startswith(FOLDER) and path in scope_paths(storage, f"{folder}/")


def box_files(catalog: Catalog) -> Iterator[tuple[str, bytes]]:
    """The box's words and scopes, and the table of Traditional characters, with their paths."""
    yield FOLDER + BOX, box_file(scopes(catalog.rows), js_strings(catalog, is_box_word))
    yield FOLDER + TRADITIONAL, traditional_file()
