"""The exit route: the same pages through Zensical, the theme's successor.

Zensical knows no hooks. So it renders a project made for it: the pages of ``docs/`` with a
placeholder for each content, and one page more. Each page that it renders is a layout, whose
placeholders the core fills; all other pages and files come from the core alone.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError

from workplan.pages.layout import CONTENT, PLACEHOLDERS, PageLayout, strip_theme
from workplan.plan.errors import BuildError, WorkplanError
from workplan.site.build import build_and_publish
from workplan.site.csp import with_csp
from workplan.site.site import PLAN, Site, page_macros, write_files

SITE = Path("site-zensical")
DOCS, OVERRIDES = Path("docs"), Path("overrides")
LAYOUT = "workplan-layout.md"
"""The page that becomes the layout of all others; it is not published."""
NOT_FOUND = "404.html"
SITEMAP = "sitemap.xml"
EXTENSIONS = ["attr_list", "md_in_html", {"tables": {"use_align_attribute": True}}]
"""As in mkdocs.yml, which Zensical could read but for the macros that it names."""
OURS = ("assets/css/", "assets/js/")
"""Files of docs/ that are published by their content."""


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
    sources = dict(written_pages(site))
    layouts = rendered(site, sources)
    pages = {NOT_FOUND: not_found_page(site, layouts.pop(NOT_FOUND)), SITEMAP: sitemap(site)}
    for path, text in sources.items():
        if path != LAYOUT:
            address = address_of(path)
            html = site.current.written_page(layouts[path], address, front_matter(text))
            pages[f"{address}index.html"] = html
    written = ((name, text.encode()) for name, text in pages.items())
    write_files(folder, [*other_files(), *site.files(), *written])
    write_files(folder, site.generated_files(layouts[LAYOUT]))


def written_pages(site: Site) -> Iterator[tuple[str, str]]:
    """The Markdown of ``docs/`` by its path there, and that of the layout.

    Macros leave placeholders, as with mkdocs-macros.
    """
    yield LAYOUT, f"<!-- {CONTENT} -->\n"
    macros = page_macros(site.current)
    templates = Environment(undefined=StrictUndefined)  # noqa: S701 - Markdown, not HTML
    for file in sorted(DOCS.rglob("*.md")):
        path = file.relative_to(DOCS).as_posix()
        try:
            yield (
                path,
                templates.from_string(file.read_text("utf-8")).render(macros),
            )
        except TemplateError as error:
            raise BuildError(f"docs/{path}: {error}") from None


def address_of(path: str) -> str:
    """The address of a page of ``docs/``: ``about/`` for ``about/index.md`` and ``about.md``."""
    folder = re.sub(r"(^|/)index$", "", path.removesuffix(".md"))
    return f"{folder}/" if folder else ""


def front_matter(markdown: str) -> dict[str, Any]:
    """The values at the head of a page."""
    match = re.match(r"---\n(.*?)\n---\n", markdown, re.DOTALL)
    return yaml.safe_load(match[1]) if match else {}


def rendered(site: Site, pages: dict[str, str]) -> dict[str, PageLayout]:
    """The layouts of the pages by their path, and that of the page for wrong addresses."""
    files = {path: f"{address_of(path)}index.html" for path in pages} | {NOT_FOUND: NOT_FOUND}
    with TemporaryDirectory() as name:
        project = Path(name)
        write_project(project, site, pages)
        run_zensical(project)
        pages = {path: (project / "site" / file).read_text("utf-8") for path, file in files.items()}
    return {path: PageLayout.parse(with_csp(strip_theme(html))) for path, html in pages.items()}


def write_project(project: Path, site: Site, pages: dict[str, str]) -> None:
    """Writes what Zensical renders: the pages, our templates, the settings."""
    write_files(project / "docs", ((path, text.encode()) for path, text in pages.items()))
    values = {**site.not_found(), "parts": vars(PLACEHOLDERS)}
    given = "".join(f"{{% set {name} = config.extra.{name} %}}" for name in values)
    shutil.copytree(OVERRIDES, project / "overrides")
    for name in ("main.html", NOT_FOUND):
        template = project / "overrides" / name
        template.write_text(given + template.read_text("utf-8"), "utf-8")
    language = site.current.edition.plan.language
    theme = {"variant": "classic", "custom_dir": "overrides", "font": False, "language": language}
    settings = {
        "site_name": site.name,
        "theme": theme,
        "markdown_extensions": EXTENSIONS,
        "extra": values,
    }
    (project / "mkdocs.yml").write_text(yaml.safe_dump(settings, allow_unicode=True), "utf-8")


def run_zensical(project: Path) -> None:
    """Renders the project's folder.

    Raises:
        BuildError: with what Zensical says.
    """
    command = [sys.executable, "-m", "zensical", "build", "--strict"]
    environment = {**os.environ, "NO_COLOR": "1"}
    result = subprocess.run(
        command, cwd=project, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    if result.returncode:
        message, _, trace = result.stderr.partition("Traceback")
        raise BuildError(f"Zensical: {message.strip() or trace}")


def not_found_page(site: Site, layout: PageLayout) -> str:
    """The page for addresses that lead nowhere; its template has printed its text already."""
    return layout.fill(vars(site.not_found()["parts"]))


def sitemap(site: Site) -> str:
    """The site map: Zensical knows only the pages that it has rendered."""
    templates = Environment(loader=FileSystemLoader(OVERRIDES))  # noqa: S701 - it escapes itself
    return templates.get_template(SITEMAP).render(addresses=site.page_urls)


def other_files() -> Iterator[tuple[str, bytes]]:
    """Pictures and other files of ``docs/`` that are published as they are."""
    for file in sorted(DOCS.rglob("*")):
        path = file.relative_to(DOCS).as_posix()
        if file.is_file() and file.suffix != ".md" and not path.startswith(OURS):
            yield path, file.read_bytes()


if __name__ == "__main__":
    main()
