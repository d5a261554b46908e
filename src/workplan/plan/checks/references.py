"""References inside the plan: units, roles and quotations match what they refer to."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from workplan.plan.errors import Finding, closest_match
from workplan.plan.fields import comparison_key
from workplan.plan.raw_plan import ANY, RawPlan
from workplan.plan.yaml_reader import DataPath

MEASURES = ("sections", ANY, "points", ANY, "measures", ANY)
ITEMS_WITH_UNITS = (("sections", ANY, "points", ANY), MEASURES)
"""The patterns of the records that may have units: points and measures."""


def units_are_known(tree: RawPlan) -> Iterator[Finding]:
    """Every unit of a point is the name of one of the plan's units."""
    units = tree.texts("units", ANY, "name", tree.languages[0])
    names = {name: None for _, name in units}  # a set, but in the order of the file
    for path, name in _named_units(tree):
        if name and name not in names:
            yield Finding.at(path, "unknown_unit", name=name, nearest=closest_match(name, names))


def units_are_listed_once(tree: RawPlan) -> Iterator[Finding]:
    """A point lists each of its units once."""
    for pattern in ITEMS_WITH_UNITS:
        for path, units in tree.select(*pattern, "units"):
            if not isinstance(units, list):
                continue
            for i, name in enumerate(units):
                if isinstance(name, str) and name in units[:i]:
                    yield Finding.at((*path, i), "unit_twice", name=name)


def units_have_points(tree: RawPlan) -> Iterator[Finding]:
    """Every unit is responsible for a point; the page of any other unit would be empty."""
    responsible = {name for _, name in _named_units(tree)}
    for path, name in tree.texts("units", ANY, "name", tree.languages[0]):
        if name not in responsible:
            yield Finding.at(path, "unused_unit", name=name)


def roles_are_those_of_the_units(tree: RawPlan) -> Iterator[Finding]:
    """Where a point lists both units and roles, its roles name only those units."""
    for pattern in ITEMS_WITH_UNITS:
        for path, record in tree.select(*pattern):
            units = record.get("units") if isinstance(record, dict) else None
            if isinstance(units, list):
                for name_path, name in tree.texts(*path, "roles", ANY, ANY):
                    if name not in units:
                        yield Finding.at(name_path, "role_without_unit", name=name)


def duty_notes_name_the_units(tree: RawPlan) -> Iterator[Finding]:
    """A note on responsibility names every unit that is listed with it."""
    for pattern in ITEMS_WITH_UNITS:
        for path, note in tree.texts(*pattern, "duty_note"):
            note_key = comparison_key(note)
            item = path[:-1]
            names = chain(tree.texts(*item, "units", ANY), tree.texts(*item, "roles", ANY, ANY))
            for name_path, name in names:
                if comparison_key(name) not in note_key:
                    yield Finding.at(name_path, "not_in_duty_note", name=name)


def targets_quote_their_measure(tree: RawPlan) -> Iterator[Finding]:
    """A target is quoted word for word from its measure, in every language."""
    for path, target in tree.select(*MEASURES, "target"):
        measure = tree.get(path[:-1])
        for language in tree.languages:
            quote = target.get(language) if isinstance(target, dict) else None
            sentence = measure.get(language)
            if isinstance(quote, str) and isinstance(sentence, str) and quote not in sentence:
                yield Finding.at((*path, language), "target_not_quoted", quote=quote)


def _named_units(tree: RawPlan) -> Iterator[tuple[DataPath, str]]:
    """Every unit that a point or a measure names, in a list or by its role."""
    for pattern in ITEMS_WITH_UNITS:
        yield from tree.texts(*pattern, "units", ANY)
        yield from tree.texts(*pattern, "roles", ANY, ANY)
