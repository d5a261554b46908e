"""The draft as the text of a plan's file: the same remarks and the same layout as our own."""

from __future__ import annotations

from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from workplan.importer.draft.draft import Drafter, Overrides
from workplan.importer.result import Kind, ParseResult
from workplan.plan.yaml_writer import flow, items_of, lines_of

TEMPLATE = "draft.yaml.jinja"
_LEFT_OUT = (Kind.HEAD, Kind.TAIL, Kind.UNPLACED)
_LONGEST_REMARK = 160
_MOST_REMARKS = 200


def draft_text(found: ParseResult, wanted: Overrides | None = None) -> str:
    """The YAML of the draft, ready to be edited."""
    data = Drafter(found, wanted or Overrides()).data()
    # A remark or a value is data: it is put in, never read as part of the template.
    environment = Environment(  # noqa: S701 YAML takes no HTML escapes; values are quoted as YAML
        loader=PackageLoader("workplan.importer.draft", "."),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals.update(
        flow=flow, lines=_lines, items=_items, form=_form, section_lines=_section_lines
    )
    template = environment.get_template(TEMPLATE)
    return template.render(data=_Known(data), counts=_counts(data), left_out=_left_out(found))


class _Known(dict[str, Any]):
    """Data in which what the text does not say is empty."""

    def __missing__(self, _key: str) -> None:
        return None


def _counts(data: dict[str, Any]) -> dict[str, int]:
    sections = data["sections"]
    return {
        "sections": sum("heading" in section for section in sections),
        "points": sum(len(section.get("points", ())) for section in sections),
    }


def _lines(data: dict[str, Any]) -> str:
    return "\n".join(lines_of(data))


def _items(items: list[dict[str, Any]], indent: int) -> str:
    return "\n".join(items_of(items, indent))


def _form(form: dict[str, str]) -> str:
    """The form; a sample of figures stands in quotation marks, as in our own file."""
    lines = ["form:"]
    for key, sample in form.items():
        [line] = lines_of({key: sample}, 2)
        quoted = sample[:1].isdigit() and '"' not in line
        lines.append(f'  {key}: "{sample}"' if quoted else line)
    return "\n".join(lines)


def _section_lines(section: dict[str, Any]) -> str:
    own = {key: value for key, value in section.items() if key != "points"}
    lines = [*items_of([own], 2)]
    if section.get("points"):
        lines += ["    points:", *items_of(section["points"], 6, apart=True)]
    return "\n".join(lines)


def _left_out(found: ParseResult) -> list[tuple[int, str]]:
    """What the site does not show, line by line, so that nothing of the source is lost."""
    lines = [
        (number, _remark(line))
        for piece in found.pieces
        if piece.kind in _LEFT_OUT
        for number, line in enumerate(piece.text.strip("\r\n").splitlines(), start=piece.line)
    ]
    return [(number, words) for number, words in lines if words][:_MOST_REMARKS]


def _remark(line: str) -> str:
    """A line without what may not stand in a file, cut where it is long."""
    words = "".join(c if c.isprintable() else " " for c in line).strip()
    return words if len(words) <= _LONGEST_REMARK else words[:_LONGEST_REMARK] + "…"
