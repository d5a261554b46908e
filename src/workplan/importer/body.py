"""The words of one item: sentences with their sub-numbers, notes where they stand."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from workplan.importer.accounts import Accounts
from workplan.importer.fold import HAN
from workplan.importer.found import FoundMeasure, FoundNote, Kind
from workplan.importer.headings import Opening
from workplan.importer.markers import Marker
from workplan.importer.notes import Note
from workplan.importer.sentences import sentence_ranges
from workplan.importer.stream import Stream


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

    stream: Stream
    sentences: list[Sentence] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    subs: list[Marker] = field(default_factory=list)

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

    def measures(self, accounts: Accounts, first: int = 0) -> list[FoundMeasure]:
        """The sentences from ``first`` on as measures, with the notes that stand after them."""
        for sub in self.subs:
            accounts.claim(self.stream, sub.start, sub.end, Kind.SUBPOINT)
        measures = []
        for i, sentence in enumerate(self.sentences[first:], start=first):
            accounts.claim(self.stream, sentence.start, sentence.end, Kind.MEASURE)
            measures.append(self._measure(sentence, self._notes_after(i)))
        return measures

    def _measure(self, sentence: Sentence, notes: list[Note]) -> FoundMeasure:
        return FoundMeasure(
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


def words(stream: Stream, start: int, end: int) -> str:
    """The words of a range as written, without the spaces at its ends."""
    return stream.raw[start:end].strip()


def found_note(stream: Stream, note: Note) -> FoundNote:
    """A note as the report and the plan have it."""
    return FoundNote(stream.line(note.start), note.raw, note.says)


def read_body(
    stream: Stream, start: int, end: int, subs: Sequence[Marker], notes: Sequence[Note]
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
