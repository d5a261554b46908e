"""Languages, numbers and ids."""

from __future__ import annotations

from collections.abc import Iterator

from workplan.locales.locale import known_languages
from workplan.plan.errors import Finding, closest_match
from workplan.plan.raw_plan import ANY, RawPlan
from workplan.plan.validation_errors import keys_allowed, unknown_key
from workplan.plan.yaml_reader import Path

LONGEST_TEXT = 16_000
"""Characters; a cell holds 32,767, and of rare ones half as many."""


def languages_are_known(tree: RawPlan) -> Iterator[Finding]:
    """Each language of the plan has a locale file, and stands once."""
    known, seen = known_languages(), set[str]()
    named = [*tree.texts("languages", ANY), *tree.texts("in_translation", ANY)]
    for path, tag in named:
        if tag in seen:
            yield Finding.at(path, "duplicate_language", tag=tag)
        elif tag not in known:
            yield Finding.at(
                path,
                "unknown_language",
                tag=tag,
                known=", ".join(known),
                nearest=closest_match(tag, known),
            )
        seen.add(tag)


def texts_are_in_every_language(tree: RawPlan) -> Iterator[Finding]:
    """A text has words in each of the plan's languages; a gloss may have them in some."""
    known = known_languages()
    for path, text in tree.translatable:
        missing = [tag for tag in tree.languages if tag in known and tag not in text]
        if missing and "gloss" not in path and _is_known(path):
            for tag in missing:
                yield Finding.at(path, "missing_translation", tag=tag)


def _is_known(path: Path) -> bool:
    """Whether a record has the key that a path ends with; an unknown one is complained of."""
    return not path or isinstance(path[-1], int) or path[-1] in keys_allowed(path[:-1])


def texts_have_only_the_plans_languages(tree: RawPlan) -> Iterator[Finding]:
    """A text has no key but the plan's languages and what its record knows."""
    for path, text in tree.translatable:
        allowed = {*tree.written, *keys_allowed(path)}
        for key in text.keys() - allowed:
            yield unknown_key((*path, key), tree)


def texts_fit_a_cell(tree: RawPlan) -> Iterator[Finding]:
    """A text is not longer than a cell of a spreadsheet holds."""
    for path, text in tree.translatable:
        for tag in tree.languages:
            if len(str(text.get(tag, ""))) > LONGEST_TEXT:
                yield Finding.at((*path, tag), "text_too_long", limit=LONGEST_TEXT)


def numbers_run_on(tree: RawPlan) -> Iterator[Finding]:
    """Sections count from 1; points run on, or start again in each section or each group.

    A number with a label that says how it was published may be any.
    """
    yield from _count(tree, ("sections", ANY, "num"), restarts=False)
    firsts = [num for _, num in tree.texts("sections", ANY, "points", 0, "num")]
    restarts = len(firsts) > 1 and set(firsts) == {"1"}
    yield from _count(tree, ("sections", ANY, "points", ANY, "num"), restarts=restarts)


def _count(tree: RawPlan, pattern: Path, *, restarts: bool) -> Iterator[Finding]:
    expected = 1
    for path, num in tree.texts(*pattern):
        record = tree.get(path[:-1])
        if (restarts and path[-2] == 0) or ("group" in record and num == "1"):
            expected = 1
        if not num.isdecimal() or not num.isascii():
            expected += 1  # its shape is already complained of
            continue
        if int(num[:6]) != expected and "label" not in record:
            yield Finding.at(path, "number_out_of_order", num=num[:6], expected=expected)
        expected = int(num[:6]) + 1


def sections_have_content(tree: RawPlan) -> Iterator[Finding]:
    """A section has points, or a text of its own."""
    for path, section in tree.select("sections", ANY):
        if isinstance(section, dict) and not section.keys() & {"points", "text", "note"}:
            yield Finding.at(path, "missing_key", key="points")


def points_say_who_is_responsible(tree: RawPlan) -> Iterator[Finding]:
    """A point of a plan with units names its own; ``units: []`` says that the text names none."""
    if not any(True for _ in tree.select("units", ANY)):
        return
    for path, point in tree.select("sections", ANY, "points", ANY):
        own = isinstance(point, dict) and point.keys() & {"units", "roles"}
        inside = any(True for _ in tree.select(*path, "measures", ANY, "units")) or any(
            True for _ in tree.select(*path, "measures", ANY, "roles")
        )
        if isinstance(point, dict) and not own and not inside:
            yield Finding.at(path, "missing_key", key="units")


def ids_are_unique(tree: RawPlan) -> Iterator[Finding]:
    """No two units, laws or terms share an id, nor two units a name, nor two terms their words."""
    language = tree.languages[0]
    for kind in ("units", "laws", "terms"):
        yield from _unique(tree, (kind, ANY, "id"))
    yield from _unique(tree, ("units", ANY, "name", language))
    yield from _unique(tree, ("terms", ANY, language))


def _unique(tree: RawPlan, pattern: Path) -> Iterator[Finding]:
    seen = set[str]()
    for path, value in tree.texts(*pattern):
        if value in seen:
            yield Finding.at(path, "duplicate_value", value=value)
        seen.add(value)
