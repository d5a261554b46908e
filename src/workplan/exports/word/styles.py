"""The styles of the documents; ``Normal`` is 3号 仿宋 on lines of a fixed pitch."""

from __future__ import annotations

from dataclasses import dataclass

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.styles import BabelFish

from workplan.exports.word import fonts
from workplan.exports.word.fonts import Font
from workplan.exports.word.page_setup import LINE, SIZE_2, SIZE_3, SIZE_4, SIZE_SMALL_4, SQUEEZE


def style_id(name: str) -> str:
    """What a text refers to a style by: its name without spaces."""
    return name.replace(" ", "")


@dataclass(frozen=True)
class Style:
    """A style of paragraphs. Sizes are points; lines and spaces twentieths of a point."""

    name: str
    font: Font = fonts.FANGSONG
    latin: Font = fonts.LATIN
    size: float = SIZE_3
    bold: bool = False
    align: str = "both"
    indent: int = 0
    """The first line's indent, in characters."""
    line: int = LINE
    before: int = 0
    after: int = 0
    is_heading: bool = False
    """Whether it stays with the next paragraph and stands in the list of headings."""
    is_ruled: bool = False
    """Whether a line stands over and under a run of such paragraphs."""

    @property
    def id(self) -> str:
        """What paragraphs refer to it by."""
        return style_id(self.name)


STYLES = (
    Style("Normal"),
    Style(
        "Title", fonts.TITLE, fonts.TITLE, size=SIZE_2, align="center", line=LINE * 5 // 4,
        after=LINE,
    ),
    Style("Subtitle", bold=True, align="center", line=LINE * 4 // 5, after=LINE),
    Style("Heading 1", fonts.HEI, indent=2, is_heading=True),
    Style("Body Text", indent=2),
    Style(
        "Translated Heading", size=SIZE_4, bold=True, align="left", indent=2, line=LINE * 3 // 4,
        is_heading=True,
    ),
    Style(
        "Translation", size=SIZE_SMALL_4, align="left", indent=2, line=LINE * 2 // 3,
        after=LINE // 3,
    ),
    Style("Imprint", size=SIZE_SMALL_4, align="left", line=LINE * 2 // 3, is_ruled=True),
    Style("Footer", fonts.SONG, fonts.SONG, size=SIZE_4, line=SIZE_4 * 20),
)  # fmt: skip

WORDS_OWN = {"Normal", "Title", "Subtitle", "Heading 1", "Body Text", "Footer"}
"""The names that Word itself knows, and shows in its user's language."""

POINT_HEADING = "Point Heading"
"""The style of the characters of a point's heading, which runs on into its measures: 楷体."""


def set_styles(document: Document) -> None:
    """Puts our styles in place of those that the document came with."""
    sheet = document.styles.element
    for child in list(sheet):
        sheet.remove(child)
    for xml in (_DEFAULTS, *map(_paragraph_style, STYLES), _PLAIN, _point_heading()):
        sheet.append(parse_xml(xml))


_DEFAULTS = f"""
<w:docDefaults {nsdecls("w")}><w:rPrDefault><w:rPr>
<w:kern w:val="2"/><w:sz w:val="{SIZE_3 * 2}"/><w:szCs w:val="{SIZE_3 * 2}"/>
<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>
</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>
"""

_PLAIN = f"""
<w:style {nsdecls("w")} w:type="character" w:default="1" w:styleId="DefaultParagraphFont">
<w:name w:val="Default Paragraph Font"/></w:style>
"""


_RULES = """<w:pBdr><w:top w:val="single" w:sz="8" w:space="6" w:color="auto"/>
<w:bottom w:val="single" w:sz="8" w:space="6" w:color="auto"/></w:pBdr>"""


def _paragraph_style(style: Style) -> str:
    default = 'w:default="1"' if style is STYLES[0] else ""
    custom = "" if style.name in WORDS_OWN else 'w:customStyle="1"'
    based = "" if default else '<w:basedOn w:val="Normal"/>'
    return f"""
<w:style {nsdecls("w")} w:type="paragraph" {default} {custom} w:styleId="{style.id}">
<w:name w:val="{BabelFish.ui2internal(style.name)}"/>{based}<w:qFormat/>
<w:pPr>{"<w:keepNext/>" * style.is_heading}<w:widowControl w:val="{int(style.line != LINE)}"/>
{_RULES * style.is_ruled}<w:overflowPunct w:val="1"/>
<w:snapToGrid w:val="{int(style.line == LINE)}"/>
<w:spacing w:before="{style.before}" w:after="{style.after}" w:line="{style.line}"
 w:lineRule="exact"/>
<w:ind w:firstLineChars="{style.indent * 100}" w:firstLine="{int(style.indent * style.size * 20)}"/>
<w:jc w:val="{style.align}"/>{'<w:outlineLvl w:val="0"/>' * style.is_heading}</w:pPr>
<w:rPr>{_fonts(style.latin, style.font)}{"<w:b/>" * style.bold}
<w:spacing w:val="{SQUEEZE * (style.size == SIZE_3)}"/><w:sz w:val="{int(style.size * 2)}"/>
<w:szCs w:val="{int(style.size * 2)}"/></w:rPr>
</w:style>"""


def _point_heading() -> str:
    return f"""
<w:style {nsdecls("w")} w:type="character" w:customStyle="1" w:styleId="{style_id(POINT_HEADING)}">
<w:name w:val="{POINT_HEADING}"/><w:qFormat/>
<w:rPr>{_fonts(fonts.LATIN, fonts.KAI)}</w:rPr></w:style>"""


def _fonts(latin: Font, chinese: Font) -> str:
    return (
        f'<w:rFonts w:ascii="{latin.name}" w:hAnsi="{latin.name}" w:cs="{latin.name}" '
        f'w:eastAsia="{chinese.name}"/>'
    )
