"""The limit: a bare program that reads the YAML and writes the same pages from one template.

No checks, no search, no second look: what any builder in this language must at least do.
Usage: limit.py PLAN FRAME FOLDER; FRAME is a built point page, from which the frame is cut.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

import yaml
from jinja2 import Environment

TEMPLATE = """\
<article class="point"><p class="crumb"><a href="../../sections/{{ section.num }}/">{{ section.heading.zh }} {{ section.heading.en }}</a></p>
<h1 class="pair" id="{{ point.num }}">{% for tag in tags %}<span class="lang" lang="{{ tag }}"><span class="num">{{ point.num }}.</span> {{ point.heading[tag] }}</span>{% endfor %}</h1>
<ol class="measures">{% for measure in point.measures %}<li class="measure" id="{{ point.num }}.{{ loop.index }}">
<a class="anchor" href="#{{ point.num }}.{{ loop.index }}">{{ point.num }}.{{ loop.index }}</a>
<div class="pair">{% for tag in tags %}<p class="lang" lang="{{ tag }}">{% for text, term in cut(measure, tag) %}{% if term %}<a class="term" href="../../terms/#{{ term }}">{{ text }}</a>{% else %}{{ text }}{% endif %}{% endfor %}</p>{% endfor %}</div></li>{% endfor %}</ol>
<div class="pair units-line">{% for tag in tags %}<p class="lang" lang="{{ tag }}">〔{% for name in point.units %}<a href="../../units/{{ units[name].id }}/">{{ units[name].name[tag] }}</a>{{ "、" if not loop.last }}{% endfor %}〕</p>{% endfor %}</div></article>
<nav class="siblings"><ol>{% for other in siblings %}<li><a class="stacked" href="../{{ other.num }}/">{% for tag in tags %}<span class="lang numbered" lang="{{ tag }}"><span class="num">{{ other.num }}.</span> {{ other.heading[tag] }}</span> {% endfor %}</a></li>{% endfor %}</ol></nav>
"""
UNIT = """\
<article class="unit"><h1>{{ unit.name.zh }} {{ unit.name.en }}</h1><ol class="duties">{% for point in points %}<li class="duty"><h2><a href="../../points/{{ point.num }}/">{% for tag in tags %}<span class="lang" lang="{{ tag }}">{{ point.num }}. {{ point.heading[tag] }}</span>{% endfor %}</a></h2><ul>
{% for measure in point.measures %}<li class="measure" id="{{ point.num }}.{{ loop.index }}"><a class="anchor" href="../../points/{{ point.num }}/#{{ point.num }}.{{ loop.index }}">{{ point.num }}.{{ loop.index }}</a><div class="pair">{% for tag in tags %}<p class="lang" lang="{{ tag }}">{{ measure[tag] }}</p>{% endfor %}</div></li>{% endfor %}</ul></li>{% endfor %}</ol></article>
"""


def main() -> None:
    plan = yaml.load(Path(sys.argv[1]).read_text("utf-8"), Loader=yaml.CSafeLoader)
    before, after = frame(Path(sys.argv[2]).read_text("utf-8"))
    folder = Path(sys.argv[3])
    environment = Environment(autoescape=True)
    environment.globals.update(tags=["zh", "en"], cut=cutter(plan["terms"]))
    page, unit_page = environment.from_string(TEMPLATE), environment.from_string(UNIT)
    units = {unit["name"]["zh"]: unit for unit in plan["units"]}
    duties: dict[str, list[dict]] = {name: [] for name in units}
    for section in plan["sections"]:
        for i, point in enumerate(section["points"]):
            siblings = section["points"][max(0, i - 6) : i + 6]
            body = page.render(point=point, section=section, units=units, siblings=siblings)
            write(folder / f"points/{point['num']}", before + body + after)
            for name in point["units"]:
                duties[name].append(point)
    for name, points in duties.items():
        body = unit_page.render(unit=units[name], points=points)
        write(folder / f"units/{units[name]['id']}", before + body + after)


def frame(page: str) -> tuple[str, str]:
    start, end = page.index('<article class="point">'), page.index("</main>")
    return page[:start], "</div>" + page[end:]


def cutter(terms: list[dict]):
    patterns = {
        tag: re.compile(
            "|".join(re.escape(t[tag]) for t in sorted(terms, key=lambda t: -len(t[tag])))
        )
        for tag in ("zh", "en")
    }
    ids = {tag: {term[tag]: term["id"] for term in terms} for tag in ("zh", "en")}

    def cut(measure: dict, tag: str):
        text, end = measure[tag], 0
        for match in patterns[tag].finditer(text):
            yield text[end : match.start()], ""
            yield match[0], ids[tag][match[0]]
            end = match.end()
        yield text[end:], ""

    return cut


def write(folder: Path, page: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "index.html").write_text(page, "utf-8")


if __name__ == "__main__":
    main()
