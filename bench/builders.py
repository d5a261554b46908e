"""The builders that are compared: how each is run, and the folder that it is run in."""

import json
import shutil
import sys
from pathlib import Path
from typing import NamedTuple

from limit import TEMPLATES, read_content, render, split_layout, write_pages
from plans import ROOT

BENCH = ROOT / "bench"
PROGRAMS = Path(sys.executable).parent
WORKPLAN = str(PROGRAMS / "workplan")
PAGES, STOCK, ZENSICAL = "workplan, pages", "MkDocs with Material", "Zensical"
POINT = "2024/points/9/"  # a page that every plan has
LAYOUT = "layout.html"  # that page, where the limit and Hugo take their layout from


class Builder(NamedTuple):
    """A builder and its command; a peer's folder has its settings, ``templates`` make its pages."""

    name: str
    command: list[str]
    output: str = "site"
    peer: str = ""
    templates: str = ".md"

    def folder(self, project: Path) -> Path:
        """Where the command is run."""
        return project.with_name(self.peer or project.name)


def builders() -> list[Builder]:
    """Ours first, since others need a page of it; then every peer, installed or not."""
    python, peers_python = sys.executable, str(ROOT / ".tools/bench/bin/python")
    mkdocs = ["-m", "mkdocs", "build", "--quiet"]
    limit = [python, str(BENCH / "limit.py"), "data/plan.yaml", LAYOUT, "limit"]
    return [
        Builder(PAGES, [python, str(BENCH / "pages_only.py")], "pages"),
        Builder("workplan build", [WORKPLAN, "build"]),
        Builder("limit", limit, "limit"),
        Builder(STOCK, [peers_python, *mkdocs], peer="stock", templates=".macro.md"),
        Builder("MkDocs, lean", [python, *mkdocs], peer="lean"),
        Builder(ZENSICAL, [str(PROGRAMS / "zensical"), "build", "--clean"], peer="zensical"),
        Builder("Hugo", ["hugo", "--quiet", "-d", "site"], peer="hugo"),
    ]


def prepare(builder: Builder, project: Path) -> None:
    """Writes what a peer needs, with the content of the project's plan."""
    if not builder.peer:
        return
    folder = builder.folder(project)
    shutil.copytree(BENCH / "peers" / builder.peer, folder)
    shutil.copytree(TEMPLATES, folder / "templates")
    content = read_content(project / "data/plan.yaml")
    bodies = render(content, builder.templates)
    before, after = split_layout((project / LAYOUT).read_text("utf-8"))
    files = {f"docs/{path}.md": body for path, body in bodies.items()}
    files["content.json"] = json.dumps(content, ensure_ascii=False)
    files["layouts/_default/single.html"] = f"{before}{{{{ .Content }}}}{after}"
    write_pages(folder, files)
