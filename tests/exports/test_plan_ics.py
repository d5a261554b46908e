"""The year's dates for other calendars: what RFC 5545 asks for, and every text whole."""

from __future__ import annotations

from workplan import Plan
from workplan.edition.calendar import events
from workplan.edition.edition import Edition
from workplan.exports.plan_ics import plan_ics
from workplan.exports.registry import exports


def test_every_dated_event_is_there_with_its_words(edition: Edition):
    raw = plan_ics(edition)
    lines = raw.decode().split("\r\n")
    assert "\n" not in "".join(lines)
    assert all(len(line.encode()) <= 75 for line in lines)
    whole = raw.decode().replace("\r\n ", "")
    for event in events(edition):
        words = " / ".join(event.text.values()).replace(",", "\\,").replace(";", "\\;")
        assert f"DTSTART;VALUE=DATE:{event.day:%Y%m%d}\r\n" in whole
        assert f"SUMMARY:{words}\r\n" in whole
    ids = [line for line in lines if line.startswith("UID:")]
    assert len(ids) == len(set(ids)) == len(events(edition)) == whole.count("BEGIN:VEVENT")


def test_the_time_stamps_come_from_the_plan(edition: Edition):
    stamps = {line[8:16] for line in plan_ics(edition).decode().split() if "DTSTAMP" in line}
    assert stamps == {f"{event.day:%Y%m%d}" for event in events(edition)}


def test_a_plan_without_dates_has_no_such_file(plan: Plan):
    undated = plan.model_copy(update={"calendar": (), "laws": ()})
    assert "plan.ics" not in exports(Edition(undated))
