"""The sheet that says what the workbook is: the document's head, how to read it, the notes."""

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
    edition, first = book.edition, book.tag
    columns = [
        Column("\n".join(edition.say("sheet_item").values()), 20, first),
        *(Column(locale.name, 60, tag) for tag, locale in edition.locales.items()),
    ]
    rows = (
        [
            Cell("\n".join(name.values()), formats.centred(first)),
            *(Cell(said.get(tag, ""), formats.text(tag)) for tag in edition.languages),
        ]
        for name, said in facts(edition)
    )
    sheet = book.sheet("sheet_notes")
    write_table(book, sheet, Table(titles, columns, rows, fixed=1, filtered=False))


def facts(edition: Edition) -> Iterator[tuple[LocalizedText, LocalizedText]]:
    """The rows: what each is called, and what it says."""
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
    for place, note in editors_notes(edition):
        yield {tag: say("sheet_note", place=said)[tag] for tag, said in place.items()}, note
