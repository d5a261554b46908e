"""Makes a browser's PDF fit to publish: titled, tagged throughout, the same bytes every time.

What Chromium leaves undone of PDF/UA-1 (ISO 14289-1): furniture of the page that is neither
content nor artifact, links without a description, names of tags that no reader knows, metadata.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from pikepdf import (
    ContentStreamInstruction,
    Dictionary,
    Name,
    ObjectStreamMode,
    Operator,
    Page,
    Pdf,
    String,
    parse_content_stream,
    unparse_content_stream,
)

SHOWS_TEXT = {"Tj", "TJ", "'", '"'}
BUILDS_PATH = {"m", "l", "c", "v", "y", "h", "re"}
PAINTS_PATH = {"S", "s", "f", "F", "f*", "B", "B*", "b", "b*"}
ENDS_PATH = {*PAINTS_PATH, "n"}
PAINTS = {"sh", "Do", "INLINE IMAGE"}
ROLES = {"Strong": "Span", "Em": "Span", "Cite": "Span"}
"""Tags that Chromium writes and PDF 1.7 does not know, by the standard one that they stand for."""

STOP = "。"
"""Stands at the end of a heading in the text that is copied, and is not printed."""

RUNNING, DRAWN = (
    ContentStreamInstruction([Name.Artifact, Dictionary(Type=kind)], Operator("BDC"))
    for kind in (Name.Pagination, Name.Layout)
)
END = ContentStreamInstruction([], Operator("EMC"))


@dataclass(frozen=True)
class Label:
    """What a PDF says of itself."""

    title: str
    author: str
    language: str


def finish(content: bytes, headings: Iterable[str], label: Label) -> bytes:
    """A browser's PDF, ready to publish; the same PDF gives the same bytes.

    ``headings`` are those of the page, as it writes them.
    """
    with Pdf.open(io.BytesIO(content)) as pdf:
        for page in pdf.pages:
            mark_artifacts(pdf, page)
            describe_links(page)
        name_bookmarks(pdf, headings)
        _name_roles(pdf)
        _describe(pdf, label)
        written = io.BytesIO()
        pdf.save(written, deterministic_id=True, object_stream_mode=ObjectStreamMode.generate)
        return written.getvalue()


def mark_artifacts(pdf: Pdf, page: Page) -> None:
    """Marks as artifact what a page shows outside every tag: heads, feet, rules, leaders."""
    marked = list(_marked(list(parse_content_stream(page))))
    page.Contents = pdf.make_stream(unparse_content_stream(marked))


def _marked(instructions: list[Any]) -> Iterator[Any]:
    depth, path = 0, []
    for instruction in instructions:
        name = str(instruction.operator)
        depth += name in ("BDC", "BMC")
        if depth == 0 and name in BUILDS_PATH:
            path.append(instruction)
        elif path and name in ENDS_PATH:
            path.append(instruction)
            yield from [DRAWN, *path, END] if name in PAINTS_PATH else path
            path = []
        elif path:  # W, W*: the path becomes a clip
            path.append(instruction)
        elif depth == 0 and name in SHOWS_TEXT | PAINTS:
            yield from (RUNNING if name in SHOWS_TEXT else DRAWN, instruction, END)
        else:
            yield instruction
        depth -= name == "EMC"


def describe_links(page: Page) -> None:
    """Says of each link where it leads: its web address, or the name of its place."""
    for link in page.get("/Annots", []):
        if link.get("/Subtype") != Name.Link or "/Contents" in link:
            continue
        action = link.get("/A", Dictionary())
        target = action.get("/URI", link.get("/Dest", action.get("/D", "")))
        link.Contents = String(str(target).removeprefix("/"))


def name_bookmarks(pdf: Pdf, headings: Iterable[str]) -> None:
    """Names the bookmarks as the headings are written: Chromium loses blanks at line ends."""
    written = {_bare(heading): " ".join(heading.replace(STOP, " ").split()) for heading in headings}
    with pdf.open_outline() as outline:
        waiting = list(outline.root)
        while waiting:
            item = waiting.pop()
            item.title = written.get(_bare(item.title), item.title)
            waiting += item.children


def _bare(heading: str) -> str:
    return "".join(heading.replace(STOP, "").split())


def _name_roles(pdf: Pdf) -> None:
    tree = pdf.Root.StructTreeRoot
    role_map = tree.get("/RoleMap", Dictionary())
    for custom, standard in ROLES.items():
        role_map[f"/{custom}"] = Name(f"/{standard}")
    tree.RoleMap = role_map


def _describe(pdf: Pdf, label: Label) -> None:
    pdf.Root.Lang = String(label.language)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    for key in ("/CreationDate", "/ModDate"):
        if key in pdf.docinfo:
            del pdf.docinfo[key]
    pdf.docinfo["/Title"], pdf.docinfo["/Author"] = label.title, label.author
    pdf.docinfo["/Creator"] = "workplan"
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        metadata["dc:title"] = label.title
        metadata["dc:creator"] = [label.author]
        metadata["dc:language"] = {label.language}
        metadata["pdfuaid:part"] = "1"
