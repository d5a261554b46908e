"""The exit route: the same pages through Zensical, the theme's successor.

Zensical knows no hooks and no macros of ours. So it renders a folder made for it: the pages of
``docs/`` with a hole for each body, and one page more. Each page that it gives back is a frame,
whose holes the core fills; all other pages and files come from the core alone.
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

from workplan.errors import BuildError, WorkplanError
from workplan.pages.compact import lean
from workplan.pages.frame import BODY, MOULD, Frame, hole
from workplan.site.build import build_and_publish
from workplan.site.csp import with_csp
from workplan.site.mould import Mould
from workplan.site.site import PLAN, Publication
from workplan.site.works import page_names
from workplan.site.writing import write_files

SITE = Path("site-zensical")
DOCS, OVERRIDES = Path("docs"), Path("overrides")
FRAME = "workplan-frame.md"
"""The page that becomes the frame of all others; it is not published."""
MISSING = "404.html"
SITE_MAP = "sitemap.xml"
EXTENSIONS = ["attr_list", "md_in_html", {"tables": {"use_align_attribute": True}}]
"""As in mkdocs.yml, which Zensical could read but for the macros that it names."""
OURS = ("assets/css/", "assets/js/")
"""Files of docs/ that are published by their content."""


def main() -> None:
    """Builds the site as ``workplan build`` does: checked, looked over, put in place whole."""
    try:
        build_and_publish(PLAN, SITE, write_site, print)
    except WorkplanError as error:
        sys.exit(str(error))


def write_site(plan: Path, folder: Path) -> None:
    """Writes the whole site of a plan's file into a folder."""
    address, edit = (os.environ.get(name, "") for name in ("SITE_URL", "EDIT_URI_TEMPLATE"))
    site = Publication.of(plan, DOCS, address and f"{address.rstrip('/')}/", edit)
    pages = dict(written_pages(site))
    frames = rendered(site, pages)
    texts = {MISSING: missing_page(site, frames.pop(MISSING)), SITE_MAP: site_map(site)}
    for path, text in pages.items():
        if path != FRAME:
            mould = Mould(address_of(path), front_matter(text), frames[path])
            texts[f"{mould.address}index.html"] = mould.page(site.works)
    made = ((name, text.encode()) for name, text in texts.items())
    write_files(folder, [*other_files(), *site.files(), *made])
    site.write(folder, frames[FRAME])


def written_pages(site: Publication) -> Iterator[tuple[str, str]]:
    """The Markdown of ``docs/`` by its path there, and that of the frame.

    Macros leave holes, as with mkdocs-macros.
    """
    yield FRAME, f"<!-- {hole(BODY)} -->\n"
    names = page_names(site.works)
    templates = Environment(undefined=StrictUndefined)  # noqa: S701 - Markdown, not HTML
    for file in sorted(DOCS.rglob("*.md")):
        path = file.relative_to(DOCS).as_posix()
        try:
            yield (
                path,
                templates.from_string(file.read_text("utf-8")).render(names),
            )
        except TemplateError as error:
            raise BuildError(f"docs/{path}: {error}") from None


def address_of(path: str) -> str:
    """The address of a page of ``docs/``: ``about/`` for ``about/index.md`` and ``about.md``."""
    folder = re.sub(r"(^|/)index$", "", path.removesuffix(".md"))
    return f"{folder}/" if folder else ""


def front_matter(markdown: str) -> dict[str, Any]:
    """The values at the head of a page."""
    found = re.match(r"---\n(.*?)\n---\n", markdown, re.DOTALL)
    return yaml.safe_load(found[1]) if found else {}


def rendered(site: Publication, pages: dict[str, str]) -> dict[str, Frame]:
    """The frames of the pages by their path, and that of the page for wrong addresses."""
    files = {path: f"{address_of(path)}index.html" for path in pages} | {MISSING: MISSING}
    with TemporaryDirectory() as name:
        project = Path(name)
        write_project(project, site, pages)
        run_zensical(project)
        made = {path: (project / "site" / file).read_text("utf-8") for path, file in files.items()}
    return {path: Frame.cut(with_csp(lean(html))) for path, html in made.items()}


def write_project(project: Path, site: Publication, pages: dict[str, str]) -> None:
    """Writes what Zensical renders: the pages, our templates, the settings."""
    write_files(project / "docs", ((path, text.encode()) for path, text in pages.items()))
    values = {**site.missing(), "shell": vars(MOULD)}
    given = "".join(f"{{% set {name} = config.extra.{name} %}}" for name in values)
    shutil.copytree(OVERRIDES, project / "overrides")
    for name in ("main.html", MISSING):
        template = project / "overrides" / name
        template.write_text(given + template.read_text("utf-8"), "utf-8")
    language = site.works.edition.plan.language
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
    plain = {**os.environ, "NO_COLOR": "1"}
    done = subprocess.run(
        command, cwd=project, env=plain, capture_output=True, encoding="utf-8", check=False
    )
    if done.returncode:
        said, _, trace = done.stderr.partition("Traceback")
        raise BuildError(f"Zensical: {said.strip() or trace}")


def missing_page(site: Publication, frame: Frame) -> str:
    """The page for addresses that lead nowhere; its template has printed its text already."""
    shell = vars(site.missing()["shell"])
    return frame.fill(lambda part: str(shell[part]))


def site_map(site: Publication) -> str:
    """The site map: Zensical knows only the pages that it has rendered."""
    templates = Environment(loader=FileSystemLoader(OVERRIDES))  # noqa: S701 - it escapes itself
    return templates.get_template(SITE_MAP).render(urls=site.urls)


def other_files() -> Iterator[tuple[str, bytes]]:
    """Pictures and other files of ``docs/`` that are published as they are."""
    for file in sorted(DOCS.rglob("*")):
        path = file.relative_to(DOCS).as_posix()
        if file.is_file() and file.suffix != ".md" and not path.startswith(OURS):
            yield path, file.read_bytes()


if __name__ == "__main__":
    main()
