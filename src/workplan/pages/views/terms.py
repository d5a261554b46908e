"""Terms and laws, beside the text and on pages of their own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from workplan.edition.edition import Edition
from workplan.edition.texts import LocalizedText, localized
from workplan.edition.urls import RelativeUrls
from workplan.locales.pinyin import sort_key, toned
from workplan.plan.model import GlossaryEntry, Law, Term, is_inferred, kind_of


@dataclass(frozen=True)
class LawFacts:
    """What we know of a law; empty where nothing was found."""

    issuer: LocalizedText
    in_force: str
    note: LocalizedText


@dataclass(frozen=True)
class Explained:
    """A term or a law as it is explained beside the text."""

    title: LocalizedText
    """Its name; a law's as the text writes it, with 《 and 》 in Chinese where it has them."""
    gloss: LocalizedText
    explanation: LocalizedText
    inferred: bool
    href: str


@dataclass(frozen=True)
class NamedView:
    """A term or a law on the page of all of them."""

    id: str
    pinyin: str
    """How it is read; empty where the plan is not in Chinese."""
    keys: dict[str, str]
    """What it is sorted by in each order: pinyin and, in other languages, the alphabet."""
    explained: Explained
    status: str
    places: tuple[OccurrenceLink, ...]
    more_places: int
    """Places beyond those listed; the search finds them."""
    facts: LawFacts | None
    in_title_marks: bool


@dataclass(frozen=True)
class OccurrenceLink:
    """Where a term or a law stands: ``9.2``, or the name of a heading."""

    label: str
    """The measure's or point's number; empty where ``name`` says it in words."""
    name: LocalizedText
    href: str


PLACES = 40
"""Places that are listed; a word that stands everywhere is a matter for the search."""


def laws_in(edition: Edition, links: RelativeUrls, texts: Iterable[str]) -> tuple[Explained, ...]:
    """The laws that texts mention, each once, in the order of the first mention."""
    found = (entry for text in texts for entry in edition.glossary.mentioned(text))
    keys = dict.fromkeys(f"law:{entry.id}" for entry in found if entry.kind == "law")
    return tuple(explanation(edition, links, edition.named[key]) for key in keys)


def term_views(edition: Edition, links: RelativeUrls) -> tuple[NamedView, ...]:
    """All terms that occur in the text, in the order of the file."""
    return tuple(
        view for term in edition.plan.terms if (view := _view(edition, links, term)).places
    )


def law_views(edition: Edition, links: RelativeUrls) -> tuple[NamedView, ...]:
    """All laws and documents that the text cites, in the order in which it does."""
    return tuple(_view(edition, links, law) for law in edition.plan.laws)


def _view(edition: Edition, links: RelativeUrls, item: GlossaryEntry) -> NamedView:
    addresses = edition.occurrences[f"{kind_of(item)}:{item.id}"]
    return NamedView(
        id=item.id,
        pinyin=toned(item["zh"]) if "zh" in edition.languages else "",
        keys=_sort_keys(edition, item),
        explained=explanation(edition, links, item),
        status=item.status,
        places=tuple(_place(edition, links, address) for address in addresses[:PLACES]),
        more_places=max(0, len(addresses) - PLACES),
        facts=_facts(edition, item),
        in_title_marks=_key(item) in edition.title_marked,
    )


def _sort_keys(edition: Edition, item: GlossaryEntry) -> dict[str, str]:
    known = localized(edition, item)
    others = {tag: said.strip("“”").lower() for tag, said in known.items() if tag != "zh"}
    return {**({"zh": sort_key(known["zh"])} if "zh" in known else {}), **others}


def explanation(edition: Edition, links: RelativeUrls, item: GlossaryEntry) -> Explained:
    """How a term or a law is explained."""
    kind, at = kind_of(item), edition.urls
    return Explained(
        title=_title(edition, item),
        gloss=_gloss(edition, item),
        explanation=localized(edition, item.explanation),
        inferred=is_inferred(item),
        href=links.to(at.law(item.id) if kind == "law" else at.term(item.id)),
    )


def _key(item: GlossaryEntry) -> str:
    return f"{kind_of(item)}:{item.id}"


def _gloss(edition: Edition, item: GlossaryEntry) -> LocalizedText:
    gloss = item.gloss if isinstance(item, Term) else {}
    return {tag: gloss[tag] for tag in edition.languages if tag in gloss}


def _facts(edition: Edition, item: GlossaryEntry) -> LawFacts | None:
    if not isinstance(item, Law):
        return None
    return LawFacts(
        issuer=localized(edition, item.issuer) if item.issuer else {},
        in_force=item.in_force.isoformat() if item.in_force else "",
        note=localized(edition, item.note) if item.note else {},
    )


def _title(edition: Edition, item: GlossaryEntry) -> LocalizedText:
    first = edition.plan.language
    marked = {first: f"《{item[first]}》"} if _key(item) in edition.title_marked else {}
    return {**localized(edition, item), **marked}


def _place(edition: Edition, links: RelativeUrls, address: str) -> OccurrenceLink:
    path, _, fragment = address.partition("#")
    href = links.to(address)
    if "/points/" in path:
        return OccurrenceLink(fragment or path.rstrip("/").rpartition("/")[2], {}, href)
    if fragment.startswith("section-"):
        num = fragment.removeprefix("section-")
        return OccurrenceLink("", edition.say("section_place", num=num), href)
    return OccurrenceLink("", edition.say("approach" if fragment else "title_place"), href)
