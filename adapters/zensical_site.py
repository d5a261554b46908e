"""The exit route: the same pages through Zensical, the theme's successor.

Zensical reads ``mkdocs.yml``, ``macros/``, the templates and the pages of ``docs/`` as they are,
but knows no hooks. So it renders a copy with one page more: each page that it renders is a
layout, whose placeholders the core fills. All other pages and files come from the core alone.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml

from workplan.pages.layout import PageLayout
from workplan.plan.errors import BuildError, WorkplanError
from workplan.site.build import build_and_publish
from workplan.site.docs_folder import is_published
from workplan.site.layouts import WrittenPage, rendered_layout
from workplan.site.site import LAYOUT, LAYOUT_TEXT, NOT_FOUND, PLAN, Site, write_files

SITE = Path("site-zensical")
DOCS, SETTINGS = Path("docs"), "mkdocs.yml"
SITEMAP = "sitemap.xml"
PUBLISHED_BY_CONTENT = ("assets/css", "assets/js")
"""Folders of docs/ whose files the core publishes."""


def main() -> None:
    """Builds the site as ``workplan build`` does: checked, verified, published whole."""
    try:
        build_and_publish(PLAN, SITE, write_site, print)
    except WorkplanError as error:
        sys.exit(str(error))


def write_site(plan: Path, folder: Path) -> None:
    """Writes the whole site of a plan's file into a folder."""
    url, edit = (os.environ.get(name, "") for name in ("SITE_URL", "EDIT_URI_TEMPLATE"))
    site = Site.load(plan, DOCS, url and f"{url.rstrip('/')}/", edit)
    shutil.copytree(DOCS, folder, ignore=not_to_copy, dirs_exist_ok=True)
    for name in PUBLISHED_BY_CONTENT:
        shutil.rmtree(folder / name)
    with TemporaryDirectory() as name:
        rendered = run_zensical(Path(name), site)
        shutil.copy(rendered / SITEMAP, folder)
        pages = {NOT_FOUND: site.not_found_page(layout_of(rendered / NOT_FOUND))}
        for file in filter(lambda page: is_published(page, DOCS), sorted(DOCS.rglob("*.md"))):
            address = address_of(file)
            path = f"{address}index.html"
            page = WrittenPage(address, front_matter(file), layout_of(rendered / path))
            pages[path] = page.html(site.current)
        layout = layout_of(rendered / address_of(DOCS / LAYOUT) / "index.html")
    write_files(folder, site.files())
    write_files(folder, ((path, html.encode()) for path, html in pages.items()))
    write_files(folder, site.generated_files(layout))


def unpublished(folder: str, names: list[str]) -> list[str]:
    """Those of the names in a folder of ``docs/`` that are not published."""
    return [name for name in names if not is_published(Path(folder, name), DOCS)]


def not_to_copy(folder: str, names: list[str]) -> list[str]:
    """The same and pages, which are published as HTML."""
    return [*unpublished(folder, names), *(name for name in names if name.endswith(".md"))]


def address_of(file: Path) -> str:
    """The address of a page of ``docs/``: ``about/`` for ``about/index.md`` and ``about.md``."""
    path = file.relative_to(DOCS).with_suffix("").as_posix()
    folder = re.sub(r"(^|/)index$", "", path)
    return f"{folder}/" if folder else ""


def front_matter(file: Path) -> dict[str, Any]:
    """The values at the head of a page."""
    match = re.match(r"---\n(.*?)\n---\n", file.read_text("utf-8"), re.DOTALL)
    return yaml.safe_load(match[1]) if match else {}


def layout_of(file: Path) -> PageLayout:
    """A page that Zensical has rendered with placeholders."""
    return rendered_layout(file.read_text("utf-8"))


def run_zensical(project: Path, site: Site) -> Path:
    """Renders a copy of the project; gives the folder of its pages.

    Raises:
        BuildError: with what Zensical says.
    """
    shutil.copytree(DOCS, project / DOCS, ignore=unpublished)
    for name in ("macros", "overrides"):
        shutil.copytree(name, project / name)
    shutil.copy(SETTINGS, project)
    (project / DOCS / LAYOUT).write_bytes(LAYOUT_TEXT.encode())
    settings = {
        "INHERIT": SETTINGS,
        "site_name": site.name,
        "theme": {"variant": "classic", "language": site.current.edition.plan.language},
        "extra": site.theme_values,
    }
    (project / "zensical.yml").write_bytes(yaml.safe_dump(settings, encoding="utf-8"))
    command = [sys.executable, "-m", "zensical", "build", "--strict", "-f", "zensical.yml"]
    environment = {**os.environ, "NO_COLOR": "1"}
    result = subprocess.run(
        command, cwd=project, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    if result.returncode:
        message, _, trace = result.stderr.partition("Traceback")
        reason = re.search(r"^RuntimeError: Python error: (.*)", trace, re.MULTILINE)
        raise BuildError(f"Zensical: {reason[1] if reason else message.strip() or trace}")
    return project / "site"


if __name__ == "__main__":
    main()
