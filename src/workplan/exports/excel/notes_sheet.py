"""The sheet that describes the workbook: the document's metadata, how to read it, the notes."""

from __future__ import annotations

from collections.abc import Iterator

from workplan.edition.edition import Edition
from workplan.edition.texts import LocalizedText, in_all, localized
from workplan.exports.editor_notes import editors_notes
from workplan.exports.excel import formats
from workplan.exports.excel.table import Cell, Column, Table, write_table
from workplan.exports.excel.writer import WorkbookWriter


def write_notes(book: WorkbookWriter, titles: LocalizedText) -> None:
    """Adds the sheet."""
    edition, source_language = book.edition, book.source_language
    columns = [
        Column("\n".join(edition.say("sheet_item").values()), 20, source_language),
        *(Column(locale.name, 60, language) for language, locale in edition.locales.items()),
    ]
    rows = (
        [
            Cell("\n".join(name.values()), formats.centred(source_language)),
            *(
                Cell(text.get(language, ""), formats.text(language))
                for language in edition.languages
            ),
        ]
        for name, text in _rows(edition)
    )
    sheet = book.sheet("sheet_notes")
    write_table(book, sheet, Table(titles, columns, rows, frozen_columns=1, filtered=False))


def _rows(edition: Edition) -> Iterator[tuple[LocalizedText, LocalizedText]]:
    """The name and the text of each row."""
    plan, say = edition.plan, edition.say
    yield say("fact_title"), localized(edition, plan.title)
    if plan.general_approach:
        yield say("approach"), localized(edition, plan.general_approach)
    yield say("fact_issuer"), localized(edition, plan.issuer)
    yield say("fact_edition"), in_all(edition, str(plan.year))
    yield say("fact_content_hash"), in_all(edition, f"sha256:{edition.content_hash}")
    if plan.provenance.url:
        yield say("fact_source"), in_all(edition, plan.provenance.url)
    if len(edition.languages) > 1:
        yield say("fact_authority"), say("file_authority")
    if not plan.site.official:
        yield say("fact_published_by"), say("file_made_by", issuer=localized(edition, plan.issuer))
    yield say("sheet_reading"), say("sheet_reading_text")
    if edition.has("units") and not plan.states_roles:
        yield say("sheet_units"), say("no_lead_unit")
    for location, note in editors_notes(edition):
        yield say("sheet_note", place=location), note
