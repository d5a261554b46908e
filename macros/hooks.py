"""MkDocs events: reads the plan once, adds its pages and files, puts the frame around them.

The imports stand here as well as in ``__init__.py``: hooks load first, and show the true cause
where an import fails.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as MkDocsPage

from workplan import PlanError
from workplan.addresses import Links
from workplan.assets import SCRIPT, STYLE, collect
from workplan.frame import BODY, MOULD, Frame, hole
from workplan.mould import Mould, save_moulds
from workplan.pages import hand_written
from workplan.seal import sealed
from workplan.shelf import ARCHIVE, load_shelf
from workplan.works import Works

PLAN = Path("data/plan.yaml")
PLAN_ASKED_FOR = "WORKPLAN_PLAN"
"""The environment variable in which ``workplan build --plan`` names another file."""
FRAME = "workplan-frame.md"
"""The page that MkDocs renders once for all generated pages; it is not published."""
HAND_WRITTEN = ("", "about/")
"""The addresses of the pages in docs/ that belong to the site map."""
UNUSED = tuple(f"assets/{name}/" for name in ("css", "js", "javascripts", "stylesheets", "images"))
"""Our own files, which are published by their content, and the theme's, which no page loads."""


@event_priority(100)  # before mkdocs-macros calls define_env
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Reads the plan and hands it on in ``config.extra``."""
    try:
        editions = load_shelf(_plan_file(config), PLAN.as_posix())
    except PlanError as error:
        raise PluginError(f"\n{error}") from None
    edit = (config.extra.get("edit_uri_template") or "").format(path=PLAN.as_posix())
    assets = collect(Path(config.docs_dir) / "assets", editions)
    pdfs = os.environ.get("WORKPLAN_PDFS")
    shelf = [
        Works.of(edition, assets, config.site_url or "", edit, Path(pdfs) if pdfs else None)
        for edition in editions
    ]
    plan = editions[0].plan
    config.site_name = (plan.short_title or plan.title)[plan.language]
    config.theme["language"] = plan.language
    config.extra["workplan"] = shelf[0]
    config.extra["workplan_shelf"] = shelf
    return config


def _plan_file(config: MkDocsConfig) -> Path:
    asked = os.environ.get(PLAN_ASKED_FOR)
    return Path(asked) if asked else Path(config.config_file_path).parent / PLAN


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds the plan's own file, styles, scripts, and the page that becomes the frame."""
    works: Works = config.extra["workplan"]
    for file in [file for file in files if file.src_uri.startswith(UNUSED)]:
        files.remove(file)
    plan = _plan_file(config)
    for one in config.extra["workplan_shelf"]:
        year = one.edition.plan.year
        file = plan if one is works else plan.parent / ARCHIVE / f"{year}.yaml"
        files.append(_generated(config, one.edition.addresses.data, file.read_bytes()))
    for path, content in works.assets.published():
        files.append(_generated(config, path, content))
    if _plain():
        for page in works.pages.values():
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


def on_page_content(html: str, page: MkDocsPage, **_: Any) -> str:
    """Takes away the paragraph that Markdown puts around the frame's hole."""
    return hole(BODY) if page.file.src_uri == FRAME else html


def on_page_context(context: dict[str, Any], **_: Any) -> Any:
    """Gives the theme holes for the page's head and foot."""
    return {**context, "shell": MOULD}


def on_template_context(context: dict[str, Any], template_name: str, config: MkDocsConfig) -> Any:
    """Gives the site map its addresses, and the page for wrong ones its text, head and foot."""
    works: Works = config.extra["workplan"]
    if template_name == "sitemap.xml":
        site = config.site_url or ""
        pages = [page for one in config.extra["workplan_shelf"] for page in one.pages]
        named = [site + address for address in (*HAND_WRITTEN, *pages)] if site else []
        return {**context, "addresses": named}
    if template_name != "404.html":
        return context
    links = Links("404.html", root="/")
    page = hand_written(works.edition, "404.html", {"kind": "missing"})
    return {
        **context,
        "shell": works.shells.shell(page, links),
        "missing": works.bodies.missing(links),
        "style": works.assets.files[STYLE].decode(),
        "script": works.assets.folder + SCRIPT,
        "root": urlsplit(config.site_url or "").path,
    }


def on_post_page(output: str, page: MkDocsPage, config: MkDocsConfig) -> str:
    """Seals each page with its security policy and fills its holes; keeps it as a mould."""
    works: Works = config.extra["workplan"]
    mould = Mould(page.url, page.meta, Frame.cut(sealed(output)))
    config.extra.setdefault("workplan_moulds", {})[page.file.src_uri] = mould
    return "" if page.file.src_uri == FRAME else mould.page(works)


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """Seals the page for addresses that lead nowhere."""
    return sealed(output_content) if template_name.endswith(".html") else output_content


def on_post_build(config: MkDocsConfig) -> None:
    """Writes the generated pages into the frame, the downloads, and what the browser reads."""
    works: Works = config.extra["workplan"]
    moulds: dict[str, Mould] = config.extra["workplan_moulds"]
    folder = Path(config.site_dir)
    if preview := os.environ.get("WORKPLAN_MOULDS"):
        save_moulds(Path(preview), moulds.pop(FRAME), moulds.values())
        return
    works.assets.write_data(folder)
    works.write_codes(folder, *HAND_WRITTEN)
    for one in config.extra["workplan_shelf"]:
        one.write_downloads(folder)
        one.write_fonts(folder, Path(config.docs_dir))
        if one is not works:
            one.write_codes(folder)
        if one is not works or not _plain():
            one.write_pages(moulds[FRAME].frame, folder)
