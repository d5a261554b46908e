"""Chooses which candidates are numbers: the set that counts up best.

A beam search over the candidates in order. A state knows the last number of each style and which
styles are open below the current parent. A number that continues a count adds to the score; one
that begins a paragraph and is skipped lowers it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from workplan.importer.structure.numbers import Confidence, NumberCandidate, Style, ends_of
from workplan.importer.text.visible_text import VisibleText

_BEAM_WIDTH = 24
_REWARD = {Confidence.STRONG: 6.0, Confidence.MEDIUM: 3.0, Confidence.WEAK: 1.0}
_REWARD_INSIDE_PARAGRAPH = 0.4
_SKIP_COST = {Confidence.STRONG: 3.0, Confidence.MEDIUM: 0.2, Confidence.WEAK: 0.0}
_GAP_COST, _RESTART_COST, _LATE_START_COST, _REPEAT_COST = 4.0, 5.0, 4.0, 5.0
_AFTER_YEAR_COST = 0.6  # 2024年3、4月
_BEFORE_DIGIT_COST = 0.5
_DIGITS = re.compile(r"\d+")
_MIN_DIGITS_OF_YEAR = 3
_MAX_VALUE = 999
_MAX_GAP = 12
_MAX_GAP_OF_PASSED_OVER = 3
_MAX_FIRST_VALUE = 99
_MAX_HEADING_LENGTH = 60
_MIN_AT_PARAGRAPH_START = 3

_ByStyle = tuple[int, ...]
_NONE: _ByStyle = (0,) * len(Style)


@dataclass(frozen=True)
class _State:
    """The last value of each style, whether it is open, the score, and the candidate chosen."""

    last: _ByStyle
    open: _ByStyle
    score: float = 0.0
    chosen: NumberCandidate | None = None
    before: _State | None = None

    def path(self) -> list[NumberCandidate]:
        """The candidates chosen up to this state, in order."""
        path, state = [], self
        while state.before:
            if state.chosen:
                path.append(state.chosen)
            state = state.before
        return path[::-1]

    def last_chosen(self) -> NumberCandidate | None:
        state = self
        while state.before and not state.chosen:
            state = state.before
        return state.chosen


@dataclass(frozen=True)
class _Scale:
    """What choosing a candidate earns in this document."""

    visible: VisibleText
    paragraph_styles: frozenset[Style]
    """Styles whose numbers begin paragraphs here; inside a paragraph they are rarely numbers."""

    def reward(self, candidate: NumberCandidate) -> float:
        if self.is_out_of_place(candidate):
            return _REWARD_INSIDE_PARAGRAPH
        if self.digits_after(candidate):
            return _REWARD[candidate.confidence] - _BEFORE_DIGIT_COST
        after_year = candidate.start and self.visible.text[candidate.start - 1] == "年"
        is_month = after_year and candidate.confidence is Confidence.WEAK
        return _REWARD[candidate.confidence] - (_AFTER_YEAR_COST if is_month else 0.0)

    def digits_after(self, candidate: NumberCandidate) -> str:
        """The digits directly after a number's dot: those of 2.2024年, or of a decimal number."""
        digits = _DIGITS.match(self.visible.text, candidate.end)
        return digits[0] if digits and candidate.style is Style.FIGURE else ""

    def is_out_of_place(self, candidate: NumberCandidate) -> bool:
        is_inside_paragraph = candidate.confidence < Confidence.STRONG and not candidate.joined
        return is_inside_paragraph and candidate.style in self.paragraph_styles


def best_numbering(
    visible: VisibleText, candidates: Iterable[NumberCandidate], titles: Iterable[int]
) -> list[NumberCandidate]:
    """The candidates that are the numbers of the text's levels, in order.

    They may begin anew below each of ``titles``, positions in order.
    """
    candidates = [candidate for candidate in candidates if 0 < candidate.value <= _MAX_VALUE]
    scale = _Scale(visible, _paragraph_styles(candidates))
    states = [_State(_NONE, _NONE)]
    titles = deque(titles)
    for candidate in candidates:
        while titles and titles[0] < candidate.start:
            titles.popleft()
            states.append(replace(states[0], last=_NONE, open=_NONE, chosen=None, before=states[0]))
        states = _step(states, candidate, scale)
    return _without_single_numbers(visible, states[0].path())


def _paragraph_styles(candidates: list[NumberCandidate]) -> frozenset[Style]:
    counts = Counter(
        candidate.style for candidate in candidates if candidate.confidence is Confidence.STRONG
    )
    return frozenset(style for style, count in counts.items() if count >= _MIN_AT_PARAGRAPH_START)


def _step(states: list[_State], candidate: NumberCandidate, scale: _Scale) -> list[_State]:
    best: dict[tuple[_ByStyle, _ByStyle], _State] = {}
    for state in states:
        for following in (_skip(state, candidate, scale), _choose(state, candidate, scale)):
            if following is None:
                continue
            key = (following.last, following.open)
            if key not in best or following.score > best[key].score:
                best[key] = following
    return sorted(best.values(), key=lambda state: -state.score)[:_BEAM_WIDTH]


def _skip(state: _State, candidate: NumberCandidate, scale: _Scale) -> _State:
    is_decimal = bool(scale.digits_after(candidate))
    cost = 0.0 if is_decimal else _SKIP_COST[candidate.confidence]
    return _State(state.last, state.open, state.score - cost, None, state) if cost else state


