"""All that building one plan's site needs, made once: the way from a plan to its pages."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from workplan.assets import Assets, collect
from workplan.bodies import Bodies
from workplan.edition import Edition
from workplan.frame import Frame
from workplan.model import Plan
from workplan.pages import Page, site_pages
from workplan.press import Press
from workplan.shell import Shells


@dataclass(frozen=True, repr=False)
class Works:
    """One plan's edition, assets, bodies and shells.

    It stands in MkDocs's configuration, which plugins print: so it has no long form.
    """

    edition: Edition
    assets: Assets
    bodies: Bodies
    shells: Shells

    @classmethod
    def of(cls, plan: Plan, assets_folder: Path, site: str = "", edit: str = "") -> Works:
        """The works of a plan; see ``Shells`` for ``site`` and ``edit``."""
        edition = Edition(plan)
        assets, bodies = collect(assets_folder, edition), Bodies(edition)
        return cls(edition, assets, bodies, Shells(bodies, assets, site, edit))

    @cached_property
    def pages(self) -> dict[str, Page]:
        """The generated pages by address, in the order of the site map."""
        return {page.address: page for page in site_pages(self.edition)}

    def public_addresses(self, hand_written: tuple[str, ...]) -> list[str]:
        """The public address of every page; none for a site that does not know its own."""
        site = self.shells.site
        return [site + address for address in (*hand_written, *self.pages)] if site else []

    def write_pages(self, frame: Frame, folder: Path) -> None:
        """Writes all generated pages below a folder."""
        Press(frame, self.bodies, self.shells).write([*self.pages.values()], folder)

    def write_search(self, folder: Path) -> None:
        """Writes what the plan gives the search below a folder."""
        for path, content in self.assets.search_data():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(content)
