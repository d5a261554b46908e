"""The page that compares any two plans, and the lists from which a reader chooses them.

There are too many pairs of plans for a page each: the browser compares two, from their texts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workplan.edition.texts import LocalizedText
from workplan.pages.data_script import data_script, js_strings
from workplan.portal.lists import Catalog, RegionList


@dataclass(frozen=True)
class CompareView:
    """The page: two plans to choose, each by its region first."""

    title: LocalizedText
    lead: LocalizedText
    root: str
    """The link to the portal's root."""
    regions: tuple[tuple[str, LocalizedText], ...]
    """The path and the name of each region that has issuers of its own."""
    search: None = None


def compare_files(catalog: Catalog) -> Iterator[tuple[str, bytes]]:
    """What the page's script reads: its words, and each region's plans; with their names."""
    strings = js_strings(catalog, lambda key: key.startswith("compare_"))
    yield "compare.js", data_script(strings).encode()
    for region in choices(catalog):
        yield f"plans/{region.path.replace('/', '_')}.js", _plans(region)


def choices(catalog: Catalog) -> Iterator[RegionList]:
    """The regions that have issuers of their own."""
    return (region for region in catalog.regions.values() if region.issuers)


def _plans(region: RegionList) -> bytes:
    """The address, the issuer and the year of each plan of a region."""
    plans = [plan for row in region.issuers for plan in row.plans]
    return data_script([(plan.address, plan.issuer, plan.year) for plan in plans]).encode()
