"""The dated events of a plan's year: notes of ours, not the plan's."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from workplan.edition.edition import Edition
from workplan.edition.texts import LocalizedText, localized


@dataclass(frozen=True)
class Event:
    """A day that matters; ``address`` is that of the law that begins to apply, or empty."""

    day: date
    text: LocalizedText
    address: str


def events(edition: Edition) -> tuple[Event, ...]:
    """The days in the plan file's calendar, and those on which cited laws came into force."""
    days = [Event(day.date, localized(edition, day), "") for day in edition.plan.calendar]
    for law in edition.plan.laws:
        if law.in_force and law.in_force.year == edition.plan.year:
            begins = "revision_begins" if law.revised else "law_begins"
            text = edition.ui_text(begins, law=localized(edition, law))
            days.append(Event(law.in_force, text, edition.urls.law(law.id)))
    return tuple(sorted(days, key=lambda event: event.day))
