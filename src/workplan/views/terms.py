"""Terms and laws, beside the text and on pages of their own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from workplan.addresses import Links
from workplan.edition import Edition, is_inferred, kind_of
from workplan.model import Law, Named, Term
from workplan.views.texts import Words, explained_at, words


@dataclass(frozen=True)
class LawFacts:
    """What we know of a law; empty where nothing was found."""

    issuer: Words
    in_force: str
    note: Words


@dataclass(frozen=True)
class NamedView:
    """A term or a law as a page explains it."""

    kind: str
    id: str
    here: str
    """The id of its explanation beside the text."""
    name: Words
    gloss: Words
    explanation: Words
    status: str
    inferred: bool
    href: str
    places: tuple[Place, ...]
    facts: LawFacts | None
    in_title_marks: bool
    title: Words
    """A law's name as the text writes it: with 《 and 》 in Chinese where it has them."""


@dataclass(frozen=True)
class Place:
    """Where a term or a law stands: ``9.2``, or the name of a heading."""

    label: str
    """The measure's or point's number; empty where ``name`` says it in words."""
    name: Words
    href: str


def named_in(edition: Edition, links: Links, texts: Iterable[str]) -> tuple[NamedView, ...]:
    """The terms and laws that texts mention, in the glossary's order, each once."""
    entries = [entry for text in texts for entry in edition.glossary.mentioned(text)]
    return tuple(
        _view(edition, links, edition.named[f"{entry.kind}:{entry.id}"])
        for entry in dict.fromkeys(entries)
    )


def term_views(edition: Edition, links: Links) -> tuple[NamedView, ...]:
    """All terms that occur in the text, in the order of the file."""
    return tuple(
        view for term in edition.plan.terms if (view := _view(edition, links, term)).places
    )


def law_views(edition: Edition, links: Links) -> tuple[NamedView, ...]:
    """All laws and documents that the text cites, in the order in which it does."""
    return tuple(_view(edition, links, law) for law in edition.plan.laws)


def _view(edition: Edition, links: Links, item: Named) -> NamedView:
    kind, at = kind_of(item), edition.addresses
    return NamedView(
        kind=kind,
        id=item.id,
        here=explained_at(kind, item.id),
        name=words(edition, item),
        gloss=_gloss(edition, item),
        explanation=words(edition, item.explanation),
        status=item.status,
        inferred=is_inferred(item),
        href=links.to(at.law(item.id) if kind == "law" else at.term(item.id)),
        places=_places(edition, links, f"{kind}:{item.id}"),
        in_title_marks=_in_title_marks(edition, item),
        title=_title(edition, item),
        facts=_facts(edition, item),
    )


def _gloss(edition: Edition, item: Named) -> Words:
    gloss = item.gloss if isinstance(item, Term) else {}
    return {tag: gloss[tag] for tag in edition.languages if tag in gloss}


def _facts(edition: Edition, item: Named) -> LawFacts | None:
    if not isinstance(item, Law):
        return None
    return LawFacts(
        issuer=words(edition, item.issuer) if item.issuer else {},
        in_force=item.in_force.isoformat() if item.in_force else "",
        note=words(edition, item.note) if item.note else {},
    )


def _in_title_marks(edition: Edition, item: Named) -> bool:
    """Whether the text puts a law's title between 《 and 》, as it does not with all."""
    title = f"《{item[edition.plan.language]}》"
    return any(title in text for _, text in edition.passages)


def _title(edition: Edition, item: Named) -> Words:
    first = edition.plan.language
    marked = {first: f"《{item[first]}》"} if _in_title_marks(edition, item) else {}
    return {**words(edition, item), **marked}


def _places(edition: Edition, links: Links, key: str) -> tuple[Place, ...]:
    return tuple(_place(edition, links, address) for address in edition.occurrences[key])


def _place(edition: Edition, links: Links, address: str) -> Place:
    path, _, fragment = address.partition("#")
    href = links.to(address)
    if "/points/" in path:
        return Place(fragment or path.rstrip("/").rpartition("/")[2], {}, href)
    if fragment.startswith("section-"):
        num = fragment.removeprefix("section-")
        return Place("", edition.say("section_place", num=num), href)
    return Place("", edition.say("approach" if fragment else "title_place"), href)