def _choose(state: _State, candidate: NumberCandidate, scale: _Scale) -> _State | None:
    cost = _cost(state, candidate, scale)
    if cost is None:
        return None
    style = candidate.style
    last = (*state.last[:style], candidate.value, *state.last[style + 1 :])
    opened = (*state.open[:style], 1, *(0 for _ in state.open[style + 1 :]))
    return _State(last, opened, state.score + scale.reward(candidate) - cost, candidate, state)


def _cost(state: _State, candidate: NumberCandidate, scale: _Scale) -> float | None:
    """The cost of a number that does not continue the count; None if it cannot be a number."""
    if candidate.confidence is Confidence.WEAK and not _may_follow_words(state, candidate, scale):
        return None
    last, value = state.last[candidate.style], candidate.value
    digits = scale.digits_after(candidate)
    if digits and not _may_precede_digits(state, candidate, scale, digits):
        return None
    is_open = state.open[candidate.style]
    if (last and value == last + 1) or (value == 1 and not is_open):
        return 0.0
    if candidate.confidence is not Confidence.STRONG:
        return None
    return _break_cost(value, last, is_open=bool(is_open))


def _may_precede_digits(
    state: _State, candidate: NumberCandidate, scale: _Scale, digits: str
) -> bool:
    """Whether a number may stand before digits: the count goes on, and they are no decimals."""
    last, is_strong = state.last[candidate.style], candidate.confidence is Confidence.STRONG
    is_long = len(digits) >= _MIN_DIGITS_OF_YEAR
    goes_on = bool(last) and candidate.value == last + 1
    if candidate.value == 1:
        begins = is_strong or scale.visible.lost_line_breaks_at(candidate.start)
        return begins and is_long and not state.open[candidate.style]
    return goes_on and (is_strong or is_long)


def _break_cost(value: int, last: int, *, is_open: bool) -> float | None:
    if is_open and value == 1:
        return _RESTART_COST
    if is_open and value == last:
        return _REPEAT_COST
    if not last:
        return _LATE_START_COST if value <= _MAX_FIRST_VALUE else None
    return _GAP_COST + value - last if last < value <= last + _MAX_GAP else None


def _may_follow_words(state: _State, candidate: NumberCandidate, scale: _Scale) -> bool:
    """Whether a number may stand in the middle of words: after a heading or lost line breaks."""
    previous = state.last_chosen()
    if previous is None or scale.visible.lost_line_breaks_at(candidate.start):
        return scale.visible.lost_line_breaks_at(candidate.start)
    between = scale.visible.text[previous.end : candidate.start]
    after_heading = "。" not in between and len(between) <= _MAX_HEADING_LENGTH
    return (
        after_heading and previous.style < candidate.style and not scale.is_out_of_place(candidate)
    )


def _without_single_numbers(
    visible: VisibleText, chosen: list[NumberCandidate]
) -> list[NumberCandidate]:
    """Drops the number of a style that has no other, if it is inside a paragraph.

    The heading of the only section, in a text without line breaks, is kept.
    """
    counts = Counter(candidate.style for candidate in chosen)
    return [
        candidate
        for i, candidate in enumerate(chosen)
        if counts[candidate.style] > 1
        or candidate.confidence is Confidence.STRONG
        or (i == 0 and _heads_others(visible, chosen))
    ]


def _heads_others(visible: VisibleText, chosen: list[NumberCandidate]) -> bool:
    """Whether the first number is that of a heading above all others."""
    first_number, *other_numbers = chosen
    if not other_numbers or not visible.lost_line_breaks_at(first_number.start):
        return False
    text_between = visible.text[first_number.end : other_numbers[0].start]
    is_outermost = first_number.value == 1 and all(
        first_number.style < other.style for other in other_numbers
    )
    return is_outermost and len(text_between) <= _MAX_HEADING_LENGTH and "。" not in text_between


def numbers_passed_over(
    visible: VisibleText,
    candidates: Sequence[NumberCandidate],
    numbers: Sequence[NumberCandidate],
    innermost: Style,
    end: int,
) -> Iterator[NumberCandidate]:
    """The candidates that would go on with the count of a number of ``innermost`` or above.

    Each stands between that number and the next of its level; ``end`` is where the plan ends.
    """
    chosen = {number.start for number in numbers}
    others = [
        candidate
        for candidate in candidates
        if candidate.style <= innermost and candidate.start not in chosen
    ]
    for number, number_end in zip(numbers, ends_of(numbers, end), strict=True):
        first_index = bisect_left(others, number.end, key=lambda candidate: candidate.start)
        end_index = bisect_left(others, number_end, key=lambda candidate: candidate.start)
        between = (c for c in others[first_index:end_index] if _goes_on(visible, number, c))
        yield from islice(between, 1)


def _goes_on(visible: VisibleText, number: NumberCandidate, candidate: NumberCandidate) -> bool:
    if candidate.confidence is Confidence.WEAK or candidate.style is not number.style:
        return False
    is_decimal = visible.text[candidate.end : candidate.end + 1].isdigit()
    follows = number.value < candidate.value <= number.value + _MAX_GAP_OF_PASSED_OVER
    return follows and not (is_decimal and candidate.style is Style.FIGURE)
