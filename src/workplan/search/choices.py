"""What results can be narrowed by: units and sections."""

from __future__ import annotations

from workplan.edition.edition import Edition
from workplan.search.module import module
from workplan.search.shelf import Shelf, packed
from workplan.search.texts import section_title


def choices_module(edition: Edition, tag: str) -> str:
    """Each unit's id and name; each section's number, title and how many points it has."""
    return module(
        {
            "units": [[unit.id, unit.name.get(tag)] for unit in edition.plan.units],
            "sections": [
                [
                    str(section.num),
                    "".join(section_title(edition, tag, section)),
                    len(section.points),
                ]
                for section in edition.plan.sections
            ],
        }
    )


def duties_shelf(edition: Edition) -> Shelf:
    """Where each unit's points stand."""
    ids = [unit.id for unit in edition.plan.units]
    at = {id_: sorted(edition.position[i] for i in edition.points_of[id_]) for id_ in ids}
    return Shelf({id_: packed(positions) for id_, positions in at.items() if positions}, 0.2, (32,))
