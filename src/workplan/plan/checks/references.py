"""What points at something else in the plan points at something that is there."""

from __future__ import annotations

from collections.abc import Iterator

from workplan.plan.errors import Finding, closest_match
from workplan.plan.fields import comparison_key
from workplan.plan.raw_plan import ANY, RawPlan
from workplan.plan.yaml_reader import Path

MEASURES = ("sections", ANY, "points", ANY, "measures", ANY)
ASSIGNED = (("sections", ANY, "points", ANY), MEASURES)
"""What may have units: points, and single sentences."""


def _unit_names(tree: RawPlan) -> list[str]:
    return [name for _, name in tree.texts("units", ANY, "name", tree.languages[0])]


def _named(tree: RawPlan) -> Iterator[tuple[Path, str]]:
    """Every unit that a point or a sentence names, simply or by its role."""
    for where in ASSIGNED:
        yield from tree.texts(*where, "units", ANY)
        yield from tree.texts(*where, "roles", ANY, ANY)


def units_are_known(tree: RawPlan) -> Iterator[Finding]:
    """Every unit of a point is the name of one of the plan's units."""
    names = _unit_names(tree)
    known = frozenset(names)
    for path, name in _named(tree):
        if name and name not in known:
            yield Finding.at(path, "unknown_unit", name=name, nearest=closest_match(name, names))


def units_stand_once_in_a_point(tree: RawPlan) -> Iterator[Finding]:
    """A point names a unit once."""
    for where in ASSIGNED:
        for path, units in tree.select(*where, "units"):
            if not isinstance(units, list):
                continue
            for i, name in enumerate(units):
                if isinstance(name, str) and name in units[:i]:
                    yield Finding.at((*path, i), "unit_twice", name=name)


def units_have_work(tree: RawPlan) -> Iterator[Finding]:
    """Every unit is responsible for a point; a page for one without work would be empty."""
    at_work = {name for _, name in _named(tree)}
    for path, name in tree.texts("units", ANY, "name", tree.languages[0]):
        if name not in at_work:
            yield Finding.at(path, "unused_unit", name=name)


def roles_are_those_of_the_units(tree: RawPlan) -> Iterator[Finding]:
    """Where a point lists its units and their roles, both name the same units."""
    for where in ASSIGNED:
        for path, record in tree.select(*where):
            units = record.get("units") if isinstance(record, dict) else None
            if isinstance(units, list):
                for role, name in tree.texts(*path, "roles", ANY, ANY):
                    if name not in units:
                        yield Finding.at(role, "role_without_unit", name=name)


def duty_notes_name_the_units(tree: RawPlan) -> Iterator[Finding]:
    """A note that is kept as published has every unit that is listed beside it."""
    for where in ASSIGNED:
        for path, note in tree.texts(*where, "duty_note"):
            words = comparison_key(note)
            own = [
                *tree.texts(*path[:-1], "units", ANY),
                *tree.texts(*path[:-1], "roles", ANY, ANY),
            ]
            for place, name in own:
                if comparison_key(name) not in words:
                    yield Finding.at(place, "not_in_duty_note", name=name)


def targets_quote_their_measure(tree: RawPlan) -> Iterator[Finding]:
    """A target is quoted word for word from its measure, in every language."""
    for path, target in tree.select(*MEASURES, "target"):
        measure = tree.get(path[:-1])
        for tag in tree.languages:
            quote = target.get(tag) if isinstance(target, dict) else None
            words = measure.get(tag)
            if isinstance(quote, str) and isinstance(words, str) and quote not in words:
                yield Finding.at((*path, tag), "target_not_quoted", quote=quote)
