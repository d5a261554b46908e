"""The plan as an official document (公文): a title and paragraphs in five typefaces."""

from __future__ import annotations

from dataclasses import dataclass

from workplan.edition.edition import Edition
from workplan.edition.texts import LocalizedText, localized
from workplan.edition.title_breaks import title_parts
from workplan.edition.urls import RelativeUrls
from workplan.exports.document_lines import DocumentLine, document_lines


@dataclass(frozen=True)
class OfficialDocument:
    """The plan in one language."""

    language: str
    number: str
    """The document's number (发文字号), where it is known."""
    title: tuple[str, ...]
    """The title in parts that a line should not break."""
    paragraphs: tuple[DocumentLine, ...]
    issuer: str
    written: str
    """The date of the signature; it and the issuer are empty where the date is not known."""


@dataclass(frozen=True)
class OfficialDocumentView:
    """The page of the official-document format."""

    documents: tuple[OfficialDocument, ...]
    issuer: LocalizedText
    booklet_href: str
    plan_href: str


def official_document_view(edition: Edition, relative_urls: RelativeUrls) -> OfficialDocumentView:
    """The view of the document in each language."""
    return OfficialDocumentView(
        documents=tuple(official_document(edition, language) for language in edition.languages),
        issuer=localized(edition, edition.plan.issuer),
        booklet_href=relative_urls.to(edition.urls.booklet),
        plan_href=relative_urls.to(edition.urls.plan),
    )


def official_document(edition: Edition, language: str) -> OfficialDocument:
    """The plan in a language as an office would issue it, without anything that is not known."""
    plan = edition.plan
    written = plan.provenance.written
    _, *lines = document_lines(edition, language)
    return OfficialDocument(
        language=language,
        number=plan.provenance.document_number or "",
        title=document_title(edition, language),
        paragraphs=tuple(line for line in lines if line.lead_in or line.text),
        issuer=plan.issuer.get(language) if written else "",
        written=edition.locales[language].ui_text("date", date=written) if written else "",
    )


def document_title(edition: Edition, language: str) -> tuple[str, ...]:
    """The plan's title in a language, in parts that a line should not break."""
    plan = edition.plan
    return title_parts(plan.title.get(language), plan.issuer.get(language), language)
