"""Reads the text of a Word paragraph as a reader of the printed page sees it.

The clauses named here are those of ISO/IEC 29500-1. Changes under review count as accepted. What
cannot be shown as text is named in a notice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from workplan.importer.errors import RejectedError
from workplan.importer.limits import MAX_FIELD_DEPTH, MAX_FIELD_INSTRUCTION, read_code
from workplan.importer.readers.document import DocumentBuilder
from workplan.importer.readers.docx_formulas import M, equation_field, formula_text
from workplan.importer.readers.docx_styles import W, WordStyles, child_value, find
from workplan.importer.readers.symbols import is_private, symbol

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
FALLBACK = f"{MC}Fallback"
"""The second copy of drawings, for programs that do not know the first."""
# Deleted and moved text, properties, and the reading beside a character (17.3.3.25).
_LEFT_OUT = {
    f"{W}del",
    f"{W}moveFrom",
    f"{W}delText",
    f"{W}delInstrText",
    f"{W}rPr",
    f"{W}pPr",
    f"{W}sdtPr",
    FALLBACK,
}
_FIXED = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
}
_NOTES = {f"{W}footnoteReference": "footnote", f"{W}endnoteReference": "endnote"}
_PICTURES = {
    "{http://schemas.openxmlformats.org/drawingml/2006/main}blip",
    "{urn:schemas-microsoft-com:vml}imagedata",
    "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart",
    "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds",
}
# Fields that print nothing (17.16.5).
_SILENT_FIELDS = {"advance", "ask", "private", "rd", "set", "ta", "tc", "xe", "next", "skipif"}
_MAX_FIELD_IN_NOTICE = 60
_CONTENTS_LINE = re.compile(r"(?:\t|\.{3,}|…)\s*\d+\s*$|^\s*目\s*[录錄次]\s*$")


@dataclass
class _Field:
    """A complex field (17.16.18): its instruction, and whether its result has begun."""

    instruction: str = ""
    in_result: bool = False

    @property
    def kind(self) -> str:
        """The name of the field, in lower case."""
        return (self.instruction.split() or [""])[0].lower()


@dataclass
class DocxText:
    """Reads paragraphs in order; fields may begin in one and end in another."""

    styles: WordStyles
    builder: DocumentBuilder
    notes: dict[tuple[str, str], str] = field(default_factory=dict)
    """The notes at the foot of a page and at the end by kind and id; taken when they are named."""
    fields: list[_Field] = field(default_factory=list)
    hidden_characters: int = 0
    text_boxes: list[etree._Element] = field(default_factory=list)
    """Those of the paragraphs that have been read, until they are taken."""

    def paragraph(self, paragraph: etree._Element) -> str | None:
        """The text of a paragraph; None for a line of a table of contents."""
        style = self.styles.paragraph_style(find(paragraph, "pPr"))
        in_contents = self._is_in_contents
        text = "".join(self._children(paragraph, style))
        if not text and in_contents:
            return None
        if self.styles.resolve(style).is_contents and _CONTENTS_LINE.search(text):
            self.builder.notice("contents_left_out", needs_review=False)
            return None
        return text

    @property
    def _is_in_contents(self) -> bool:
        return any(field.kind == "toc" for field in self.fields)

    def end(self) -> None:
        """Makes the notices that count what the whole file has."""
        for unended in self.fields:
            self.builder.notice("field_unread", field=unended.instruction[:_MAX_FIELD_IN_NOTICE])
        if self.hidden_characters:
            count = str(self.hidden_characters)
            self.builder.notice("hidden_text", needs_review=False, count=count)

    def _children(self, element: etree._Element, style: str) -> Iterator[str]:
        for child in element:
            if child.tag == f"{W}r":
                yield from self._run(child, style)
            elif child.tag == f"{W}fldSimple":
                instruction = child.get(f"{W}instr", "")[:MAX_FIELD_INSTRUCTION]
                self.fields.append(_Field(instruction, in_result=True))
                yield from self._children(child, style)
                self.fields.pop()
            elif child.tag in {f"{M}oMath", f"{M}oMathPara"}:
                yield self._formula(child)
            elif child.tag in {f"{W}del", f"{W}moveFrom"}:
                self.builder.notice("tracked_changes", needs_review=False)
            elif child.tag not in _LEFT_OUT:
                yield from self._children(child, style)

    def _run(self, run: etree._Element, style: str) -> Iterator[str]:
        properties = find(run, "rPr")
        hidden = self.styles.is_hidden(properties, style)
        for text in self._content(run, properties):
            if hidden:
                self.hidden_characters += len(text)
            elif self._is_in_contents:
                self.builder.notice("contents_left_out", needs_review=False)
            elif all(field.in_result for field in self.fields):
                yield text

    def _content(self, element: etree._Element, properties: etree._Element | None) -> Iterator[str]:
        for child in element:
            if child.tag == f"{W}t":
                yield self._letters(child.text or "", properties)
            elif child.tag == f"{W}txbxContent":
                self.text_boxes.append(child)
            elif child.tag == f"{W}ruby":
                self.builder.notice("ruby", needs_review=False)
                for base in child.iterfind(f"{W}rubyBase"):
                    yield from self._children(base, "")
            elif child.tag not in _LEFT_OUT:
                yield self._single(child)
                yield from self._content(child, properties)

    def _single(self, element: etree._Element) -> str:
        """The text that an element itself stands for; empty if it only has an effect."""
        if element.tag == f"{W}sym":
            return self._symbol(element.get(f"{W}char", ""), element.get(f"{W}font", ""))
        if element.tag == f"{W}fldChar":
            return self._field_character(element.get(f"{W}fldCharType", ""))
        if element.tag == f"{W}instrText":
            self._instruct(element.text or "")
        elif element.tag in _NOTES:
            self._note(_NOTES[element.tag], element.get(f"{W}id", ""))
        elif element.tag in _PICTURES:
            self.builder.notice("pictures", needs_review=False)
        return _FIXED.get(element.tag, "")

    def _letters(self, text: str, properties: etree._Element | None) -> str:
        if not any(map(is_private, text)):
            return text
        fonts = (child_value(properties, "rFonts", attribute=name) for name in ("ascii", "hAnsi"))
        font = next(filter(None, fonts), "")
        return "".join(
            self._symbol(f"{ord(character):X}", font) if is_private(character) else character
            for character in text
        )

    def _symbol(self, code: str, font: str) -> str:
        """A character of a font for symbols (17.3.3.30)."""
        character = symbol(read_code(code), font)
        if not character:
            self.builder.notice("symbol_unknown", code=code[:8], font=font[:40])
        return character

    def _instruct(self, text: str) -> None:
        if self.fields and len(self.fields[-1].instruction) < MAX_FIELD_INSTRUCTION:
            self.fields[-1].instruction += text[:MAX_FIELD_INSTRUCTION]

    def _field_character(self, kind: str) -> str:
        """Follows the beginning, the middle and the end of fields; one without a result is text."""
        if kind == "begin":
            if len(self.fields) >= MAX_FIELD_DEPTH:
                raise RejectedError("too_deep")
            self.fields.append(_Field())
        elif kind == "separate" and self.fields:
            self.fields[-1].in_result = True
        elif kind == "end" and self.fields:
            ended = self.fields.pop()
            return "" if ended.in_result else self._without_result(ended)
        return ""

    def _without_result(self, ended: _Field) -> str:
        instruction = " ".join(ended.instruction.split())[:_MAX_FIELD_IN_NOTICE]
        if ended.kind == "eq":
            text, is_exact = equation_field(ended.instruction)
            if not is_exact:
                self.builder.notice("formula", formula=instruction)
            return text
        if ended.kind not in _SILENT_FIELDS:
            self.builder.notice("field_unread", field=instruction)
        return ""

    def _formula(self, element: etree._Element) -> str:
        text, is_exact = formula_text(element)
        if not is_exact:
            self.builder.notice("formula", formula=text[:_MAX_FIELD_IN_NOTICE])
        return text

    def _note(self, kind: str, note_id: str) -> None:
        if note := self.notes.pop((kind, note_id), ""):
            self.builder.notice(kind, note=note)
