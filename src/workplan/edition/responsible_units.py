"""Responsibility as pages show it: lists of linked units, their roles, the deadline."""

from __future__ import annotations

from collections.abc import Iterator

from workplan.edition.edition import Edition
from workplan.edition.links import UnitLink, unit_links
from workplan.edition.texts import LocalizedText, in_all_languages
from workplan.edition.urls import RelativeUrls
from workplan.plan.model import HasResponsibility
from workplan.plan.source_text import units_brackets

LinkedPieces = tuple[tuple[str, str], ...]
"""The pieces of a text, each with its link or an empty string."""

_ROLE_WORDS = {
    "lead": ("牵头", "主办", "主责"),
    "assisting": ("配合", "协助", "协同", "协办", "参与", "参加", "协作"),
    "guiding": ("指导", "督导", "监督"),
}
"""The roles that the locales name, with the words by which a published text states them."""


def unit_lists(
    edition: Edition, relative_urls: RelativeUrls, item: HasResponsibility
) -> dict[str, LinkedPieces]:
    """The line of responsible units by language, cut at the units.

    It is as published in the authoritative language and in the locale's form in the others;
    empty where the text names no unit.
    """
    if not item.units and item.duty_note is None:
        return {}
    units = unit_links(edition, relative_urls, item)
    return {language: _unit_list(edition, language, item, units) for language in edition.languages}


def unit_list_punctuation(edition: Edition, language: str) -> tuple[str, str, str]:
    """The text before, between and after the units of a list in a language."""
    if language == edition.plan.language:
        before, after = units_brackets(edition.plan.form)
        return before, edition.plan.form.separator, after
    ui_text = edition.locales[language].ui_text
    return ui_text("units_before"), ui_text("units_separator"), ui_text("units_after")


def localized_role(edition: Edition, role: str) -> LocalizedText:
    """A role in each language; as published where the locales have no name for it."""
    kinds = (kind for kind, words in _ROLE_WORDS.items() if any(word in role for word in words))
    kind = next(kinds, None)
    names = edition.ui_text(f"role_{kind}") if kind else in_all_languages(edition, role)
    return {**names, edition.plan.language: role}


def unit_roles(
    edition: Edition, item: HasResponsibility, unit_name: str
) -> tuple[LocalizedText, ...]:
    """The roles that a unit has in a point or a measure."""
    return tuple(
        localized_role(edition, role) for role, names in item.roles.items() if unit_name in names
    )


def _unit_list(
    edition: Edition, language: str, item: HasResponsibility, links: tuple[UnitLink, ...]
) -> LinkedPieces:
    original = language == edition.plan.language
    before, separator, after = unit_list_punctuation(edition, language)
    hrefs = {name: link.href for name, link in zip(item.units, links, strict=True)}
    if item.duty_note is not None and original:
        return tuple(_link_units(item.duty_note, hrefs))
    if item.roles and not original:
        bracket = before.split(" ")[0][:1]  # the words after it would repeat the roles
        by_role = _units_by_role(edition, language, item, separator, hrefs)
        return ((bracket, ""), *by_role, (after, ""))
    units = tuple((link.name.get(language, ""), link.href) for link in links)
    return ((before, ""), *_separated(units, separator), (after, ""))


def _separated(units: LinkedPieces, separator: str) -> Iterator[tuple[str, str]]:
    for i, unit in enumerate(units):
        if i:
            yield separator, ""
        yield unit


def _link_units(note: str, hrefs: dict[str, str]) -> Iterator[tuple[str, str]]:
    """A published note, cut at the units that it names in their order."""
    end = 0
    for name, href in hrefs.items():
        start = note.find(name, end)
        if start >= 0:
            yield note[end:start], ""
            yield name, href
            end = start + len(name)
    yield note[end:], ""


def _units_by_role(
    edition: Edition, language: str, item: HasResponsibility, separator: str, hrefs: dict[str, str]
) -> Iterator[tuple[str, str]]:
    """The units of each role after the role's name, in a translation."""
    for i, (role, names) in enumerate(item.roles.items()):
        yield f"{separator if i else ''}{localized_role(edition, role)[language]}: ", ""
        units = ((edition.units[name].name.get(language), hrefs[name]) for name in names)
        yield from _separated(tuple(units), ", ")
