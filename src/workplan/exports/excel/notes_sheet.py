"""The sheet that describes the workbook: the document's metadata, how to read it, the notes."""

from __future__ import annotations

from collections.abc import Iterator

from workplan.edition.edition import Edition
from workplan.edition.texts import LocalizedText, in_all_languages, localized
from workplan.exports.editor_notes import editors_notes
from workplan.exports.excel import formats
from workplan.exports.excel.table import Cell, Column, Table, write_table
from workplan.exports.excel.writer import WorkbookWriter


def write_notes(workbook: WorkbookWriter, titles: LocalizedText) -> None:
    """Adds the sheet."""
    edition, source_language = workbook.edition, workbook.source_language
    columns = [
        Column("\n".join(edition.ui_text("sheet_item").values()), 20, source_language),
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
    sheet = workbook.sheet("sheet_notes")
    write_table(workbook, sheet, Table(titles, columns, rows, frozen_columns=1, filtered=False))


def _rows(edition: Edition) -> Iterator[tuple[LocalizedText, LocalizedText]]:
    """The name and the text of each row."""
    plan, ui_text = edition.plan, edition.ui_text
    yield ui_text("field_title"), localized(edition, plan.title)
    if plan.general_approach:
        yield ui_text("approach"), localized(edition, plan.general_approach)
    yield ui_text("metadata_issuer"), localized(edition, plan.issuer)
    yield ui_text("field_edition"), in_all_languages(edition, str(plan.year))
    yield (
        ui_text("metadata_content_hash"),
        in_all_languages(edition, f"sha256:{edition.content_hash}"),
    )
    if plan.provenance.url:
        yield ui_text("field_url"), in_all_languages(edition, plan.provenance.url)
    if len(edition.languages) > 1:
        yield ui_text("metadata_authority"), ui_text("file_authority")
    if not plan.site.official:
        yield (
            ui_text("metadata_published_by"),
            ui_text("file_made_by", issuer=localized(edition, plan.issuer)),
        )
    yield ui_text("sheet_reading"), ui_text("sheet_reading_text")
    if edition.has("units") and not plan.states_roles:
        yield ui_text("sheet_units"), ui_text("no_lead_unit")
    for location, note in editors_notes(edition):
        yield ui_text("sheet_note", place=location), note
