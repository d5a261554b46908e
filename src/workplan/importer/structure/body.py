"""The words of one item: sentences with their sub-numbers, notes where they stand."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from workplan.importer.coverage import Coverage
from workplan.importer.responsibility.notes import Note
from workplan.importer.result import Kind, ParsedMeasure, ParsedNote
from workplan.importer.structure.numbers import NumberCandidate
from workplan.importer.text.boundaries import sentence_ranges
from workplan.importer.text.normalize import HAN
from workplan.importer.text.visible_text import VisibleText

_LONGEST_HEADING = 42
_LONGEST_HEADING_LINE = 64
_MANY_COMMAS = 2
_STOP = re.compile("[。;!?]")
_ENUMERATES = re.compile(
    rf"^(?:一是|首先|第一[,是])|(?:如下|包括|以下)[:]?$|[{HAN}]{{0,8}}(?:责任单位|责任部门|完成时限)"
)
_TITLE_LINE = re.compile(
    "^(?:总体要求|总体目标|总体思路|指导思想|基本原则|工作原则|工作目标|主要目标|目标任务|工作任务|主要任务|重点任务|重点工作|工作要求|"
    "工作重点|工作措施|主要措施|保障措施|组织保障|组织领导|组织实施|实施步骤|工作步骤|有关要求|其他事项|强化保障|加强组织领导)"
)


@dataclass(frozen=True)
class Opening:
    """The first sentence of an item, folded.

    ``alone`` where its paragraph ends with it, ``more`` where text or sub-points follow.
    """

    words: str
    alone: bool
    more: bool


def reads_as_heading(opening: Opening) -> bool:
    """Whether an opening can be a heading, by its length and its marks."""
    words = opening.words.strip()
    body = words.rstrip("。:;.")
    if not body or not opening.more or _STOP.search(body) or _ENUMERATES.search(body):
        return False
    if opening.alone and not words.endswith("。"):
        return len(body) <= _LONGEST_HEADING_LINE
    return len(body) <= _LONGEST_HEADING and body.count(",") <= _MANY_COMMAS


def with_headings(openings: Sequence[Opening | None]) -> bool:
    """Whether the points of a document have headings.

    Most of those that have more text do, and they are not a few among many that have none.
    """
    able = [opening for opening in openings if opening and opening.more]
    having = sum(reads_as_heading(one) for one in able)
    return having > 0 and having >= 0.6 * len(able) and having >= 0.3 * len(openings)


def known_heading(words: str) -> int:
    """The length of the usual heading that a folded text without line breaks begins with, or 0."""
    match = _TITLE_LINE.match(words)
    return match.end() if match else 0


@dataclass(frozen=True)
class Sentence:
    """A sentence of an item, and the sub-number that it begins with."""

    start: int
    end: int
    label: str
    paragraph_end: bool


@dataclass
class Body:
    """All of an item in order: sentences and notes. Nothing is claimed yet."""

    stream: VisibleText
    sentences: list[Sentence] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    subs: list[NumberCandidate] = field(default_factory=list)

    @property
    def opening(self) -> Opening | None:
        """The first sentence, if the item begins with words and not with a sub-number."""
        if not self.sentences or self.sentences[0].label:
            return None
        first = self.sentences[0]
        more = len(self.sentences) > 1
        alone = first.paragraph_end or (more and bool(self.sentences[1].label))
        return Opening(self.stream.text[first.start : first.end], alone, more)

    def cut_heading(self) -> None:
        """On one line, a space after the first words is all that is left of the line's end."""
        if not self.sentences or self.sentences[0].label:
            return
        first = self.sentences[0]
        space = _SPACE.search(self.stream.text, first.start, min(first.end, first.start + _LONGEST))
        if space and not _MARK.search(self.stream.text, first.start, space.start()):
            rest = Sentence(space.end(), first.end, "", first.paragraph_end)
            self.sentences[:1] = [Sentence(first.start, space.start(), "", True), rest]

    def cut_colon(self) -> bool:
        """Cuts the first sentence behind its colon; whether there is one, and more after it."""
        first = self.sentences[0] if self.sentences and not self.sentences[0].label else None
        colon = _COLON.match(self.stream.text, first.start, first.end) if first else None
        if first is None or colon is None:
            return False
        if colon.end() < first.end:
            rest = Sentence(colon.end(), first.end, "", first.paragraph_end)
            self.sentences[:1] = [Sentence(first.start, colon.end(), "", True), rest]
        return len(self.sentences) > 1

    def measures(self, accounts: Coverage, first: int = 0) -> list[ParsedMeasure]:
        """The sentences from ``first`` on as measures, with the notes that stand after them."""
        for sub in self.subs:
            accounts.claim(self.stream, sub.start, sub.end, Kind.SUBPOINT)
        measures = []
        for i, sentence in enumerate(self.sentences[first:], start=first):
            accounts.claim(self.stream, sentence.start, sentence.end, Kind.MEASURE)
            measures.append(self._measure(sentence, self._notes_after(i)))
        return measures

    def _measure(self, sentence: Sentence, notes: list[Note]) -> ParsedMeasure:
        return ParsedMeasure(
            words(self.stream, sentence.start, sentence.end),
            self.stream.line(sentence.start),
            sentence.label,
            [found_note(self.stream, note) for note in notes],
        )

    def _notes_after(self, i: int) -> list[Note]:
        """The notes between a sentence and the next."""
        start = self.sentences[i].end
        last = i + 1 == len(self.sentences)
        end = len(self.stream.raw) if last else self.sentences[i + 1].start
        return _between(self.notes, start, end)


