"""What the model of ``portal.yaml`` cannot see: its rules, as of a plan's raw data."""

from __future__ import annotations

from collections.abc import Iterator

from workplan.locales.locale import known_languages
from workplan.plan.checks.structure import duplicates, unknown_language
from workplan.plan.errors import Finding
from workplan.plan.raw_plan import ANY, RawPlan

_KINDS = ("bureaus", "units", "topics")
_TEXTS = (("name",), ("notice",), ("regions", ANY), *((kind, ANY, "name") for kind in _KINDS))


def languages_are_known(tree: RawPlan) -> Iterator[Finding]:
    """Each language of a text has a locale file."""
    supported = known_languages()
    for text_path in _TEXTS:
        for path, _ in tree.select(*text_path, ANY):
            language = str(path[-1])
            if isinstance(tree.get(path[:-1]), dict) and language not in supported:
                yield unknown_language(path, language)


def regions_have_those_around_them(tree: RawPlan) -> Iterator[Finding]:
    """A region that is in another has that one's name too."""
    regions = tree.get(("regions",))
    for path, _ in tree.select("regions", ANY):
        parent = str(path[-1]).rpartition("/")[0]
        if parent and parent not in regions:
            yield Finding.at(path, "portal_region_parent", parent=parent)


def ids_are_unique(tree: RawPlan) -> Iterator[Finding]:
    """No two kinds, and no two topics, have the same page."""
    for kind in _KINDS:
        yield from duplicates(tree, (kind, ANY, "id"))


RULES = (languages_are_known, regions_have_those_around_them, ids_are_unique)
