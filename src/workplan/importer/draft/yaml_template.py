"""Renders the draft as the text of a plan's file, with the comments of our own plan's file."""

from __future__ import annotations

from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from workplan.importer.draft.builder import DraftBuilder, Overrides
from workplan.importer.result import Kind, ParseResult, Piece
from workplan.plan.yaml_writer import flow, items_of, lines_of

_MAX_COMMENT, _MAX_COMMENTS = 160, 200


def draft_text(result: ParseResult, overrides: Overrides | None = None) -> str:
    """The YAML of the draft, ready to be edited."""
    data = DraftBuilder(result, overrides or Overrides()).data()
    environment = Environment(  # noqa: S701 (YAML takes no HTML escapes; values are quoted as YAML)
        loader=PackageLoader("workplan.importer.draft", "."),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals.update(
        flow=flow,
        lines=lines_of,
        items=items_of,
        form=_style,
        section_lines=_section_lines,
        one_line=_comment,
    )
    template = environment.get_template("draft.yaml.jinja")
    # Texts of the document are only values here: Jinja never reads them as a template.
    return template.render(
        data=data,
        section_count=sum("heading" in section for section in data["sections"]),
        point_count=len(result.points),
        left_out=_left_out(result),
    )


def _style(style: dict[str, str]) -> str:
    """The source style; samples that begin with a digit are quoted, as in our own plan's file."""
    lines = ["form:"]
    for key, sample in style.items():
        [line] = lines_of({key: sample}, 2)
        needs_quotes = sample[:1].isdigit() and '"' not in line
        lines.append(f'  {key}: "{sample}"' if needs_quotes else line)
    return "\n".join(lines)


def _section_lines(section: dict[str, Any]) -> str:
    lines = items_of([{key: value for key, value in section.items() if key != "points"}], 2)
    if not section.get("points"):
        return "\n".join(lines)
    points = items_of(section["points"], 6, apart=True)
    return "\n".join([*lines, "    points:", *points])


def _left_out(result: ParseResult) -> list[tuple[int, str]]:
    """The lines that the site does not show, with their numbers; unplaced text comes whole."""
    surroundings = _lines_of(result.pieces_of(Kind.HEAD, Kind.TAIL))
    cut = [(number, _cut(text)) for number, text in surroundings][:_MAX_COMMENTS]
    return sorted([*cut, *_lines_of(result.pieces_of(Kind.UNPLACED))])


def _lines_of(pieces: list[Piece]) -> list[tuple[int, str]]:
    lines = (
        (number, _comment(line))
        for piece in pieces
        for number, line in enumerate(piece.text.strip("\r\n").splitlines(), start=piece.line)
    )
    return [(number, text) for number, text in lines if text]


def _comment(line: str) -> str:
    """A line without characters that a YAML comment cannot contain."""
    return "".join(c if c.isprintable() else " " for c in line).strip()


def _cut(text: str) -> str:
    return text if len(text) <= _MAX_COMMENT else text[:_MAX_COMMENT] + "…"
