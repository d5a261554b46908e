"""The styles of the documents; ``Normal`` is 3号 仿宋 on lines of a fixed height."""

from __future__ import annotations

from dataclasses import dataclass

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.styles import BabelFish

from workplan.exports.word import fonts
from workplan.exports.word.fonts import Font
from workplan.exports.word.page_setup import (
    CHARACTER_SPACING,
    LINE_PITCH,
    SIZE_2,
    SIZE_3,
    SIZE_4,
    SIZE_SMALL_4,
)

BUILT_IN_STYLES = {"Normal", "Title", "Subtitle", "Heading 1", "Body Text", "Footer"}
"""The names that Word knows, and shows in its user's language."""

POINT_HEADING = "Point Heading"
"""The character style of a point's heading, on the same line as its measures: 楷体."""

_DEFAULTS = f"""
<w:docDefaults {nsdecls("w")}><w:rPrDefault><w:rPr>
<w:kern w:val="2"/><w:sz w:val="{SIZE_3 * 2}"/><w:szCs w:val="{SIZE_3 * 2}"/>
<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>
</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>
"""

_DEFAULT_CHARACTER_STYLE = f"""
<w:style {nsdecls("w")} w:type="character" w:default="1" w:styleId="DefaultParagraphFont">
<w:name w:val="Default Paragraph Font"/></w:style>
"""

_RULES = """<w:pBdr><w:top w:val="single" w:sz="8" w:space="6" w:color="auto"/>
<w:bottom w:val="single" w:sz="8" w:space="6" w:color="auto"/></w:pBdr>"""


def style_id(name: str) -> str:
    """The id by which text refers to a style: its name without spaces."""
    return name.replace(" ", "")


@dataclass(frozen=True)
class Style:
    """A paragraph style. Sizes are in points; line heights and spaces in twentieths of a point."""

    name: str
    font: Font = fonts.FANGSONG
    latin: Font = fonts.LATIN
    size: float = SIZE_3
    bold: bool = False
    align: str = "both"
    indent: int = 0
    """The first line's indent, in characters."""
    line_height: int = LINE_PITCH
    space_after: int = 0
    is_heading: bool = False
    """Whether it stays with the next paragraph and is listed in the outline."""
    is_ruled: bool = False
    """Whether there is a rule above and below consecutive paragraphs of the style."""


STYLES = (
    Style("Normal"),
    Style(
        "Title",
        fonts.TITLE,
        fonts.TITLE,
        size=SIZE_2,
        align="center",
        line_height=LINE_PITCH * 5 // 4,
        space_after=LINE_PITCH,
    ),
    Style(
        "Subtitle",
        bold=True,
        align="center",
        line_height=LINE_PITCH * 4 // 5,
        space_after=LINE_PITCH,
    ),
    Style("Heading 1", fonts.HEI, indent=2, is_heading=True),
    Style("Body Text", indent=2),
    Style(
        "Translated Heading",
        size=SIZE_4,
        bold=True,
        align="left",
        indent=2,
        line_height=LINE_PITCH * 3 // 4,
        is_heading=True,
    ),
    Style(
        "Translation",
        size=SIZE_SMALL_4,
        align="left",
        indent=2,
        line_height=LINE_PITCH * 2 // 3,
        space_after=LINE_PITCH // 3,
    ),
    Style(
        "Imprint", size=SIZE_SMALL_4, align="left", line_height=LINE_PITCH * 2 // 3, is_ruled=True
    ),
    Style("Footer", fonts.SONG, fonts.SONG, size=SIZE_4, line_height=SIZE_4 * 20),
)


def set_styles(document: Document) -> None:
    """Replaces the styles of the document with ours."""
    styles = document.styles.element
    for child in list(styles):
        styles.remove(child)
    for xml in (
        _DEFAULTS,
        *map(_paragraph_style, STYLES),
        _DEFAULT_CHARACTER_STYLE,
        _point_heading_style(),
    ):
        styles.append(parse_xml(xml))


def _paragraph_style(style: Style) -> str:
    default = 'w:default="1"' if style is STYLES[0] else ""
    custom = "" if style.name in BUILT_IN_STYLES else 'w:customStyle="1"'
    based_on = "" if default else '<w:basedOn w:val="Normal"/>'
    on_grid = style.line_height == LINE_PITCH
    spacing = CHARACTER_SPACING if style.size == SIZE_3 else 0
    return f"""
<w:style {nsdecls("w")} w:type="paragraph" {default} {custom} w:styleId="{style_id(style.name)}">
<w:name w:val="{BabelFish.ui2internal(style.name)}"/>{based_on}<w:qFormat/>
<w:pPr>{"<w:keepNext/>" * style.is_heading}<w:widowControl w:val="{int(not on_grid)}"/>
{_RULES * style.is_ruled}<w:overflowPunct w:val="1"/>
<w:snapToGrid w:val="{int(on_grid)}"/>
<w:spacing w:before="0" w:after="{style.space_after}" w:line="{style.line_height}"
 w:lineRule="exact"/>
<w:ind w:firstLineChars="{style.indent * 100}" w:firstLine="{int(style.indent * style.size * 20)}"/>
<w:jc w:val="{style.align}"/>{'<w:outlineLvl w:val="0"/>' * style.is_heading}</w:pPr>
<w:rPr>{_fonts(style.latin, style.font)}{"<w:b/>" * style.bold}
<w:spacing w:val="{spacing}"/><w:sz w:val="{int(style.size * 2)}"/>
<w:szCs w:val="{int(style.size * 2)}"/></w:rPr>
</w:style>"""


def _point_heading_style() -> str:
    return f"""
<w:style {nsdecls("w")} w:type="character" w:customStyle="1" w:styleId="{style_id(POINT_HEADING)}">
<w:name w:val="{POINT_HEADING}"/><w:qFormat/>
<w:rPr>{_fonts(fonts.LATIN, fonts.KAI)}</w:rPr></w:style>"""


def _fonts(latin: Font, chinese: Font) -> str:
    return (
        f'<w:rFonts w:ascii="{latin.name}" w:hAnsi="{latin.name}" w:cs="{latin.name}" '
        f'w:eastAsia="{chinese.name}"/>'
    )
