"""The same content for the peers: a page a point, a page a unit, in our own frame.

The terms are already marked in the texts, and what stands around a page is ready: a peer only
reads its content and fills its template.
"""

from __future__ import annotations

import html
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from limit import cutter, frame

TAGS = ("zh", "en")


def content(plan_file: Path) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The points and the units as records that a template prints."""
    plan = yaml.load(plan_file.read_text("utf-8"), Loader=yaml.CSafeLoader)
    cut = cutter(plan["terms"])
    units = {unit["name"]["zh"]: {"id": unit["id"], **unit["name"]} for unit in plan["units"]}
    duties: dict[str, list[dict[str, Any]]] = {name: [] for name in units}
    points = []
    for section in plan["sections"]:
        for i, point in enumerate(section["points"]):
            near = section["points"][max(0, i - 6) : i + 6]
            points.append(_point(point, section, near, units, cut))
            for name in point["units"]:
                duties[name].append(points[-1])
    return points, [{**units[name], "points": of} for name, of in duties.items()]


def _point(point: dict, section: dict, near: list[dict], units: dict, cut) -> dict[str, Any]:
    return {
        "num": str(point["num"]),
        "heading": point["heading"],
        "section": {"num": str(section["num"]), **section["heading"]},
        "measures": [{tag: _marked(cut(one, tag)) for tag in TAGS} for one in point["measures"]],
        "units": [units[name] for name in point["units"]],
        "siblings": [{"num": str(other["num"]), **other["heading"]} for other in near],
    }


def _marked(pieces: Iterator[tuple[str, str]]) -> str:
    return "".join(
        f'<a class="term" href="../../terms/#{term}">{html.escape(text)}</a>'
        if term
        else html.escape(text)
        for text, term in pieces
    )


HUGO_POINT = """\
{{ with .Params }}<article class="point"><p class="crumb"><a href="../../sections/{{ .section.num }}/">{{ .section.zh }} {{ .section.en }}</a></p>
<h1 class="pair" id="{{ .num }}"><span class="lang" lang="zh"><span class="num">{{ .num }}.</span> {{ .heading.zh }}</span><span class="lang" lang="en"><span class="num">{{ .num }}.</span> {{ .heading.en }}</span></h1>
{{ $num := .num }}<ol class="measures">{{ range $i, $m := .measures }}{{ $id := printf "%s.%d" $num (add $i 1) }}<li class="measure" id="{{ $id }}"><a class="anchor" href="#{{ $id }}">{{ $id }}</a><div class="pair"><p class="lang" lang="zh">{{ safeHTML $m.zh }}</p><p class="lang" lang="en">{{ safeHTML $m.en }}</p></div></li>{{ end }}</ol>
<div class="pair units-line"><p class="lang" lang="zh">〔{{ range .units }}<a href="../../units/{{ .id }}/">{{ .zh }}</a>、{{ end }}〕</p><p class="lang" lang="en">〔{{ range .units }}<a href="../../units/{{ .id }}/">{{ .en }}</a>、{{ end }}〕</p></div></article>
<nav class="siblings"><ol>{{ range .siblings }}<li><a class="stacked" href="../{{ .num }}/"><span class="lang numbered" lang="zh"><span class="num">{{ .num }}.</span> {{ .zh }}</span> <span class="lang numbered" lang="en"><span class="num">{{ .num }}.</span> {{ .en }}</span></a></li>{{ end }}</ol></nav>{{ end }}
"""
HUGO_UNIT = """\
{{ with .Params }}<article class="unit"><h1>{{ .zh }} {{ .en }}</h1><ol class="duties">{{ range .points }}{{ $num := .num }}<li class="duty"><h2><a href="../../points/{{ .num }}/"><span class="lang" lang="zh">{{ .num }}. {{ .heading.zh }}</span><span class="lang" lang="en">{{ .num }}. {{ .heading.en }}</span></a></h2><ul>{{ range $i, $m := .measures }}{{ $id := printf "%s.%d" $num (add $i 1) }}<li class="measure" id="{{ $id }}"><a class="anchor" href="../../points/{{ $num }}/#{{ $id }}">{{ $id }}</a><div class="pair"><p class="lang" lang="zh">{{ safeHTML $m.zh }}</p><p class="lang" lang="en">{{ safeHTML $m.en }}</p></div></li>{{ end }}</ul></li>{{ end }}</ol></article>{{ end }}
"""


def nunjucks(template: str, record: str) -> str:
    """Hugo's template in Eleventy's language: the same markup, the other's marks."""
    for old, new in {
        "{{ with .Params }}": "",
        "{{ end }}\n": "\n",
        "{{ $num := .num }}": "{% set num = it.num %}",
        '{{ $id := printf "%s.%d" $num (add $i 1) }}': '{% set id = num + "." + loop.index %}',
        "{{ range $i, $m := .measures }}": "{% for m in it.measures %}",
        "{{ safeHTML $m.zh }}": "{{ m.zh | safe }}",
        "{{ safeHTML $m.en }}": "{{ m.en | safe }}",
        "{{ $id }}": "{{ id }}",
        "{{ $num }}": "{{ num }}",
    }.items():
        template = template.replace(old, new)
    for name in ("units", "siblings", "points"):
        template = _loop(template, name)
    template = template.replace("{{ end }}", "{% endfor %}")
    return template.replace("{{ .", "{{ it.").replace("it.", f"{record}.")


