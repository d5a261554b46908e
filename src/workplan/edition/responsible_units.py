"""Who is responsible, as pages print it: the note with its units linked, roles, the deadline."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workplan.edition.edition import Edition
from workplan.edition.links import UnitLink, unit_links
from workplan.edition.texts import LocalizedText, in_all, localized
from workplan.edition.urls import RelativeUrls
from workplan.plan.model import HasResponsibility
from workplan.plan.source_text import units_brackets

ROLES = {
    "lead": "牵头 主办 主责",
    "assisting": "配合 协助 协同 协办 参与 参加 协作",
    "guiding": "指导 督导 监督",
}
"""The roles that have words in each language, by what a text calls them."""


@dataclass(frozen=True)
class UnitList:
    """The list of responsible units as a language writes it.

    ``pieces`` are the words of the line with a link where a unit stands; ``before``,
    ``separator`` and ``after`` are the plan's usual ones.
    """

    before: str
    units: tuple[tuple[str, str], ...]
    """The names and links, in the published order."""
    separator: str
    after: str
    pieces: tuple[tuple[str, str], ...]


def unit_lists(
    edition: Edition, links: RelativeUrls, assigned: HasResponsibility
) -> dict[str, UnitList]:
    """A unit list: as published in the authoritative language, by our words elsewhere.

    Empty where the text names no unit.
    """
    if not assigned.units and assigned.duty_note is None:
        return {}
    units = unit_links(edition, links, assigned)
    return {tag: _units_line(edition, tag, assigned, units) for tag in edition.languages}


def usual_form(edition: Edition, tag: str) -> tuple[str, str, str]:
    """What stands before, between and after the units of a list in a language."""
    form, say = edition.plan.form, edition.locales[tag].say
    if tag == edition.plan.language:
        before, after = units_brackets(form)
        return before, form.separator, after
    return say("units_before"), say("units_separator"), say("units_after")


def _units_line(
    edition: Edition, tag: str, assigned: HasResponsibility, units: tuple[UnitLink, ...]
) -> UnitList:
    before, separator, after = usual_form(edition, tag)
    named = tuple((unit.name.get(tag, ""), unit.href) for unit in units)
    line = UnitList(before, named, separator, after, ())
    hrefs = dict(zip(assigned.units, (unit.href for unit in units), strict=True))
    if assigned.duty_note is not None and tag == edition.plan.language:
        pieces = tuple(_linked(assigned.duty_note, hrefs))
    elif assigned.roles and tag != edition.plan.language:
        pieces = tuple(_by_role(edition, tag, assigned, line, hrefs))
    else:
        pieces = ((before, ""), *_listed(named, separator), (after, ""))
    return UnitList(before, named, separator, after, pieces)


def _listed(named: tuple[tuple[str, str], ...], separator: str) -> Iterator[tuple[str, str]]:
    for i, unit in enumerate(named):
        if i:
            yield separator, ""
        yield unit


def _linked(note: str, hrefs: dict[str, str]) -> Iterator[tuple[str, str]]:
    """A note as published, each unit linked where it stands."""
    at = 0
    for name, href in hrefs.items():
        found = note.find(name, at)
        if found >= 0:
            yield note[at:found], ""
            yield name, href
            at = found + len(name)
    yield note[at:], ""


def _by_role(
    edition: Edition, tag: str, assigned: HasResponsibility, line: UnitList, hrefs: dict[str, str]
) -> Iterator[tuple[str, str]]:
    """The units of each role after the role's name, in a translation."""
    yield line.before.split(" ")[0][:1], ""  # the bracket alone: the roles say the rest
    for i, (role, names) in enumerate(assigned.roles.items()):
        yield (f"{line.separator if i else ''}{role_words(edition, role)[tag]}: "), ""
        said = ((edition.units[name].name.get(tag, ""), hrefs[name]) for name in names)
        yield from _listed(tuple(said), ", ")
    yield line.after, ""


def role_words(edition: Edition, role: str) -> LocalizedText:
    """A role in each language; as stated where we have no words for it."""
    kind = next(
        (kind for kind, localized in ROLES.items() if any(w in role for w in localized.split())), ""
    )
    said = edition.say(f"role_{kind}") if kind else in_all(edition, role)
    return {**said, edition.plan.language: role}


def roles_of(edition: Edition, assigned: HasResponsibility, unit: str) -> tuple[LocalizedText, ...]:
    """The roles that a unit has in a point, by its name."""
    return tuple(
        role_words(edition, role) for role, names in assigned.roles.items() if unit in names
    )


def deadline_words(edition: Edition, assigned: HasResponsibility) -> LocalizedText:
    """The deadline in each language; empty where none is stated."""
    return localized(edition, assigned.deadline) if assigned.deadline else {}
