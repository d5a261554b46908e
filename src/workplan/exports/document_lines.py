"""The plan line by line in each language, as documents print it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from workplan.edition.edition import Edition
from workplan.edition.links import above_words, label_of
from workplan.edition.responsible_units import unit_lists
from workplan.edition.texts import LocalizedText, localized
from workplan.edition.urls import RelativeUrls
from workplan.exports.task_rows import section_line
from workplan.plan.model import HasResponsibility, Measure, Section
from workplan.plan.source_text import point_label, point_line

Kind = Literal["title", "text", "heading", "point"]


@dataclass(frozen=True)
class DocumentLine:
    """A line: a point's number and heading run on into its measures and units."""

    kind: Kind
    lead: LocalizedText
    rest: LocalizedText


def plan_lines(edition: Edition) -> Iterator[DocumentLine]:
    """Title, general approach, and each section with its points."""
    plan = edition.plan
    yield DocumentLine("title", localized(edition, plan.title), {})
    if plan.general_approach:
        yield DocumentLine("text", {}, localized(edition, plan.general_approach))
    for section in plan.sections:
        yield from _section_lines(edition, section)
        for point in edition.points_in[section.num]:
            yield from _point_lines(edition, point)


def _section_lines(edition: Edition, section: Section) -> Iterator[DocumentLine]:
    """What stands before a section's points: the headings, and words of its own."""
    if section.part:
        yield DocumentLine("heading", above_words(edition, section.part), {})
    if section.heading:
        yield DocumentLine("heading", section_line(edition, section), {})
    if section.text or section.note:
        said = {
            tag: _space(edition, tag).join(passage.get(tag) for passage in section.text)
            for tag in edition.languages
        }
        said[edition.plan.language] += section.note or ""
        yield DocumentLine("text", {}, said)


def _point_lines(edition: Edition, point: str) -> Iterator[DocumentLine]:
    """As published in the authoritative language; in the others in their own way.

    A heading that has a line of its own in the text keeps it.
    """
    plan, first, record = edition.plan, edition.plan.language, edition.points[point]
    if record.group:
        yield DocumentLine("point", above_words(edition, record.group), {})
    lead = {tag: _lead(edition, point, tag) for tag in edition.languages}
    rest = {tag: _rest(edition, point, tag) for tag in edition.languages}
    own, _, body = point_line(plan, record).rpartition("\n")
    lead[first] = point_label(plan.form, record) + (record.heading[first] if record.heading else "")
    rest[first] = body.removeprefix(lead[first])
    if own:
        yield DocumentLine("point", lead, {})
        yield DocumentLine(
            "text", {}, {**{tag: said.lstrip() for tag, said in rest.items()}, first: body}
        )
    else:
        yield DocumentLine("point", lead, rest)


def _lead(edition: Edition, point: str, tag: str) -> str:
    record, space = edition.points[point], _space(edition, tag)
    label = label_of(edition, record)[tag]
    if record.heading is None:
        return label
    stop = "." if space else ""
    return label + space + record.heading.get(tag) + stop


def _rest(edition: Edition, point: str, tag: str) -> str:
    record, space = edition.points[point], _space(edition, tag)
    said = [
        localized for measure in record.measures for localized in _measure(edition, measure, tag)
    ]
    if not record.names_units_inside:
        said += _duty(edition, record, tag)
    return space + space.join(said)


def _measure(edition: Edition, measure: Measure, tag: str) -> Iterator[str]:
    """A sentence, after the number of the sub-point that begins with it, with its own units."""
    if measure.label:
        yield unicodedata.normalize("NFKC", measure.label)
    yield measure.get(tag)
    yield from _duty(edition, measure, tag)


def _duty(edition: Edition, assigned: HasResponsibility, tag: str) -> Iterator[str]:
    """Who is responsible and until when, in a translation."""
    if line := unit_lists(edition, RelativeUrls(""), assigned).get(tag):
        yield "".join(text for text, _ in line.pieces)
    if assigned.deadline:
        yield f"({edition.locales[tag].say('deadline')} {assigned.deadline.get(tag)})"


def _space(edition: Edition, tag: str) -> str:
    return " " if edition.locales[tag].spaced else ""
