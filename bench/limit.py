"""The limit: a bare program that reads the YAML and writes the pages: limit.py PLAN LAYOUT FOLDER.

LAYOUT is a built page, whose main part is replaced. The peers are given the same content.
"""

import sys
from pathlib import Path
from typing import Any

import yaml
from jinja2 import Environment, FileSystemLoader

TEMPLATES = Path(__file__).with_name("templates")

Content = dict[str, dict[str, Any]]
"""By kind of page, ``point`` or ``unit``, a record for each page by its id."""


def read_content(plan_file: Path) -> Content:
    """The content of a plan's file."""
    plan = yaml.load(plan_file.read_text("utf-8"), Loader=yaml.CSafeLoader)
    units = {unit["name"]["zh"]: {"id": unit["id"], **unit["name"]} for unit in plan["units"]}
    content: Content = {"point": {}, "unit": {}}
    for section in plan["sections"]:
        for point in section["points"]:
            record = {key: point[key] for key in ("num", "heading", "measures")}
            record["section"] = {"num": section["num"], **section["heading"]}
            record["units"] = [units[name] for name in point["units"]]
            content["point"][str(point["num"])] = record
            for unit in record["units"]:
                page = content["unit"].setdefault(unit["id"], {**unit, "points": []})
                page["points"].append(record)
    return content


def render(content: Content, suffix: str) -> dict[str, str]:
    """The pages' content by path; ``suffix`` chooses the templates."""
    loader = FileSystemLoader(TEMPLATES)
    environment = Environment(loader=loader, autoescape=True, trim_blocks=True, auto_reload=False)
    return {
        f"{kind}s/{key}": environment.get_template(kind + suffix).render({kind: record})
        for kind, records in content.items()
        for key, record in records.items()
    }


def split_layout(page: str) -> tuple[str, str]:
    """What stands before and after the content of a page's main part."""
    start = page.index(">", page.index("<main")) + 1
    return page[:start], page[page.index("</main>") :]


def write_pages(folder: Path, pages: dict[str, str]) -> None:
    """Writes pages by their files' paths."""
    for path, page in pages.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(page, "utf-8")


if __name__ == "__main__":
    plan, layout, folder = map(Path, sys.argv[1:])
    before, after = split_layout(layout.read_text("utf-8"))
    bodies = render(read_content(plan), ".html").items()
    write_pages(folder, {f"{path}/index.html": before + body + after for path, body in bodies})
