"""Terms and laws: explained beside a text, and on pages of their own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import get_args

from workplan.edition.edition import Edition
from workplan.edition.texts import LocalizedText, localized
from workplan.edition.urls import RelativeUrls
from workplan.locales.pinyin import sort_key, toned
from workplan.plan.model import GlossaryEntry, Law, Status, Term, kind_of

MAX_OCCURRENCES = 40
"""The number of occurrences that are listed; the search finds all."""


@dataclass(frozen=True)
class LawMetadata:
    """What is known of a law; the fields are empty where it is not."""

    issuer: LocalizedText
    number: LocalizedText
    issued: str
    """This and the other dates are written YYYY-MM-DD."""
    revised: str
    in_force: str
    source: str
    """The address of the official text."""
    note: LocalizedText


@dataclass(frozen=True)
class Explanation:
    """A term or a law as it is explained beside the text."""

    title: LocalizedText
    """Its name; a law's is in 《》 in the original if the text writes it so."""
    gloss: LocalizedText
    explanation: LocalizedText
    inferred: bool
    href: str


@dataclass(frozen=True)
class OccurrenceLink:
    """The link to an occurrence of a term or a law: ``9.2``, or the name of a heading."""

    label: str
    """The number of the measure or point; empty where ``name`` names the occurrence instead."""
    name: LocalizedText
    href: str


@dataclass(frozen=True)
class GlossaryEntryView:
    """A term or a law on the page that lists all of them."""

    id: str
    pinyin: str
    """The pronunciation; empty where the plan is not in Chinese."""
    keys: dict[str, str]
    """The sort key by language: pinyin for Chinese, small letters for the others."""
    explained: Explanation
    status: str
    occurrences: tuple[OccurrenceLink, ...]
    more_occurrences: int
    """The number of occurrences that are not listed."""
    basis: LocalizedText
    """The provision of law that a term's explanation follows; empty for a law."""
    metadata: LawMetadata | None
    in_title_marks: bool


@dataclass(frozen=True)
class TermsView:
    """The page of all terms, in the order of the plan's language."""

    terms: tuple[GlossaryEntryView, ...]
    letters: dict[str, tuple[tuple[str, str], ...]]
    """The first letters by language, each with the id of the first term that begins with it."""
    statuses: tuple[str, ...]


def mentioned_laws(
    edition: Edition, relative_urls: RelativeUrls, texts: Iterable[str]
) -> tuple[Explanation, ...]:
    """The laws that original texts mention, in the order of their first mention."""
    entries = (entry for text in texts for entry in edition.glossary.mentioned(text))
    keys = dict.fromkeys(f"law:{entry.id}" for entry in entries if entry.kind == "law")
    return tuple(explanation(edition, relative_urls, edition.glossary_entries[key]) for key in keys)


def term_views(edition: Edition, relative_urls: RelativeUrls) -> tuple[GlossaryEntryView, ...]:
    """All terms that occur in the text, in the order of the file."""
    views = (_entry_view(edition, relative_urls, term) for term in edition.plan.terms)
    return tuple(view for view in views if view.occurrences)


def terms_view(edition: Edition, relative_urls: RelativeUrls) -> TermsView:
    """The view of the page of terms."""
    terms = term_views(edition, relative_urls)
    ordered = {
        language: tuple(sorted(terms, key=lambda term: term.keys[language]))
        for language in edition.languages
    }
    return TermsView(
        terms=ordered[edition.plan.language],
        letters={language: _letters(terms, language) for language, terms in ordered.items()},
        statuses=get_args(Status),
    )


def _letters(terms: Iterable[GlossaryEntryView], language: str) -> tuple[tuple[str, str], ...]:
    first_terms: dict[str, str] = {}
    for term in terms:
        first_terms.setdefault(term.keys[language][:1].upper(), term.id)
    return tuple(first_terms.items())


def law_views(edition: Edition, relative_urls: RelativeUrls) -> tuple[GlossaryEntryView, ...]:
    """All laws and documents that the text cites, in the order of the file."""
    return tuple(_entry_view(edition, relative_urls, law) for law in edition.plan.laws)


def explanation(edition: Edition, relative_urls: RelativeUrls, entry: GlossaryEntry) -> Explanation:
    """The explanation of a term or a law."""
    urls = edition.urls
    address = urls.law(entry.id) if isinstance(entry, Law) else urls.term(entry.id)
    return Explanation(
        title=_title(edition, entry),
        gloss=_gloss(edition, entry),
        explanation=localized(edition, entry.explanation),
        inferred=entry.inferred,
        href=relative_urls.to(address),
    )


def _entry_view(
    edition: Edition, relative_urls: RelativeUrls, entry: GlossaryEntry
) -> GlossaryEntryView:
    addresses = edition.occurrences[_key(entry)]
    listed = addresses[:MAX_OCCURRENCES]
    return GlossaryEntryView(
        id=entry.id,
        pinyin=toned(entry["zh"]) if "zh" in edition.languages else "",
        keys=_sort_keys(edition, entry),
        explained=explanation(edition, relative_urls, entry),
        status=entry.status,
        occurrences=tuple(_occurrence_link(edition, relative_urls, address) for address in listed),
        more_occurrences=len(addresses) - len(listed),
        basis=localized(edition, entry.basis) if isinstance(entry, Term) else {},
        metadata=_law_metadata(edition, entry),
        in_title_marks=_key(entry) in edition.title_marked,
    )


def _key(entry: GlossaryEntry) -> str:
    return f"{kind_of(entry)}:{entry.id}"


def _sort_keys(edition: Edition, entry: GlossaryEntry) -> dict[str, str]:
    return {
        language: sort_key(name) if language == "zh" else name.strip("“”").lower()
        for language, name in localized(edition, entry).items()
    }


def _title(edition: Edition, entry: GlossaryEntry) -> LocalizedText:
    title = localized(edition, entry)
    if _key(entry) in edition.title_marked:
        language = edition.plan.language
        title[language] = f"《{entry[language]}》"
    return title


def _gloss(edition: Edition, entry: GlossaryEntry) -> LocalizedText:
    gloss = entry.gloss if isinstance(entry, Term) else {}
    return {language: gloss[language] for language in edition.languages if language in gloss}


def _law_metadata(edition: Edition, entry: GlossaryEntry) -> LawMetadata | None:
    if not isinstance(entry, Law):
        return None
    return LawMetadata(
        issuer=localized(edition, entry.issuer),
        number=localized(edition, entry.number),
        issued=_iso_date(entry.issued),
        revised=_iso_date(entry.revised),
        in_force=_iso_date(entry.in_force),
        source=entry.url or "",
        note=localized(edition, entry.note),
    )


def _iso_date(day: date | None) -> str:
    return day.isoformat() if day else ""


def _occurrence_link(edition: Edition, relative_urls: RelativeUrls, address: str) -> OccurrenceLink:
    path, _, fragment = address.partition("#")
    href = relative_urls.to(address)
    if "/points/" in path:
        return OccurrenceLink(fragment or path.rstrip("/").rpartition("/")[2], {}, href)
    if fragment.startswith("section-"):
        num = fragment.removeprefix("section-")
        return OccurrenceLink("", edition.ui_text("section_place", num=num), href)
    return OccurrenceLink("", edition.ui_text("approach" if fragment else "title_place"), href)
