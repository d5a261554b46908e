"""Facts about a plan that are not its text: where it comes from, and whose site this is."""

from __future__ import annotations

from datetime import date

from workplan.text import Prose, Record, Text, Url


class Provenance(Record):
    """Where the text comes from, and what is known of it; what is not known is left out."""

    url: Url | None = None
    index_number: Prose | None = None
    topic: Text | None = None
    document_number: Prose | None = None
    written: date | None = None
    released: date | None = None
    validity: Text | None = None
    notes: tuple[Text, ...] = ()


class CalendarDay(Text):
    """A day of the plan's year that matters; a note of ours, not the plan's."""

    date: date


class Site(Record):
    """Facts of the site itself for the footer and the meta tags; all optional, none invented."""

    official: bool = False
    """是不是发布机关自己的网站 / Whether this is the issuer's own site"""
    sponsor: Text | None = None
    contact: Text | None = None
    site_id_code: Prose | None = None
    icp: Prose | None = None
    public_security: Prose | None = None
