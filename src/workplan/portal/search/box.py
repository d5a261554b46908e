"""What the search box of a portal reads first: its words, and the scopes to search."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from workplan.edition.texts import LocalizedText
from workplan.pages.data_script import data_script
from workplan.pages.search.chinese import simplified_forms
from workplan.portal.plan_files import region_paths

FOLDER = "search/"
"""Where the search's files stand, from the portal's root."""
BOX = "box.js"
TRADITIONAL = "traditional.js"

_HAN = "".join(map(chr, range(0x4E00, 0xA000)))

MAX_PLANS = 2000
"""Plans of a scope, beyond which each region in it has its own."""


@dataclass(frozen=True)
class Scope:
    """The plans of a year, in a region with those inside it, or in all."""

    year: int
    region: str
    """The region's path: ``zhejiang/hangzhou``; empty for all."""

    @property
    def folder(self) -> str:
        """The folder of its files, beside the box."""
        return f"{self.year}/{self.region.replace('/', '_') or 'all'}/"


def scope_regions(plans: Mapping[str, int]) -> dict[str, str]:
    """The region of the scope that holds each region's plans: the widest that is small enough.

    Few scopes answer sooner than many; a region of its own with too many plans stays one scope.

    Args:
        plans: the number of a year's plans that each region has, those inside it not counted.
    """
    totals = Counter[str]()
    for region, count in plans.items():
        totals.update(dict.fromkeys(("", *region_paths(region)), count))
    return {
        region: next(
            (path for path in ("", *region_paths(region)) if totals[path] <= MAX_PLANS), region
        )
        for region in plans
    }


@dataclass(frozen=True)
class SearchForm:
    """The search box on a page, for ``_portal_search.html``."""

    folder: str
    """The link to the folder of the search's files."""
    root: str
    """The link to the portal's root."""
    years: tuple[int, ...]
    regions: tuple[tuple[str, LocalizedText], ...]
    """The path and the name of each region that has a scope, or of one around it."""
    service: str = ""
    """The address of the service that answers instead of the files."""


def is_box_word(key: str) -> bool:
    """Whether the box's script needs a word of the locales."""
    return key.startswith("portal_search_")


def box_file(scopes: Iterable[Scope], ui_texts: dict[str, dict[str, str]]) -> bytes:
    """The box's file: the words called ``portal_search_…`` by language, the newest scopes first."""
    newest_first = sorted(scopes, key=lambda scope: (-scope.year, scope.region))
    listed = [[scope.folder, scope.year, scope.region] for scope in newest_first]
    return data_script({"words": ui_texts, "scopes": listed}).encode()


@cache
def traditional_forms() -> dict[str, str]:
    """What Traditional characters are in Simplified ones: those that Big5 has and GB 2312 has not.

    A browser knows both sets, so it reads the table for none but such queries.
    """
    big5, gb2312 = (set(_HAN.encode(name, "ignore").decode(name)) for name in ("big5", "gb2312"))
    traditional = big5 - gb2312
    return {form: plain for form, plain in simplified_forms() if form in traditional}


def traditional_file() -> bytes:
    """The table for queries in Traditional characters, the same for all portals."""
    forms = traditional_forms()
    return data_script(["".join(forms), "".join(forms.values())]).encode()
