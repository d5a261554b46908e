"""Builds a portal: what has changed, in the order in which nothing is ever half published.

First styles and scripts, then issuers, whose pages come after their data and fonts, then the
portal's own pages, and last the manifest. Files that no page needs any longer go a day later, when
no reader has an old page open.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from math import ceil
from typing import TypeVar

from workplan.edition.urls import COMPARE
from workplan.locales.messages import one_line
from workplan.plan.errors import BuildError
from workplan.portal.engine import Engine
from workplan.portal.fonts import FontSlice
from workplan.portal.issuer import (
    BuildContext,
    IssuerPlans,
    IssuerResult,
    build_chunk,
    write_font,
)
from workplan.portal.lock import build_lock
from workplan.portal.manifest import (
    Hashes,
    IssuerRow,
    SharedFiles,
    digest,
    read_hashes,
    read_rows,
    read_shared,
    read_unneeded,
    write_hashes,
    write_rows,
    write_shared,
    write_unneeded,
)
from workplan.portal.own_files import own_files, own_style, portal_hash
from workplan.portal.project import PortalProject
from workplan.portal.publish import publish, publish_contents
from workplan.portal.search.box import FOLDER
from workplan.portal.search_files import ScopePlans, is_of_scope, scopes, update_scope_files
from workplan.portal.storage import Storage, require_ours

MAX_CHUNK = 25
"""The issuers of a task: Dask's own cost is then one percent."""
TASKS_PER_WORKER = 8
"""So many at least where issuers are few, for no worker to wait long for the last."""
REMOVAL_DELAY_SECONDS = 24 * 3600.0
"""Seconds for which a file stays that no page needs any longer."""
SCOPE = "scope:"
"""What the names of scopes begin with among the input hashes."""

Item = TypeVar("Item")
Rows = dict[str, IssuerRow]
Progress = Callable[[int], object]
"""Told how many more issuers are done."""


@dataclass(frozen=True)
class Summary:
    """What a build has done."""

    built: tuple[str, ...] = ()
    unchanged: int = 0
    removed: tuple[str, ...] = ()
    """The issuers whose plans have gone."""
    problems: tuple[str, ...] = ()
    """What is wrong with plans, whose old pages have stayed."""
    written: int = 0
    """The files that have changed."""
    unmatched: tuple[str, ...] = ()
    """The units that are of no kind in the settings."""


