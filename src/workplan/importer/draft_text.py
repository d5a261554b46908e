"""The draft as the text of a plan's file: the same remarks and the same layout as our own."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import resources
from typing import Any

from workplan.importer.draft import Drafter, Wanted
from workplan.importer.found import Found, Kind
from workplan.importer.yaml_text import flow, items_of, lines_of

_LEFT_OUT = (Kind.HEAD, Kind.TAIL, Kind.UNPLACED)
_LONGEST_REMARK = 160
_MOST_REMARKS = 200


def draft_text(found: Found, wanted: Wanted | None = None) -> str:
    """The YAML of the draft, ready to be edited."""
    data = Drafter(found, wanted or Wanted()).data()
    head = resources.files("workplan.importer").joinpath("draft_head.txt").read_text("utf-8")
    parts = [head, *_parts(data, found)]
    return "".join(f"{line}\n" for part in parts for line in part.rstrip("\n").split("\n"))


def _parts(data: dict[str, Any], found: Found) -> Iterator[str]:
    yield _languages(data)
    if data.get("form"):
        yield _part(
            "# 原文怎样写编号和责任机构：网站照此还原原文。 / How the published text writes numbers and units: the site restores it from these.",
            _quoted(data),
        )
    for key, missing in (("title", "标题"), ("issuer", "发布机关")):
        yield _part(_missing(data, key, missing), _keyed(data, key))
    if "general_approach" in data:
        yield _part(
            "# 总体思路：标题下面的那一段话。 / The general approach: the paragraph under the title.",
            _keyed(data, "general_approach"),
        )
    yield from _sections(data)
    if data.get("units"):
        yield _rule("责任机构 / Responsible units")
        yield "\n".join(["units:", *items_of(data["units"], 2)])
    yield _rule("来源 / Where the text comes from")
    yield _part(
        _PROVENANCE,
        lines_of({"provenance": data.get("provenance") or {}})
        if data.get("provenance")
        else iter(()),
    )
    yield _rule("网站 / The site")
    yield "\n".join([_SITE, "site:", "  official: false"])
    yield from _left_out(found)


_PROVENANCE = (
    "# 原文没有的一律不写，网页上显示“—”。绝不编造文号、日期、标识码。\n"
    "# Leave out what the source does not have; the page shows “—”. Never invent a number, a date or a code."
)
_SITE = (
    "# official: false 表示本站不是发布机关自己的网站，每页都会说明并链接到原文。\n"
    "# official: false says that this is not the issuer's own site; every page says so and links to the source."
)


def _languages(data: dict[str, Any]) -> str:
    lines = [
        "",
        "# 第一种语言是权威文本。 / The first language is the authoritative text.",
        f"languages: {flow(data['languages'])}",
    ]
    if data.get("in_translation"):
        lines += [
            "# 正在翻译、网站还不显示的语言；译完后移到 languages 里。",
            "# Languages being translated, which the site does not show yet; move them to languages when all is done.",
            f"in_translation: {flow(data['in_translation'])}",
        ]
    year = data.get("year")
    lines.append(
        f"year: {year}"
        if year
        else "# 原文没有写年份，请补上。 / The text names no year; add it.\n# year: "
    )
    return "\n".join(lines)


def _part(remark: str, lines: Iterator[str]) -> str:
    return "\n".join(["", *([remark] if remark else []), *lines])


def _keyed(data: dict[str, Any], key: str) -> Iterator[str]:
    return lines_of({key: data[key]}) if key in data else iter(())


def _missing(data: dict[str, Any], key: str, name: str) -> str:
    if key in data:
        return ""
    return f"# 原文没有找到{name}，请补上。 / The text gives no {key}; add it.\n# {key}:\n#   zh: "


def _quoted(data: dict[str, Any]) -> Iterator[str]:
    """The form; a sample of figures stands in quotation marks, as in our own file."""
    yield "form:"
    for key, sample in data["form"].items():
        plain = not (sample[:1].isdigit() or sample != sample.strip())
        [line] = lines_of({key: sample}, 2)
        yield line if plain or '"' in line else f'  {key}: "{sample}"'


def _sections(data: dict[str, Any]) -> Iterator[str]:
    sections = data["sections"]
    points = sum(len(section.get("points", ())) for section in sections)
    headed = sum("heading" in section for section in sections)
    if headed:
        yield f"\n# 正文：{headed}个部分，{points}项任务。顺序就是原文的顺序。 / The text: {headed} sections, {points} points, in the order of the published text."
    else:
        yield f"\n# 正文：{points}项任务，原文不分部分。 / The text: {points} points; it has no sections."
    yield "sections:"
    for section in sections:
        own = {key: value for key, value in section.items() if key != "points"}
        yield "\n".join(["", *items_of([own], 2)])
        if section.get("points"):
            yield "\n".join(["    points:", *items_of(section["points"], 6, apart=True)])


def _rule(words: str) -> str:
    line = f"# ── {words} "
    return f"\n{line}{'─' * max(4, 76 - len(line))}"


def _left_out(found: Found) -> Iterator[str]:
    """What the site does not show, as remarks, so that nothing of the source is lost."""
    lines = [
        f"# {i}: {words[:_LONGEST_REMARK]}{'…' if len(words) > _LONGEST_REMARK else ''}"
        for piece in found.pieces
        if piece.kind in _LEFT_OUT
        for i, line in enumerate(piece.text.strip("\r\n").splitlines(), start=piece.line)
        if (words := _remark(line))
    ]
    if lines:
        yield _rule(
            "原文里没有用上的文字，前面是行号 / What the site does not show of the source, by line"
        )
        yield "\n".join(lines[:_MOST_REMARKS])


def _remark(line: str) -> str:
    """A line without what may not stand in a file, not even in a remark."""
    return "".join(c if c.isprintable() or c == "\t" else " " for c in line).strip()
