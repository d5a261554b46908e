"""Languages, numbers and ids."""

from __future__ import annotations

from collections.abc import Iterator

from workplan.locales.locale import known_languages
from workplan.plan.errors import Finding, closest_match
from workplan.plan.raw_plan import ANY, RawPlan
from workplan.plan.validation_errors import allowed_keys, unknown_key
from workplan.plan.yaml_reader import DataPath

MAX_TEXT_CHARACTERS = 16_000
"""A spreadsheet cell holds 32,767 UTF-16 units, of which a rare character takes two."""

_NEED_NOT_BE_TRANSLATED = {"gloss", "also"}

MAX_DIGITS = 6
"""The digits of a number that are read; the model reports longer ones."""


def languages_are_known(tree: RawPlan) -> Iterator[Finding]:
    """Each language of the plan has a locale file, and is listed once."""
    seen = set[str]()
    for path, language in (*tree.texts("languages", ANY), *tree.texts("in_translation", ANY)):
        if language in seen:
            yield Finding.at(path, "duplicate_language", tag=language)
        elif language not in known_languages():
            yield unknown_language(path, language)
        seen.add(language)


def unknown_language(path: DataPath, language: str) -> Finding:
    """A language without a locale file."""
    supported = known_languages()
    nearest = closest_match(language, supported)
    return Finding.at(
        path, "unknown_language", tag=language, known=", ".join(supported), nearest=nearest
    )


def texts_are_in_every_language(tree: RawPlan) -> Iterator[Finding]:
    """A text is written in each of the plan's languages; a gloss and everyday words need not be."""
    supported = known_languages()
    for path, text in tree.translatable:
        missing = [
            language
            for language in tree.languages
            if language in supported and language not in text
        ]
        if missing and not _NEED_NOT_BE_TRANSLATED.intersection(path) and _is_known(path):
            for language in missing:
                yield Finding.at(path, "missing_translation", tag=language)


def _is_known(path: DataPath) -> bool:
    """Whether a record allows the key that a path ends with; other keys have their own finding."""
    return not path or isinstance(path[-1], int) or path[-1] in allowed_keys(path[:-1])


def texts_have_only_the_plans_languages(tree: RawPlan) -> Iterator[Finding]:
    """A text has no keys but the plan's languages and those that its record allows."""
    for path, text in tree.translatable:
        allowed = {*tree.written, *allowed_keys(path)}
        for key in text.keys() - allowed:
            yield unknown_key((*path, key), tree)


def texts_fit_a_cell(tree: RawPlan) -> Iterator[Finding]:
    """A text fits a cell of a spreadsheet."""
    for path, text in tree.translatable:
        for language in tree.written:
            if len(str(text.get(language, ""))) > MAX_TEXT_CHARACTERS:
                yield Finding.at((*path, language), "text_too_long", limit=MAX_TEXT_CHARACTERS)


def texts_have_no_space_around_them(tree: RawPlan) -> Iterator[Finding]:
    """A text neither begins nor ends with a space: quotation marks or a paste keep one."""
    for path, text in tree.translatable:
        for language in tree.written:
            # Line breaks are told by the reader.
            text_in_language = str(text.get(language, "")).strip("\r\n")
            if text_in_language.strip() not in {"", text_in_language}:
                yield Finding.at((*path, language), "edge_space")


def numbers_are_consecutive(tree: RawPlan) -> Iterator[Finding]:
    """Sections count from 1; points count on, or restart in each section or each group.

    A number with a label as published may be any.
    """
    yield from _misnumbered(tree, ("sections", ANY, "num"), restarts=False)
    first_nums = [num for _, num in tree.texts("sections", ANY, "points", 0, "num")]
    restarts = len(first_nums) > 1 and set(first_nums) == {"1"}
    yield from _misnumbered(tree, ("sections", ANY, "points", ANY, "num"), restarts=restarts)


def _misnumbered(tree: RawPlan, pattern: DataPath, *, restarts: bool) -> Iterator[Finding]:
    expected = 1
    for path, num in tree.texts(*pattern):
        record = tree.get(path[:-1])
        if (restarts and path[-2] == 0) or ("group" in record and num == "1"):
            expected = 1
        if not num.isdecimal() or not num.isascii():
            expected += 1  # the model reports it as no number
            continue
        digits = num[:MAX_DIGITS]
        if int(digits) != expected and "label" not in record:
            yield Finding.at(path, "number_out_of_order", num=digits, expected=expected)
        expected = int(digits) + 1


def sections_have_content(tree: RawPlan) -> Iterator[Finding]:
    """A section has points or a text."""
    for path, section in tree.select("sections", ANY):
        if isinstance(section, dict) and not section.keys() & {"points", "text", "note"}:
            yield Finding.at(path, "missing_key", key="points")


def points_name_their_units(tree: RawPlan) -> Iterator[Finding]:
    """A point names its units if the plan has any; ``units: []`` where the text names none."""
    if not any(True for _ in tree.select("units", ANY)):
        return
    for path, point in tree.select("sections", ANY, "points", ANY):
        if not isinstance(point, dict) or point.keys() & {"units", "roles"}:
            continue
        measures = (measure for _, measure in tree.select(*path, "measures", ANY))
        if not any(isinstance(m, dict) and m.keys() & {"units", "roles"} for m in measures):
            yield Finding.at(path, "missing_key", key="units")


def ids_are_unique(tree: RawPlan) -> Iterator[Finding]:
    """Ids of units, laws, terms and topics are unique, and so are the names of units and terms."""
    language = tree.languages[0]
    for kind in ("units", "laws", "terms", "topics"):
        yield from duplicates(tree, (kind, ANY, "id"))
    yield from duplicates(tree, ("units", ANY, "name", language))
    yield from duplicates(tree, ("terms", ANY, language))


def duplicates(tree: RawPlan, pattern: DataPath) -> Iterator[Finding]:
    """Each text at the places of a pattern that another there has too."""
    seen = set[str]()
    for path, value in tree.texts(*pattern):
        if value in seen:
            yield Finding.at(path, "duplicate_value", value=value)
        seen.add(value)
