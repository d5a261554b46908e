"""MkDocs events: reads the plan once, adds its pages and files, puts the layout around them.

The imports stand here as well as in ``__init__.py``: hooks load first, and show the true cause
where an import fails.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as MkDocsPage

from workplan import WorkplanError
from workplan.pages.template_cache import template_cache
from workplan.site.docs_folder import is_published
from workplan.site.layouts import Layouts, WrittenPage, rendered_layout
from workplan.site.site import LAYOUT, LAYOUT_TEXT, NOT_FOUND, PLAN, Site, write_files

PLAN_VARIABLE = "WORKPLAN_PLAN"
"""The environment variable in which ``workplan build --plan`` names another file."""
UNUSED = tuple(f"assets/{name}/" for name in ("css", "js", "javascripts", "stylesheets", "images"))
"""Our own files, which are published by their content, and the theme's, which no page loads."""


@event_priority(100)  # before mkdocs-macros calls define_env
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Reads the plan and hands it on in ``config.extra``."""
    edit, pdfs = config.extra.get("edit_uri_template") or "", os.environ.get("WORKPLAN_PDFS")
    plan = Path(os.environ.get(PLAN_VARIABLE) or Path(config.config_file_path).parent / PLAN)
    try:
        site = Site.load(
            plan, Path(config.docs_dir), config.site_url or "", edit, Path(pdfs) if pdfs else None
        )
    except WorkplanError as error:
        raise PluginError(f"\n{error}") from None
    config.site_name = site.name
    config.theme["language"] = site.current.edition.plan.language
    config.extra.update(site.theme_values, workplan=site)
    config.extra["workplan_layouts"] = {}
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds the plan's own file, styles, scripts, and the page that becomes the layout."""
    site: Site = config.extra["workplan"]
    for file in [file for file in files if not _is_wanted(file, Path(config.docs_dir))]:
        files.remove(file)
    for path, content in (*site.files(), (LAYOUT, LAYOUT_TEXT)):
        generated = File.generated(config, path, content=content)
        generated.edit_uri = PLAN.as_posix()
        files.append(generated)
    return files


def _is_wanted(file: File, docs: Path) -> bool:
    if file.src_uri.startswith(UNUSED):
        return False
    source = file.abs_src_path
    is_written = source is not None and Path(source).is_relative_to(docs)  # not the theme's
    return not is_written or is_published(Path(str(source)), docs)


def on_env(env: Environment, **_: Any) -> Environment:
    """Caches the theme's templates as they are compiled."""
    env.bytecode_cache = template_cache("theme")
    return env


def on_post_page(output: str, page: MkDocsPage, config: MkDocsConfig) -> str:
    """Adds each page's security policy and fills its placeholders; keeps its layout."""
    site: Site = config.extra["workplan"]
    written = WrittenPage(page.url, page.meta, rendered_layout(output))
    config.extra["workplan_layouts"][page.file.src_uri] = written
    return "" if page.file.src_uri == LAYOUT else written.html(site.current)


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """Does the same with the page for addresses that lead nowhere."""
    site: Site = config.extra["workplan"]
    is_page = template_name == NOT_FOUND
    return site.not_found_page(rendered_layout(output_content)) if is_page else output_content


def on_post_build(config: MkDocsConfig) -> None:
    """Writes all that is generated; or, for the preview, only the layouts."""
    site: Site = config.extra["workplan"]
    pages: dict[str, WrittenPage] = config.extra["workplan_layouts"]
    generated = pages.pop(LAYOUT).layout
    if file := os.environ.get("WORKPLAN_LAYOUTS"):
        Layouts(generated, tuple(pages.values())).save(Path(file))
        return
    write_files(Path(config.site_dir), site.generated_files(generated))
