"""The fields of drafts are found in their sources."""

from __future__ import annotations

from importer.support import FORMS, read
from workplan.importer import draft_text
from workplan.importer.review.alignment import align
from workplan.importer.review.draft_fields import draft_blocks
from workplan.importer.review.uncertain import uncertain_places
from workplan.plan.yaml_reader import read_bytes


def test_drafts_of_all_forms_are_found_in_their_sources():
    """Of some 2,000 fields and the words around them; a table whose cells are lines is the rest."""
    fields, differences = 0, []
    for form in FORMS:
        outcome = read(form)
        draft = read_bytes(draft_text(outcome.result).encode(), "plan.yaml")
        blocks = draft_blocks(draft)
        align(blocks, outcome.document, outcome.result.title_span[0])
        fields += sum(len(block.fields) for block in blocks)
        differences += [
            (form.stem, place.messages[0])
            for place in uncertain_places(outcome, blocks)
            if place.messages[0].startswith("原文里")
        ]
    assert len(differences) <= fields * 0.002, differences