def _loop(template: str, name: str) -> str:
    """A loop over records, whose own fields stand inside it."""
    start = f"{{{{ range .{name} }}}}"
    parts = template.split(start)
    looped = [parts[0]]
    for part in parts[1:]:
        if name == "points":
            inside = part.replace("it.", "one.").replace("{{ .", "{{ one.")
            looped.append(inside)
        else:
            inside, end, rest = part.partition("{{ end }}")
            looped.append(inside.replace("{{ .", "{{ one.") + end + rest)
    return f"{{% for one in it.{name} %}}".join(looped)


def hugo(plan: Path, built: Path, folder: Path) -> None:
    """A Hugo site: a content file with front matter for each page."""
    before, after = frame(built.read_text("utf-8"))
    points, units = content(plan)
    for kind, records, key, template in (
        ("points", points, "num", HUGO_POINT),
        ("units", units, "id", HUGO_UNIT),
    ):
        _write(folder / f"layouts/{kind}/single.html", before + template + after)
        for record in records:
            page = json.dumps({"url": f"/{kind}/{record[key]}/", **record}, ensure_ascii=False)
            _write(folder / f"content/{kind}/{record[key]}.md", page + "\n")
    _write(
        folder / "config.toml",
        'baseURL = "http://localhost/"\ndisableKinds = ["taxonomy", "term", "RSS", "home", "section"]\n',
    )


def eleventy(plan: Path, built: Path, folder: Path) -> None:
    """An Eleventy site: two data files, two templates that make a page a record."""
    before, after = frame(built.read_text("utf-8"))
    points, units = content(plan)
    for kind, records, key, template in (
        ("points", points, "num", HUGO_POINT),
        ("units", units, "id", HUGO_UNIT),
    ):
        head = (
            f"---\npagination:\n  data: {kind}\n  size: 1\n  alias: record\n"
            f'permalink: "{kind}/{{{{ record.{key} }}}}/index.html"\n---\n'
        )
        body = nunjucks(template, "record")
        raw = [f"{{% raw %}}{part}{{% endraw %}}" for part in (before, after)]
        _write(folder / f"src/{kind}.njk", head + raw[0] + body + raw[1])
        _write(folder / f"src/_data/{kind}.json", json.dumps(records, ensure_ascii=False))
    _write(
        folder / ".eleventy.cjs",
        'module.exports = () => ({ dir: { input: "src", output: "site" } });\n',
    )


def zensical(plan: Path, _built: Path, folder: Path) -> None:
    """A Zensical site: a Markdown file a page, its own theme, points out of the navigation."""
    markdown(plan, folder / "docs")
    _write(
        folder / "zensical.toml", '[project]\nsite_name = "plan"\nnav = [{ "Home" = "index.md" }]\n'
    )


def material(plan: Path, _built: Path, folder: Path) -> None:
    """The theme's own site and search as it comes, from the same Markdown files."""
    markdown(plan, folder / "docs")
    settings = {
        "site_name": "plan",
        "theme": {"name": "material", "language": "zh", "font": False},  # fonts of others
        "plugins": [{"search": {"lang": ["zh", "en"]}}],
        "nav": [{"Home": "index.md"}],
        "validation": {"nav": {"omitted_files": "ignore"}},
    }
    _write(folder / "mkdocs.yml", yaml.safe_dump(settings))


def markdown(plan: Path, docs: Path) -> None:
    """A Markdown file a page, for builders with a theme of their own."""
    points, units = content(plan)
    for point in points:
        measures = "\n".join(
            f"{i}. {one['zh']}\n\n    {one['en']}\n"
            for i, one in enumerate(point["measures"], start=1)
        )
        names = "、".join(
            f"[{one['zh']} {one['en']}](../units/{one['id']}.md)" for one in point["units"]
        )
        text = f"# {point['num']}. {point['heading']['zh']} {point['heading']['en']}\n\n{measures}\n〔{names}〕\n"
        _write(docs / f"points/{point['num']}.md", text)
    for unit in units:
        duties = "\n".join(
            f"## {one['num']}. {one['heading']['zh']} {one['heading']['en']}\n\n"
            + "\n".join(f"- {m['zh']}\n\n    {m['en']}\n" for m in one["measures"])
            for one in unit["points"]
        )
        _write(docs / f"units/{unit['id']}.md", f"# {unit['zh']} {unit['en']}\n\n{duties}\n")
    _write(docs / "index.md", "# Plan\n")


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