@dataclass(frozen=True)
class PortalBuild:
    """One build of a portal; ``now`` is the time in seconds, for what is removed."""

    project: PortalProject
    storage: Storage
    engine: Engine
    progress: Progress = lambda _: None
    now: Callable[[], float] = time.time

    def run(self, only: str = "") -> Summary:
        """Builds what has changed; with ``only``, of that issuer alone.

        Raises:
            PlanError: the settings have problems, or files are out of place.
            BuildError: the place is not ours, is being built, or MkDocs has failed.
        """
        project, storage = self.project, self.storage
        plans = project.plans
        require_ours(storage, (project.settings_file, project.plans_folder))
        with build_lock(storage):
            rows, shared = read_rows(storage), read_shared(storage)
            changed, gone = differences(plans, rows)
            if only:
                changed, gone = [issuer for issuer in changed if issuer.path == only], []
            if not (changed or gone) and shared.input_hashes.get("") == portal_hash(project, rows):
                self._remove((), rows, shared)
                return Summary(unchanged=len(rows), unmatched=_unmatched(rows))
            return self._build(rows, shared, changed, gone)

    def _build(
        self, rows: Rows, shared: SharedFiles, changed: Sequence[IssuerPlans], gone: Sequence[str]
    ) -> Summary:
        context, hashes = self._context(shared, rows)
        shared = replace(shared, hashes={**shared.hashes, **hashes})
        results = list(self._build_issuers(context, changed))
        built = {result.issuer: result.row for result in results if result.row}
        rows = {**{path: row for path, row in rows.items() if path not in gone}, **built}
        scope_hashes, unneeded_by_scopes = self._write_scopes(rows, shared)
        portal_files, count = self._write_own(context, rows, shared)
        portal_files.hashes.update(hashes)
        portal_files.input_hashes.update({**scope_hashes, "": portal_hash(self.project, rows)})
        write_rows(self.storage, rows, [*built, *gone])
        unneeded = [path for result in results for path in result.gone]
        unneeded += [path for issuer in gone for path in read_hashes(self.storage, issuer)]
        unneeded += unneeded_by_scopes
        unneeded += [path for path in shared.hashes if path not in portal_files.hashes]
        for issuer in gone:
            write_hashes(self.storage, issuer, {})
        self._remove(unneeded, rows, portal_files)
        write_shared(self.storage, portal_files)
        return Summary(
            built=tuple(sorted(built)),
            unchanged=len(rows) - len(built),
            removed=tuple(gone),
            problems=tuple(problem for result in results for problem in result.problems),
            written=count + sum(result.written for result in results),
            unmatched=_unmatched(rows),
        )

    def _context(self, shared: SharedFiles, rows: Rows) -> tuple[BuildContext, Hashes]:
        """What tasks need, and the hashes of the shared files, which pages load."""
        project, storage = self.project, self.storage
        files = project.shared_files
        hashes, _ = publish_contents(storage, "", shared.hashes, files, partial(self._note, shared))
        context = BuildContext(
            settings=project.settings,
            storage=storage,
            layouts=project.layouts(storage),
            assets=project.assets.linked,
            page_texts=project.page_texts,
            shared=frozenset({"", COMPARE, *files}),
            fonts=frozenset().union(*(row.fonts for row in rows.values())),
        )
        return context, hashes

    def _note(self, shared: SharedFiles, hashes: Hashes) -> None:
        """Keeps what is about to be written; from the first time on, the folder is ours."""
        written = {path: inputs for path, inputs in shared.input_hashes.items() if hashes.get(path)}
        write_shared(self.storage, SharedFiles(hashes, written))

    def _build_issuers(
        self, context: BuildContext, issuers: Sequence[IssuerPlans]
    ) -> Iterator[IssuerResult]:
        """Each issuer's result; one that kills its workers is found and left out."""
        chunks = _chunks(issuers, self._chunk_size(issuers))
        killers: list[IssuerPlans] = []
        for part, results in self.engine.run(build_chunk, context, chunks):
            if results is None:
                killers += part
                continue
            self.progress(len(part))
            yield from results
        single_chunks = _chunks(killers, 1)
        for (issuer,), results in self.engine.run(build_chunk, context, single_chunks):
            self.progress(1)
            problem = f"{issuer.path}: {one_line('portal_killed')}"
            yield from results or [IssuerResult(issuer.path, problems=(problem,))]

    def _chunk_size(self, issuers: Sequence[IssuerPlans]) -> int:
        return min(MAX_CHUNK, ceil(len(issuers) / (TASKS_PER_WORKER * self.engine.workers)) or 1)

    def _write_slices(self, slices: Collection[FontSlice]) -> frozenset[str]:
        """The paths of fonts, which are written where they are not yet."""
        in_order = sorted(slices, key=lambda part: part.path)
        for _ in self.engine.run(write_font, self.storage, in_order):
            pass
        return frozenset(part.path for part in in_order)

    def _write_scopes(self, rows: Rows, shared: SharedFiles) -> tuple[dict[str, str], list[str]]:
        """Brings the search to the plans that there are now.

        Returns what each scope was made from, and the paths of files that are not needed.
        """
        plans_by_folder = {FOLDER + scope.folder: plans for scope, plans in scopes(rows).items()}
        input_hashes = {
            SCOPE + folder: digest(
                *sorted(f"{address}={texts}" for address, texts in plans.items())
            )
            for folder, plans in plans_by_folder.items()
        }
        before = {
            name: inputs for name, inputs in shared.input_hashes.items() if name.startswith(SCOPE)
        }
        changed = [
            name
            for name in {**before, **input_hashes}
            if before.get(name) != input_hashes.get(name)
        ]
        folders = sorted(name.removeprefix(SCOPE) for name in changed)
        jobs = [ScopePlans(folder, plans_by_folder.get(folder, {})) for folder in folders]
        unneeded: list[str] = []
        for _, paths in self.engine.run(update_scope_files, self.storage, jobs):
            if paths is None:
                raise BuildError(one_line("portal_killed"))
            unneeded += paths
        return input_hashes, unneeded

    def _write_own(
        self, context: BuildContext, rows: Rows, shared: SharedFiles
    ) -> tuple[SharedFiles, int]:
        """The portal's own files, of which those are made whose input hashes have changed."""
        multilingual = len(self.project.settings.name.by_language) > 1
        style, slices = own_style(self.project, rows)
        fonts = self._write_slices(slices).union(*(row.fonts for row in rows.values()))
        files = {
            file.path: file
            for file in own_files(
                self.project, rows, context.layouts[multilingual].generated, style
            )
        }
        changed = {
            path: file.make
            for path, file in files.items()
            if shared.input_hashes.get(path) != file.input_hash
        }
        note = partial(self._note, shared)
        new, written = publish(self.storage, "", shared.hashes, changed, note)
        unchanged = {path: shared.hashes[path] for path in files if path not in new}
        input_hashes = {path: file.input_hash for path, file in files.items()}
        return SharedFiles(
            {**dict.fromkeys(sorted(fonts), ""), **unchanged, **new}, input_hashes
        ), written

    def _remove(self, unneeded: Iterable[str], rows: Rows, portal_files: SharedFiles) -> None:
        """Removes what has not been needed for a day; remembers what is not needed since now."""
        waiting = read_unneeded(self.storage)
        now = self.now()
        before = dict(waiting)
        waiting |= {path: waiting.get(path, now) for path in unneeded}
        for path, since in sorted(waiting.items()):
            if now - since >= REMOVAL_DELAY_SECONDS:
                if not self._is_needed(path, rows, portal_files):
                    self.storage.remove(path)
                del waiting[path]
        if waiting != before:
            write_unneeded(self.storage, waiting)

    def _is_needed(self, path: str, rows: Rows, portal_files: SharedFiles) -> bool:
        """Whether a file that was not needed is part of the portal again."""
        folders = path.split("/")
        issuers = ("/".join(folders[:count]) for count in range(1, len(folders)))
        held = (read_hashes(self.storage, issuer) for issuer in issuers if issuer in rows)
        is_in_hashes = path in portal_files.hashes or any(path in hashes for hashes in held)
        return is_in_hashes or is_of_scope(self.storage, path)


def differences(
    plans: Mapping[str, IssuerPlans], rows: Rows
) -> tuple[list[IssuerPlans], list[str]]:
    """What the plans' folder has otherwise than the portal: issuers to build, and to withdraw."""
    input_hashes = {path: row.input_hash for path, row in rows.items()}
    changed = [
        issuer for path, issuer in plans.items() if input_hashes.get(path) != issuer.input_hash
    ]
    return changed, [path for path in rows if path not in plans]


def _chunks(items: Sequence[Item], size: int) -> list[tuple[Item, ...]]:
    return [tuple(items[start : start + size]) for start in range(0, len(items), size)]


def _unmatched(rows: Rows) -> tuple[str, ...]:
    names = (name for row in rows.values() for plan in row.plans for name in plan.unmatched_units)
    return tuple(sorted(set(names)))
