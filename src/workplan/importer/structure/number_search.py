"""Which of the possible numbers are numbers: the set that counts best.

A beam search over all possible numbers in order. A state knows the last number of each style and
which styles are open under the present parent; a number that counts on earns, a number at the
beginning of a paragraph that is left out costs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from workplan.importer.structure.numbers import Confidence, NumberCandidate, Style
from workplan.importer.text.visible_text import VisibleText

_BEAM = 24
_EARNS = {Confidence.STRONG: 6.0, Confidence.MEDIUM: 3.0, Confidence.WEAK: 1.0}
_LEFT_OUT = {Confidence.STRONG: 3.0, Confidence.MEDIUM: 0.2, Confidence.WEAK: 0.0}
_GAP, _RESTART, _LATE_START, _REPEATED = 4.0, 5.0, 4.0, 5.0
_HIGHEST = 999
_AFTER_YEAR = 0.6  # 2024年3、4月
_MAX_GAP = 12
_MAX_START = 99

_Counts = tuple[int, ...]
_NONE: _Counts = (0,) * len(Style)


@dataclass(frozen=True)
class _State:
    """The last number of each style, whether it is open, the score, and the numbers chosen."""

    last: _Counts
    open: _Counts
    score: float = 0.0
    chosen: NumberCandidate | None = None
    before: _State | None = None

    def path(self) -> list[NumberCandidate]:
        found, state = [], self
        while state.before:
            if state.chosen:
                found.append(state.chosen)
            state = state.before
        return found[::-1]


@dataclass(frozen=True)
class _Scale:
    """What taking a marker earns in this document."""

    stream: VisibleText
    lined: frozenset[Style]
    """Styles whose numbers begin paragraphs here: inside a paragraph they are rarely meant."""
    titles: frozenset[int]
    """Positions before which a title stands: there numbers may begin anew."""

    def earns(self, marker: NumberCandidate) -> float:
        if marker.strength < Confidence.STRONG and marker.style in self.lined:
            return 0.4
        after_year = marker.start and self.stream.text[marker.start - 1] == "年"
        cost = _AFTER_YEAR if after_year and marker.strength is Confidence.WEAK else 0.0
        return _EARNS[marker.strength] - cost


def best_numbering(
    stream: VisibleText, candidates: Iterable[NumberCandidate], titles: frozenset[int] = frozenset()
) -> list[NumberCandidate]:
    """The candidates that are the numbers of the text's levels, in order."""
    found = [marker for marker in candidates if 0 < marker.number <= _HIGHEST]
    scale = _Scale(stream, _lined(found), titles)
    states = [_State(_NONE, _NONE)]
    for marker in found:
        states = _step(states, marker, scale)
    return _without_lone(states[0].path())


def _lined(found: list[NumberCandidate]) -> frozenset[Style]:
    strong = Counter(marker.style for marker in found if marker.strength is Confidence.STRONG)
    return frozenset(style for style, count in strong.items() if count >= 3)


def _step(states: list[_State], marker: NumberCandidate, scale: _Scale) -> list[_State]:
    best: dict[tuple[_Counts, _Counts], _State] = {}
    for state in states:
        for after in (_left_out(state, marker), _taken(state, marker, scale)):
            if after is None:
                continue
            key = (after.last, after.open)
            if key not in best or after.score > best[key].score:
                best[key] = after
    return sorted(best.values(), key=lambda state: -state.score)[:_BEAM]


def _left_out(state: _State, marker: NumberCandidate) -> _State:
    cost = _LEFT_OUT[marker.strength]
    return _State(state.last, state.open, state.score - cost, None, state) if cost else state


def _taken(state: _State, marker: NumberCandidate, scale: _Scale) -> _State | None:
    cost = _cost(state, marker, scale)
    if cost is None:
        return None
    style = marker.style
    last = (*state.last[:style], marker.number, *state.last[style + 1 :])
    opened = (*state.open[:style], 1, *(0 for _ in state.open[style + 1 :]))
    return _State(last, opened, state.score + scale.earns(marker) - cost, marker, state)


def _cost(state: _State, marker: NumberCandidate, scale: _Scale) -> float | None:
    """What it costs that a number does not count on; None where it cannot be one."""
    if marker.strength is Confidence.WEAK and not _may_be_glued(state, marker, scale):
        return None
    last, number = state.last[marker.style], marker.number
    if state.open[marker.style]:
        return _cost_going_on(marker, last, marker.start in scale.titles)
    if number == 1 or (last and number == last + 1):
        return 0.0
    if marker.strength is not Confidence.STRONG:
        return None
    if not last:
        return _LATE_START if number <= _MAX_START else None
    return _GAP + number - last if last < number <= last + _MAX_GAP else None


def _cost_going_on(marker: NumberCandidate, last: int, after_title: bool) -> float | None:
    number = marker.number
    if number == last + 1:
        return 0.0
    if number == 1 and after_title:
        return 0.0
    if marker.strength is not Confidence.STRONG:
        return None
    if number == 1:
        return _RESTART
    if number == last:
        return _REPEATED
    return _GAP + number - last if last < number <= last + _MAX_GAP else None


def _may_be_glued(state: _State, marker: NumberCandidate, scale: _Scale) -> bool:
    """Whether a number may stand in the middle of words: after a heading or lost line breaks."""
    previous = state.chosen or _previous(state)
    if previous is None:
        return scale.stream.flat
    between = scale.stream.text[previous.end : marker.start]
    after_heading = "。" not in between and len(between) <= 60 and previous.style < marker.style
    return scale.stream.flat or (after_heading and marker.style not in scale.lined)


def _previous(state: _State) -> NumberCandidate | None:
    while state.before and not state.chosen:
        state = state.before
    return state.chosen


def _without_lone(chosen: list[NumberCandidate]) -> list[NumberCandidate]:
    """Drops a style that counts to one only and stands in the middle of text."""
    counted = Counter(marker.style for marker in chosen)
    return [
        marker
        for marker in chosen
        if counted[marker.style] > 1 or marker.strength is Confidence.STRONG
    ]
