"""The body of an item: its sentences with their sub-numbers, and the notes between them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from workplan.importer.coverage import Coverage
from workplan.importer.responsibility.notes import Note
from workplan.importer.result import Kind, ParsedMeasure, ParsedNote
from workplan.importer.structure.numbers import NumberCandidate
from workplan.importer.text.boundaries import sentence_ranges
from workplan.importer.text.visible_text import VisibleText
from workplan.locales.han import HAN

_MAX_HEADING, _MAX_HEADING_LINE = 42, 64
_MAX_COMMAS_IN_HEADING = 2
_MIN_SHARE_OF_LONG_POINTS, _MIN_SHARE_OF_POINTS = 0.6, 0.3
_STOP = re.compile("[。;!?]")
_ENUMERATES = re.compile(
    rf"^(?:一是|首先|第一[,是])|(?:如下|包括|以下)[:]?$|[{HAN}]{{0,8}}(?:责任单位|责任部门|完成时限)"
)
_COMMON_HEADING = re.compile(
    "^(?:总体要求|总体目标|总体思路|指导思想|基本原则|工作原则|工作目标|主要目标|目标任务|工作任务|主要任务|重点任务|重点工作|工作要求|"
    "工作重点|工作措施|主要措施|保障措施|组织保障|组织领导|组织实施|实施步骤|工作步骤|有关要求|其他事项|强化保障|加强组织领导)"
)
_SPACE_BETWEEN_WORDS = re.compile(rf"(?<=[{HAN}”’)》])\s+(?=[{HAN}“《])")
_WORDS_WITH_COLON = re.compile(rf"[{HAN}“”《》、\d]{{2,18}}:")


@dataclass(frozen=True)
class Opening:
    """The first sentence of an item, normalized.

    ``ends_paragraph`` if its paragraph ends with it, ``has_more`` if text or sub-points follow.
    """

    text: str
    ends_paragraph: bool
    has_more: bool


def reads_as_heading(opening: Opening) -> bool:
    """Whether an opening may be a heading, by its length and its punctuation."""
    sentence = opening.text.strip()
    text = sentence.rstrip("。:;.")
    if not text or not opening.has_more or _STOP.search(text) or _ENUMERATES.search(text):
        return False
    if opening.ends_paragraph and not sentence.endswith("。"):
        return len(text) <= _MAX_HEADING_LINE
    return len(text) <= _MAX_HEADING and text.count(",") <= _MAX_COMMAS_IN_HEADING


def points_have_headings(openings: Sequence[Opening | None]) -> bool:
    """Whether the points of a document have headings: most of those with more text must."""
    long_points = [opening for opening in openings if opening and opening.has_more]
    count = sum(map(reads_as_heading, long_points))
    return (
        count > 0
        and count >= _MIN_SHARE_OF_LONG_POINTS * len(long_points)
        and count >= _MIN_SHARE_OF_POINTS * len(openings)
    )


def common_heading_length(text: str) -> int:
    """The length of the common heading that a normalized text begins with; 0 if it has none."""
    match = _COMMON_HEADING.match(text)
    return match.end() if match else 0


@dataclass(frozen=True)
class Sentence:
    """A sentence of an item, and the sub-number that it begins with."""

    start: int
    end: int
    label: str
    ends_paragraph: bool


@dataclass
class Body:
    """The sentences, notes and sub-numbers of an item, each in order."""

    visible: VisibleText
    sentences: list[Sentence] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    subnumbers: list[NumberCandidate] = field(default_factory=list)

    @property
    def opening(self) -> Opening | None:
        """The first sentence; None if the item begins with a sub-number."""
        first_sentence = self._first_sentence
        if first_sentence is None:
            return None
        has_more = len(self.sentences) > 1
        ends_paragraph = first_sentence.ends_paragraph or (
            has_more and bool(self.sentences[1].label)
        )
        return Opening(
            self.visible.text[first_sentence.start : first_sentence.end], ends_paragraph, has_more
        )

    @property
    def _first_sentence(self) -> Sentence | None:
        return self.sentences[0] if self.sentences and not self.sentences[0].label else None

    def split_at_space(self) -> None:
        """Splits the first sentence at a space, which may be all that is left of a line break."""
        first_sentence = self._first_sentence
        if first_sentence is None:
            return
        text = self.visible.text
        limit = min(first_sentence.end, first_sentence.start + _MAX_HEADING_LINE)
        space = _SPACE_BETWEEN_WORDS.search(text, first_sentence.start, limit)
        if space and not _STOP.search(text, first_sentence.start, space.start()):
            self._split_first(first_sentence, space.start(), space.end())

    def split_at_colon(self) -> bool:
        """Splits the first sentence after its colon; returns whether the body is then longer."""
        first_sentence = self._first_sentence
        if first_sentence is None:
            return False
        colon = _WORDS_WITH_COLON.match(self.visible.text, first_sentence.start, first_sentence.end)
        if colon is None:
            return False
        if colon.end() < first_sentence.end:
            self._split_first(first_sentence, colon.end(), colon.end())
        return len(self.sentences) > 1

    def _split_first(self, first_sentence: Sentence, end: int, next_start: int) -> None:
        head = replace(first_sentence, end=end, ends_paragraph=True)
        self.sentences[:1] = [head, replace(first_sentence, start=next_start)]

    def measures(self, coverage: Coverage, first_index: int = 0) -> list[ParsedMeasure]:
        """The sentences from ``first_index`` on, with the notes after each; marks them as read."""
        for number in self.subnumbers:
            coverage.mark(self.visible, number.start, number.end, Kind.SUBPOINT)
        measures = []
        following = [*(sentence.start for sentence in self.sentences[1:]), len(self.visible.raw)]
        with_next = list(zip(self.sentences, following, strict=False))
        for sentence, next_start in with_next[first_index:]:
            span = sentence.start, sentence.end
            coverage.mark(self.visible, *span, Kind.MEASURE)
            notes = _notes_between(self.notes, sentence.end, next_start)
            measures.append(
                ParsedMeasure(
                    self.visible.raw_text(*span),
                    self.visible.line(sentence.start),
                    sentence.label,
                    [parsed_note(self.visible, note) for note in notes],
                    self.visible.span(*span),
                )
            )
        return measures


def parsed_note(visible: VisibleText, note: Note) -> ParsedNote:
    """A note as it is in the parse result."""
    span = visible.span(note.start, note.end)
    return ParsedNote(visible.line(note.start), note.raw, note.responsibilities, span)


def read_body(
    visible: VisibleText,
    start: int,
    end: int,
    subnumbers: Sequence[NumberCandidate],
    notes: Sequence[Note],
) -> Body:
    """Splits an item's range at its notes and sub-numbers, and the text between into sentences."""
    body = Body(visible, notes=_notes_between(notes, start, end), subnumbers=list(subnumbers))
    cuts = sorted(
        [(note.start, note.end, "") for note in body.notes]
        + [(number.start, number.end, number.label) for number in subnumbers]
    )
    position, label = start, ""
    for cut_start, cut_end, cut_label in [*cuts, (end, end, "")]:
        label = _add_sentences(body, position, max(position, cut_start), label)
        label = cut_label or label
        position = max(position, cut_end)
    return body


