"""The print edition of a plan of any length, on the built site's styles and scripts."""

from __future__ import annotations

import shutil
from pathlib import Path

from workplan import Plan
from workplan.edition.edition import Edition
from workplan.edition.urls import RelativeUrls
from workplan.pages.renderer import Renderer


def longer(plan: Plan, times: int) -> Plan:
    """The plan with every point several times, numbered through; each heading is its own."""
    data = plan.model_dump(mode="json")
    num = 0
    for section in data["sections"]:
        points = [point for point in section["points"] for _ in range(times)]
        section["points"] = []
        for point in points:
            num += 1
            heading = {"zh": f"第{num}项任务的标题。", "en": f"Heading of task {num}"}
            section["points"].append({**point, "num": num, "heading": heading})
    return Plan.model_validate(data)


def with_points(site: Path, folder: Path, plan: Plan) -> Path:
    """A copy of the site with the print edition and official-document format of another plan."""
    copy = shutil.copytree(site, folder / "site")
    renderer = Renderer(Edition(plan))
    for kind, address in (("booklet", "2024/print/"), ("official_document", "2024/gongwen/")):
        page = copy / address / "index.html"
        body = renderer.body(kind, RelativeUrls(address))
        html = page.read_text("utf-8")
        start, end = html.index('<div class="sheet-bar">'), html.rindex("</article>")
        end = html.index("</div>", end) + len("</div>")
        page.write_text(html[:start] + body + html[end:], "utf-8")
    return copy
