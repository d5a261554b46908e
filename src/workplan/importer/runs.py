"""The numbers of the plan itself, apart from those of a notice before and attachments after."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from workplan.importer.markers import Marker, Style
from workplan.importer.notes import Note


def runs_of(markers: Sequence[Marker]) -> list[list[Marker]]:
    """The markers cut where the outermost numbers begin anew."""
    runs: list[list[Marker]] = []
    top = Style.PART
    for marker in markers:
        if not runs or (marker.number == 1 and marker.style <= top):
            runs.append([])
            top = marker.style
        runs[-1].append(marker)
        top = min(top, marker.style)
    return runs


def plan_runs(
    runs: list[list[Marker]], notes: Sequence[Note], titles: Sequence[int]
) -> tuple[int, int]:
    """The first and the last run of the plan, as positions in ``runs``."""
    starts = [note.start for note in notes]
    counts = [_notes_in(runs, i, starts) for i in range(len(runs))]
    if sum(count > 0 for count in counts) and max(counts) >= 2:
        having = [i for i, count in enumerate(counts) if count]
        first = _with_prelude(runs, having[0], titles)
        return first, having[-1]
    weights = [(len(run) + 3 * _titled(runs, i, titles), i) for i, run in enumerate(runs)]
    best = max(weights)[1]
    return best, best


def _notes_in(runs: list[list[Marker]], i: int, starts: Sequence[int]) -> int:
    after = runs[i + 1][0].start if i + 1 < len(runs) else 1 << 60
    return bisect_left(starts, after) - bisect_left(starts, runs[i][0].start)


def _with_prelude(runs: list[list[Marker]], first: int, titles: Sequence[int]) -> int:
    """Runs before the first with notes belong to the plan where no title stands between."""
    while (
        first > 0
        and not _titled(runs, first, titles)
        and runs[first - 1][0].style == runs[first][0].style
    ):
        first -= 1
    return first


def _titled(runs: list[list[Marker]], i: int, titles: Sequence[int]) -> bool:
    """Whether a title stands between a run and the one before it."""
    before = runs[i - 1][-1].start if i else -1
    return any(before < title < runs[i][0].start for title in titles)


def main_styles(markers: Sequence[Marker]) -> list[Style]:
    """The styles that may number points, from the outermost to the innermost."""
    mains = (Style.PART, Style.CHINESE, Style.BRACKETED_CHINESE, Style.FIGURE)
    present = {marker.style for marker in markers}
    return [style for style in mains if style in present]
