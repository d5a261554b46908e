"""The exit route: the same pages through Zensical, the theme's successor.

Zensical knows no hooks and no macros of ours. So it renders a folder made for it: the pages of
``docs/`` with a slot for each body, and one page more. Each page that it gives back is a frame,
whose holes and slots are filled here; all other pages and files come from the core.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError

from workplan.addresses import Links
from workplan.build import publish
from workplan.errors import BuildError, WorkplanError
from workplan.frame import MOULD, Frame, hole
from workplan.pages import hand_written
from workplan.publication import PLAN, Publication
from workplan.seal import sealed
from workplan.shell import Shell

SITE = Path("site-zensical")
SLOT = "<!-- workplan:{} -->"
FRAME = "workplan-frame.md"
"""The page that becomes the frame; it is not published."""
MISSING = "404.html"
SITE_MAP = "sitemap.xml"
EXTENSIONS = ["attr_list", "md_in_html", {"tables": {"use_align_attribute": True}}]
"""As in mkdocs.yml, which Zensical could read but for the macros that it names."""
OURS = ("assets/css/", "assets/js/")
"""Files of docs/ that are published by their content."""
SKIP = re.compile(r'<a href="#__skip".*?</a>', re.DOTALL)
"""The theme's skip link: our header has one of its own, in each language."""


@dataclass(frozen=True)
class Written:
    """A page that Zensical renders: its Markdown, what goes into its slots and around it."""

    address: str
    markdown: str
    bodies: list[str]
    shell: Shell

    @property
    def file(self) -> str:
        """The page's file below the site."""
        return self.address if self.address == MISSING else f"{self.address}index.html"

    def finished(self, html: str) -> str:
        """The rendered page, whole and sealed."""
        html = SKIP.sub("", html)
        for i, body in enumerate(self.bodies):
            html = html.replace(SLOT.format(i), body)
        return sealed(Frame.cut(html).fill(self.shell, hole("body")))


def main() -> None:
    """Builds the site as ``workplan build`` does: checked, looked over, put in place whole."""
    try:
        publish(PLAN, SITE, write_site, print)
    except WorkplanError as error:
        sys.exit(str(error))


def write_site(folder: Path) -> None:
    """Writes the whole site into a folder."""
    root, address = Path.cwd(), os.environ.get("SITE_URL", "")
    edit = os.environ.get("EDIT_URI_TEMPLATE", "")
    site = Publication.of(root, root / "docs", address and f"{address.rstrip('/')}/", edit)
    texts = rendered(site, dict(written_pages(site, root / "docs")))
    frame = Frame.cut(texts.pop("workplan-frame/index.html"))
    texts[SITE_MAP] = site_map(site)
    for path, content in {**dict(other_files(root / "docs")), **dict(site.files())}.items():
        write(folder / path, content)
    for path, text in texts.items():
        write(folder / path, text.encode())
    site.write_data(folder)
    for works in site.shelf:
        works.write_pages(frame, folder)


def written_pages(site: Publication, docs: Path) -> Iterator[tuple[str, Written]]:
    """The pages of ``docs/`` by their path there, and the one that becomes the frame."""
    yield FRAME, Written("workplan-frame/", SLOT.format(0), [hole("body")], MOULD)
    for file in sorted(docs.rglob("*.md")):
        path = file.relative_to(docs).as_posix()
        folder = re.sub(r"(^|/)index$", "", path.removesuffix(".md"))
        try:
            yield path, written(site, f"{folder}/" if folder else "", file.read_text("utf-8"))
        except TemplateError as error:
            raise BuildError(f"docs/{path}: {error}") from None


def written(site: Publication, address: str, text: str) -> Written:
    """A page of ``docs/``, its macros run as mkdocs-macros would."""
    found = re.match(r"---\n(.*?)\n---\n", text, re.DOTALL)
    page = hand_written(site.works.edition, address, yaml.safe_load(found[1]) if found else {})
    bodies: list[str] = []

    def macro(kind: str) -> Callable[..., str]:
        def slot(key: str = "") -> str:
            bodies.append(site.works.bodies.kinds[kind](Links(address), key))
            return SLOT.format(len(bodies) - 1)

        return slot

    macros = {f"{kind}_page": macro(kind) for kind in site.works.bodies.kinds}
    markdown = Environment(undefined=StrictUndefined).from_string(text).render(macros)  # noqa: S701 - Markdown, not HTML
    return Written(address, markdown, bodies, site.works.shells.shell(page, Links(address)))


def rendered(site: Publication, pages: dict[str, Written]) -> dict[str, str]:
    """The whole pages by their file below the site, that for wrong addresses among them."""
    with TemporaryDirectory() as name:
        project = Path(name)
        write_project(project, site, pages)
        run_zensical(project)
        missing = Written(MISSING, "", [], site.missing()["shell"])
        return {
            page.file: page.finished((project / "site" / page.file).read_text("utf-8"))
            for page in (*pages.values(), missing)
        }


def write_project(project: Path, site: Publication, pages: dict[str, Written]) -> None:
    """Writes what Zensical renders: the pages, our templates, the settings."""
    for path, page in pages.items():
        write(project / "docs" / path, page.markdown.encode())
    values = {**site.missing(), "shell": vars(MOULD)}
    given = "".join(f"{{% set {name} = config.extra.{name} %}}" for name in values)
    shutil.copytree(site.root / "overrides", project / "overrides")
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
    write(project / "mkdocs.yml", yaml.safe_dump(settings, allow_unicode=True).encode())


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


def site_map(site: Publication) -> str:
    """The site map: Zensical knows only the pages that it has rendered."""
    templates = Environment(loader=FileSystemLoader(site.root / "overrides"))  # noqa: S701 - it escapes itself
    return templates.get_template(SITE_MAP).render(addresses=site.addresses)


def other_files(docs: Path) -> Iterator[tuple[str, bytes]]:
    """Pictures and other files of ``docs/`` that are published as they are."""
    for file in sorted(docs.rglob("*")):
        path = file.relative_to(docs).as_posix()
        if file.is_file() and file.suffix != ".md" and not path.startswith(OURS):
            yield path, file.read_bytes()


def write(place: Path, content: bytes) -> None:
    """Writes a file, and its folder where there is none."""
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(content)


if __name__ == "__main__":
    main()
