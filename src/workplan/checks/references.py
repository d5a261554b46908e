"""What points at something else in the plan points at something that is there."""

from __future__ import annotations

from collections.abc import Iterator

from workplan.errors import Finding
from workplan.suggest import nearest
from workplan.tree import ANY, Tree

POINT_UNITS = ("sections", ANY, "points", ANY, "units")
MEASURES = ("sections", ANY, "points", ANY, "measures", ANY)


def _unit_names(tree: Tree) -> list[str]:
    return [name for _, name in tree.texts("units", ANY, "name", tree.languages[0])]


def units_are_known(tree: Tree) -> Iterator[Finding]:
    """Every unit of a point is the name of one of the plan's units."""
    names = _unit_names(tree)
    known = frozenset(names)
    for path, name in tree.texts(*POINT_UNITS, ANY):
        if name and name not in known:
            yield Finding.at(path, "unknown_unit", name=name, nearest=nearest(name, names))


def units_stand_once_in_a_point(tree: Tree) -> Iterator[Finding]:
    """A point names a unit once."""
    for path, units in tree.select(*POINT_UNITS):
        if not isinstance(units, list):
            continue
        for i, name in enumerate(units):
            if isinstance(name, str) and name in units[:i]:
                yield Finding.at((*path, i), "unit_twice", name=name)


def units_have_work(tree: Tree) -> Iterator[Finding]:
    """Every unit is responsible for a point; a page for one without work would be empty."""
    at_work = {name for _, name in tree.texts(*POINT_UNITS, ANY)}
    for path, name in tree.texts("units", ANY, "name", tree.languages[0]):
        if name not in at_work:
            yield Finding.at(path, "unused_unit", name=name)


def targets_quote_their_measure(tree: Tree) -> Iterator[Finding]:
    """A target is quoted word for word from its measure, in every language."""
    for path, measure in tree.select(*MEASURES):
        for tag in tree.languages:
            quote = tree.get((*path, "target", tag))
            words = measure.get(tag) if isinstance(measure, dict) else None
            if isinstance(quote, str) and isinstance(words, str) and quote not in words:
                yield Finding.at((*path, "target", tag), "target_not_quoted", quote=quote)
