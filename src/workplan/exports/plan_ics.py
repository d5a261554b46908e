"""The year's dates as iCalendar (RFC 5545), for the calendars of phones and computers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from workplan.edition.calendar import events
from workplan.edition.edition import Edition

_MAX_LINE_BYTES = 75
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def plan_ics(edition: Edition) -> bytes:
    """An event of a whole day for each date, in all languages.

    The time stamps that the format asks for are the days themselves: the same plan gives the same
    bytes.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//workplan//workplan//EN"]
    for i, event in enumerate(events(edition), start=1):
        day, summary = f"{event.day:%Y%m%d}", " / ".join(event.text.values())
        name = event.address.partition("#")[2] or i
        lines += [
            "BEGIN:VEVENT",
            f"UID:{edition.plan.year}-{day}-{name}@workplan",
            f"DTSTAMP:{day}T000000Z",
            f"DTSTART;VALUE=DATE:{day}",
            f"DTEND;VALUE=DATE:{event.day + timedelta(days=1):%Y%m%d}",
            f"SUMMARY:{summary.translate(_ESCAPES)}",
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
        ]
    return "".join(
        f"{part}\r\n" for line in (*lines, "END:VCALENDAR") for part in _fold(line)
    ).encode()


def _fold(line: str) -> Iterator[str]:
    """A line in parts of 75 bytes, no character cut; all but the first begin with a space."""
    part = ""
    for char in line:
        if len((part + char).encode()) > _MAX_LINE_BYTES:
            yield part
            part = " "
        part += char
    yield part