def _notes_between(notes: Sequence[Note], start: int, end: int) -> list[Note]:
    """The notes that begin in a range; ``notes`` are in order."""
    first_index = bisect_left(notes, start, key=lambda note: note.start)
    end_index = bisect_left(notes, end, key=lambda note: note.start)
    return list(notes[first_index:end_index])


def _add_sentences(body: Body, start: int, end: int, label: str) -> str:
    """Adds the sentences of a range; the first gets ``label``. Returns the label if none did."""
    text = body.visible.text
    for sentence_start, sentence_end in sentence_ranges(body.visible, start, end):
        if not text[sentence_start:sentence_end].strip(" 。;.,、|"):
            _extend_last_sentence(body, sentence_end)
            continue
        paragraph_end = body.visible.paragraph_end(sentence_start)
        ends_paragraph = sentence_end >= end or not text[sentence_end:paragraph_end].strip()
        body.sentences.append(Sentence(sentence_start, sentence_end, label, ends_paragraph))
        label = ""
    return label


def _extend_last_sentence(body: Body, end: int) -> None:
    """Adds a mark that stands alone to the sentence before it, unless a note stands between."""
    if body.sentences and not any(note.end > body.sentences[-1].end for note in body.notes):
        body.sentences[-1] = replace(body.sentences[-1], end=end)
