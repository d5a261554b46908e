"""What results can be narrowed by: units and sections."""

from __future__ import annotations

from workplan.edition import Edition
from workplan.searching.module import module
from workplan.searching.shelf import packed
from workplan.searching.texts import section_title


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


def duty_modules(edition: Edition) -> dict[str, str]:
    """Where each unit's points stand, a file a unit."""
    at = edition.position
    return {
        f"duties/{unit.id}.js": module(packed(sorted(at[i] for i in edition.points_of[unit.id])))
        for unit in edition.plan.units
    }
