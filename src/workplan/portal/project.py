"""The project that a portal is built from: its settings, plans, pages and styles, as they are."""

from __future__ import annotations

import importlib.metadata
import json
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property, partial
from importlib import resources
from pathlib import Path

from workplan.exports.plan_yaml import plan_yaml
from workplan.files.temporary_folder import temporary_folder
from workplan.locales.locale import known_languages, locale
from workplan.pages.views.head import ICON
from workplan.pages.views.structured_data import SHARE_IMAGE
from workplan.plan.errors import shown_path
from workplan.plan.model import Plan
from workplan.portal.issuer import IssuerPlans
from workplan.portal.manifest import digest
from workplan.portal.plan_files import IssuerFiles, issuer_files, plan_bytes
from workplan.portal.settings import Settings, load_settings
from workplan.portal.storage import STATE, Storage
from workplan.site.assets import Assets, collect
from workplan.site.build import EVERY_PROJECT, render_layouts, require_project
from workplan.site.fonts.characters import ASCII, NUMBERED
from workplan.site.fonts.webfonts import page_texts
from workplan.site.layouts import Layouts

SETTINGS, PLANS = Path("portal.yaml"), Path("data/plans")
_SOURCES = (".py", ".html", ".xml", ".yaml", ".txt", ".ttf")
_NAME_END = re.compile(r"[^A-Za-z0-9._-]")
_IN_EVERY_PAGE = ("name", "url", "topics", "units", "bureaus", "office_files")
"""The settings that an issuer's pages, or what lists say of it, depend on."""


@dataclass(frozen=True)
class PortalProject:
    """The files of a portal's project in the working folder."""

    settings_file: Path = SETTINGS
    plans_folder: Path = PLANS

    @cached_property
    def settings(self) -> Settings:
        """The portal's settings.

        Raises:
            PlanError: with every problem of the file.
        """
        return load_settings(self.settings_file)

    @cached_property
    def issuers(self) -> tuple[IssuerFiles, ...]:
        """The plan files of every issuer.

        Raises:
            PlanError: with every file that is out of place.
        """
        return issuer_files(self.plans_folder, self.settings)

    @cached_property
    def assets(self) -> Assets:
        """The styles and scripts that all pages share, whatever languages a plan is in."""
        languages = (*self.settings.name.by_language, *known_languages())
        return collect(Path("docs/assets"), languages)

    @cached_property
    def page_texts(self) -> tuple[str, ...]:
        """Texts besides the plans' that prints show."""
        return tuple(page_texts(Path("docs")))

    @cached_property
    def characters(self) -> frozenset[str]:
        """Every character that prints of the portal's own pages show beside what plans say."""
        ui_texts = (
            word for language in known_languages() for word in locale(language).ui_texts.values()
        )
        texts = (ASCII, NUMBERED, *self.page_texts, *ui_texts, self.settings.model_dump_json())
        return frozenset().union(*texts)

    @cached_property
    def code_hash(self) -> str:
        """The hash of the program, of what it is made of, and of the project's own pages."""
        package = resources.files("workplan")
        sources = sorted(file for file in Path(str(package)).rglob("*") if file.suffix in _SOURCES)
        pages = sorted(file for name in EVERY_PROJECT for file in _files(Path(name)))
        versions = [
            f"{name}=={importlib.metadata.version(name)}" for name in sorted(_requirements())
        ]
        return digest(*versions, *(file.read_bytes() for file in (*sources, *pages)))

    @cached_property
    def every_issuer_hash(self) -> str:
        """The hash of all but its plans that an issuer's pages are made from."""
        settings = self.settings.model_dump(mode="json", include=set(_IN_EVERY_PAGE))
        return digest(self.code_hash, json.dumps(settings, sort_keys=True))

    @cached_property
    def own_pages_hash(self) -> str:
        """The hash of all but issuers that the portal's own pages are made from."""
        return digest(self.code_hash, self.settings.model_dump_json())

    @cached_property
    def shared_files(self) -> dict[str, bytes]:
        """The styles, scripts and pictures of every page, by path from the portal's root."""
        pictures = {path: Path("docs", path).read_bytes() for path in (ICON, SHARE_IMAGE)}
        return {**dict(self.assets.published()), **pictures}

    @cached_property
    def plans(self) -> dict[str, IssuerPlans]:
        """What each issuer's pages are made from, by its path.

        Raises:
            PlanError: with every file that is out of place.
        """
        return {issuer.path: self._plans(issuer) for issuer in self.issuers}

    def _plans(self, issuer: IssuerFiles) -> IssuerPlans:
        """What an issuer's pages are made from, with its hash."""
        contents = {shown_path(file): plan_bytes(file) for file in issuer.files}
        names = (file.name for file in issuer.files)
        input_hash = digest(self.every_issuer_hash, issuer.path, *names, *contents.values())
        return IssuerPlans(issuer.path, input_hash, contents)

    def layouts(self, storage: Storage) -> dict[bool, Layouts]:
        """The layouts that MkDocs renders, of sites in one language and in more; kept for later.

        Raises:
            BuildError: MkDocs has failed.
        """
        require_project()
        languages = {False: ("zh",), True: ("zh", "en")}
        with ThreadPoolExecutor() as pool:  # each is a process of MkDocs
            layouts = pool.map(partial(self._layout, storage), languages.values())
            return dict(zip(languages, layouts, strict=True))

    def _layout(self, storage: Storage, languages: tuple[str, ...]) -> Layouts:
        name = f"{STATE}layouts/{self.code_hash}-{len(languages)}.json"
        with temporary_folder() as folder:
            file, plan = folder / "layouts.json", folder / "plan.yaml"
            if stored := storage.read(name):
                file.write_bytes(stored)
            else:
                plan.write_bytes(plan_yaml(_any_plan(languages)))
                render_layouts(plan, folder / "site", file)
                storage.write(name, file.read_bytes())
            return Layouts.load(file)


_TITLE = {"zh": "标题", "en": "Title"}
_SENTENCE = {"zh": "文字。", "en": "Text."}


def _any_plan(languages: tuple[str, ...]) -> Plan:
    """A plan for the layouts, which are the same for every plan in as many languages."""
    title, sentence = (
        {language: text[language] for language in languages} for text in (_TITLE, _SENTENCE)
    )
    point = {"num": 1, "heading": title, "measures": [sentence]}
    sections = [{"num": 1, "heading": title, "points": [point]}]
    head = {"languages": languages, "year": 2024, "title": title, "issuer": title}
    return Plan.model_validate({**head, "sections": sections})


def _files(path: Path) -> Iterator[Path]:
    return (file for file in path.rglob("*") if file.is_file()) if path.is_dir() else iter([path])


def _requirements() -> Iterator[str]:
    """The names of the distributions that the program needs in any case."""
    for requirement in importlib.metadata.requires("workplan") or ():
        if "extra ==" not in requirement:
            yield _NAME_END.split(requirement)[0]
