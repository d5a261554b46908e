"""MkDocs events: reads the plan once, adds its pages and files, puts the frame around them.

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

from workplan import PlanError
from workplan.pages.compact import lean
from workplan.pages.frame import BODY, MOULD, Frame, hole
from workplan.pages.template_cache import KeptTemplates
from workplan.site.csp import with_csp
from workplan.site.mould import Mould, save_moulds
from workplan.site.site import PLAN, Publication
from workplan.site.works import Works

PLAN_ASKED_FOR = "WORKPLAN_PLAN"
"""The environment variable in which ``workplan build --plan`` names another file."""
FRAME = "workplan-frame.md"
"""The page that MkDocs renders once for all generated pages; it is not published."""
UNUSED = tuple(f"assets/{name}/" for name in ("css", "js", "javascripts", "stylesheets", "images"))
"""Our own files, which are published by their content, and the theme's, which no page loads."""


@event_priority(100)  # before mkdocs-macros calls define_env
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Reads the plan and hands it on in ``config.extra``."""
    edit, pdfs = config.extra.get("edit_uri_template") or "", os.environ.get("WORKPLAN_PDFS")
    places = _plan_file(config), Path(config.docs_dir)
    try:
        site = Publication.of(*places, config.site_url or "", edit, Path(pdfs) if pdfs else None)
    except PlanError as error:
        raise PluginError(f"\n{error}") from None
    config.site_name = site.name
    config.theme["language"] = site.works.edition.plan.language
    config.extra["workplan"] = site.works
    config.extra["workplan_site"] = site
    return config


def _plan_file(config: MkDocsConfig) -> Path:
    asked = os.environ.get(PLAN_ASKED_FOR)
    return Path(asked) if asked else Path(config.config_file_path).parent / PLAN


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds the plan's own file, styles, scripts, and the page that becomes the frame."""
    site: Publication = config.extra["workplan_site"]
    for file in [file for file in files if file.src_uri.startswith(UNUSED)]:
        files.remove(file)
    for path, content in site.files():
        files.append(_generated(config, path, content))
    if _plain():
        for page in site.works.pages.values():
            files.append(_generated(config, page.source, page.body))
    files.append(_generated(config, FRAME, hole(BODY)))
    return files


def _plain() -> bool:
    """Whether MkDocs renders every page itself: slower, and the same to the byte."""
    return bool(os.environ.get("WORKPLAN_PLAIN"))


def _generated(config: MkDocsConfig, path: str, content: str | bytes) -> File:
    file = File.generated(config, path, content=content)
    file.edit_uri = PLAN.as_posix()
    return file


def on_env(env: Environment, **_: Any) -> Environment:
    """Remembers the theme's templates as they are compiled."""
    env.bytecode_cache = KeptTemplates("theme")
    return env


def on_page_content(html: str, page: MkDocsPage, **_: Any) -> str:
    """Takes away the paragraph that Markdown puts around the frame's hole."""
    return hole(BODY) if page.file.src_uri == FRAME else html


def on_page_context(context: dict[str, Any], **_: Any) -> Any:
    """Gives the theme holes for the page's head and foot."""
    return {**context, "shell": MOULD}


def on_template_context(context: dict[str, Any], template_name: str, config: MkDocsConfig) -> Any:
    """Gives the site map its addresses, and the page for wrong ones its text, head and foot."""
    site: Publication = config.extra["workplan_site"]
    if template_name == "sitemap.xml":
        return {**context, "addresses": site.urls}
    return {**context, **site.missing()} if template_name == "404.html" else context


def on_post_page(output: str, page: MkDocsPage, config: MkDocsConfig) -> str:
    """Seals each page with its security policy and fills its holes; keeps it as a mould."""
    works: Works = config.extra["workplan"]
    mould = Mould(page.url, page.meta, Frame.cut(with_csp(lean(output))))
    config.extra.setdefault("workplan_moulds", {})[page.file.src_uri] = mould
    return "" if page.file.src_uri == FRAME else mould.page(works)


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """Seals the page for addresses that lead nowhere."""
    return with_csp(lean(output_content)) if template_name.endswith(".html") else output_content


def on_post_build(config: MkDocsConfig) -> None:
    """Writes the generated pages into the frame, the downloads, and what the browser reads."""
    site: Publication = config.extra["workplan_site"]
    moulds: dict[str, Mould] = config.extra["workplan_moulds"]
    folder = Path(config.site_dir)
    if preview := os.environ.get("WORKPLAN_MOULDS"):
        save_moulds(Path(preview), moulds.pop(FRAME), moulds.values())
        return
    site.write(folder, moulds[FRAME].frame, plain=_plain())
