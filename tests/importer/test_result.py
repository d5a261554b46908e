"""The parse result."""

from __future__ import annotations

from importer.support import outcome_of


def test_spans_lead_back_to_the_source():
    outcome = outcome_of("groups-with-notes")
    text = outcome.document.text
    for point in outcome.result.points:
        assert text[slice(*point.span)].startswith(point.label)
        for measure in point.measures:
            assert text[slice(*measure.span)] == measure.text
        for note in point.all_notes:
            assert text[slice(*note.span)].strip() == note.raw
    assert text[slice(*outcome.result.title_span)].strip() == outcome.result.title
