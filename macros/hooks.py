"""MkDocs events: reads the plan once, adds its pages, surrounds them with the site's head and foot.

The imports stand here as well as in ``__init__.py``: hooks load first, and show the true cause
where an import fails.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage

from workplan import PlanError, load_plan
from workplan.addresses import Links
from workplan.bodies import Bodies
from workplan.edition import Edition
from workplan.pages import Page, hand_written, site_pages
from workplan.search import search_modules
from workplan.shell import shell
from workplan.assets import style_files

PLAN = Path("data/plan.yaml")
SLOT = "<!-- workplan:{} -->"
UNUSED = ("assets/css/", "assets/javascripts/", "assets/stylesheets/", "assets/images/")
"""Our style files, which are sent as one, and the theme's files, which no page loads."""


@event_priority(100)  # before mkdocs-macros calls define_env
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Reads the plan and hands it on in ``config.extra``."""
    file = Path(config.config_file_path).parent / PLAN
    try:
        plan = load_plan(file, PLAN.as_posix())
    except PlanError as error:
        raise PluginError(f"\n{error}") from None
    edition = Edition(plan)
    config.site_name = (plan.short_title or plan.title)[plan.language]
    config.theme["language"] = plan.language
    config.extra["workplan"] = Bodies(edition, config.site_url or "")
    config.extra["workplan_pages"] = {page.address: page for page in site_pages(edition)}
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds a file for each generated page, the plan's own file and the views' style."""
    edition = config.extra["workplan"].edition
    for page in config.extra["workplan_pages"].values():
        files.append(_generated(config, page.source, page.body))
    plan = (Path(config.config_file_path).parent / PLAN).read_bytes()
    files.append(_generated(config, edition.addresses.data, plan))
    for file in [file for file in files if file.src_uri.startswith(UNUSED)]:
        files.remove(file)
    for name, content in style_files(edition, Path(config.docs_dir)).items():
        files.append(_generated(config, f"assets/{name}", content))
    for name, module in search_modules(edition).items():
        files.append(_generated(config, f"assets/js/search/data/{name}", module))
    return files


def _generated(config: MkDocsConfig, path: str, content: str | bytes) -> File:
    file = File.generated(config, path, content=content)
    file.edit_uri = PLAN.as_posix()
    return file


def on_page_content(html: str, page: MkDocsPage, **_: Any) -> str:
    """Puts the bodies where Markdown has left their slots."""
    for i, body in enumerate(page.meta.get("workplan_bodies", [])):
        html = html.replace(SLOT.format(i), body)
    return html


def on_page_context(
    context: dict[str, Any], page: MkDocsPage, config: MkDocsConfig, nav: Navigation
) -> dict[str, Any]:
    """Gives the theme the page's head and foot."""
    del nav
    bodies = config.extra["workplan"]
    around = shell(bodies, _page(page, config), Links(page.url), _edit(config))
    return {**context, "shell": around}


def on_template_context(
    context: dict[str, Any], template_name: str, config: MkDocsConfig
) -> dict[str, Any]:
    """Gives the page for addresses that lead nowhere its text, head and foot."""
    if template_name != "404.html":
        return context
    bodies: Bodies = config.extra["workplan"]
    links = Links("404.html", root=urlsplit(config.site_url or "/").path)
    page = hand_written(bodies.edition, "404.html", {"kind": "missing"})
    around = shell(bodies, page, links, _edit(config))
    return {**context, "shell": around, "missing": bodies.missing(links)}


def _page(page: MkDocsPage, config: MkDocsConfig) -> Page:
    known: dict[str, Page] = config.extra["workplan_pages"]
    if page.url in known:
        return known[page.url]
    return hand_written(config.extra["workplan"].edition, page.url, page.meta)


def _edit(config: MkDocsConfig) -> str:
    template = config.extra.get("edit_uri_template") or ""
    return template.format(path=PLAN.as_posix())