_SPACE = re.compile(rf"(?<=[{HAN}”’)》])\s+(?=[{HAN}“《])")
_COLON = re.compile(rf"[{HAN}“”《》、\d]{{2,18}}:")
_MARK = re.compile("[。;!?]")
_LONGEST = 64


def words(stream: VisibleText, start: int, end: int) -> str:
    """The words of a range as written, without the spaces at its ends."""
    return stream.raw[start:end].strip()


def found_note(stream: VisibleText, note: Note) -> ParsedNote:
    """A note as the report and the plan have it."""
    return ParsedNote(stream.line(note.start), note.raw, note.says)


def read_body(
    stream: VisibleText,
    start: int,
    end: int,
    subs: Sequence[NumberCandidate],
    notes: Sequence[Note],
) -> Body:
    """Cuts an item's range at its notes and sub-numbers, and what is between into sentences."""
    body = Body(stream, subs=list(subs))
    body.notes = _between(notes, start, end)
    cuts = sorted(
        [(n.start, n.end, "") for n in body.notes] + [(s.start, s.end, s.label) for s in subs]
    )
    at, label = start, ""
    for cut_start, cut_end, cut_label in [*cuts, (end, end, "")]:
        label = _add(body, at, max(at, cut_start), label)
        label = cut_label or label
        at = max(at, cut_end)
    return body


def _between(notes: Sequence[Note], start: int, end: int) -> list[Note]:
    """The notes, which stand in order, that begin in a range."""
    first = bisect_left(notes, start, key=lambda note: note.start)
    return list(notes[first : bisect_left(notes, end, key=lambda note: note.start)])


def _add(body: Body, start: int, end: int, label: str) -> str:
    """Adds the sentences of a range; the label that waits goes to the first of them."""
    stream = body.stream
    for a, b in sentence_ranges(stream, start, end):
        if not stream.text[a:b].strip(" 。;.,、|"):
            _lengthen(body, b)
            continue
        ends = stream.paragraph_end(a) <= b or not stream.text[b : stream.paragraph_end(a)].strip()
        body.sentences.append(Sentence(a, b, label, ends or b >= end))
        label = ""
    return label


def _lengthen(body: Body, end: int) -> None:
    """A mark alone belongs to the sentence before it, where nothing stands between."""
    if body.sentences and not any(note.end > body.sentences[-1].end for note in body.notes):
        last = body.sentences[-1]
        body.sentences[-1] = Sentence(last.start, end, last.label, last.paragraph_end)
