"""Lists numbered by Word in every way that its format has, and the numbers that it shows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain

from importer.word_files import (
    definition,
    in_list,
    level,
    list_of,
    paragraph,
    starting,
    word_file,
)

_FORMATS = {
    # number_format: the numbers 1, 9, 10, 11, 20, 21 and 101
    "decimal": "1 9 10 11 20 21 101",
    "decimalZero": "01 09 10 11 20 21 101",
    "upperLetter": "A I J K T U WWWW",
    "lowerLetter": "a i j k t u wwww",
    "upperRoman": "I IX X XI XX XXI CI",
    "lowerRoman": "i ix x xi xx xxi ci",
    "chineseCounting": "一 九 十 十一 二十 二十一 一○一",
    "chineseCountingThousand": "一 九 十 十一 二十 二十一 一百零一",
    "chineseLegalSimplified": "壹 玖 壹拾 壹拾壹 贰拾 贰拾壹 壹佰零壹",
    "taiwaneseCounting": "一 九 十 十一 二十 二十一 一○一",
    "taiwaneseCountingThousand": "一 九 十 十一 二十 二十一 一百零一",
    "japaneseCounting": "一 九 十 十一 二十 二十一 百一",
    "ideographDigital": "一 九 一〇 一一 二〇 二一 一〇一",
    "ideographTraditional": "甲 壬 癸 11 20 21 101",
    "ideographZodiac": "子 申 酉 戌 20 21 101",
    "ideographLegalTraditional": "壹 玖 壹拾 壹拾壹 貳拾 貳拾壹 壹佰零壹",
    "decimalEnclosedCircle": "① ⑨ ⑩ ⑪ ⑳ 21 101",
    "decimalEnclosedCircleChinese": "① ⑨ ⑩ ⑪ ⑳ 21 101",
    "decimalEnclosedFullstop": "⒈ ⒐ ⒑ ⒒ ⒛ 21 101",
    "decimalEnclosedParen": "⑴ ⑼ ⑽ ⑾ ⒇ 21 101",
    "ideographEnclosedCircle": "㊀ ㊈ ㊉ 11 20 21 101",
    "decimalFullWidth": "１ ９ １０ １１ ２０ ２１ １０１",
    "numberInDash": "-1- -9- -10- -11- -20- -21- -101-",
    "ordinal": "1st 9th 10th 11th 20th 21st 101st",
}
_NUMBERS = (1, 9, 10, 11, 20, 21, 101)


@dataclass(frozen=True)
class WordList:
    """Numbered paragraphs: the definition, the properties of each, and the number it shows."""

    name: str
    numbering: str
    paragraphs: tuple[tuple[str, str], ...]
    styles: str = ""

    @property
    def labels(self) -> list[str]:
        return [label for _, label in self.paragraphs]


def _style(name: str, properties: str, based_on: str = "", kind: str = "paragraph") -> str:
    parent = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{name}"><w:name w:val="{name}"/>{parent}'
        f"<w:pPr>{properties}</w:pPr></w:style>"
    )


def _styled(name: str, own: str = "") -> str:
    return f'<w:pStyle w:val="{name}"/>{own}'


def _at_level(depth: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{depth}"/></w:numPr>'


def _with(pairs: str) -> tuple[tuple[int, str], ...]:
    """ "0 一、 1 1." as levels and labels."""
    words = pairs.split()
    return tuple((int(depth), label) for depth, label in zip(words[::2], words[1::2], strict=True))


def _multilevel(list_id: int, pairs: str) -> tuple[tuple[str, str], ...]:
    return tuple((in_list(list_id, depth), label) for depth, label in _with(pairs))


_SECTIONS = level(0, "%1、", "chineseCountingThousand")
_POINTS = level(1, "%2.")


def _formats() -> list[WordList]:
    lists = []
    for i, (name, labels) in enumerate(_FORMATS.items()):
        first = 1000 + i * 10
        lists.append(
            WordList(
                name,
                definition(first, level(0, "%1)", name))
                + "".join(
                    list_of(first + j, first, starting(0, n)) for j, n in enumerate(_NUMBERS)
                ),
                tuple(
                    (in_list(first + j), re.sub("-(.*)-", r"- \1 -", label) + ")")
                    for j, label in enumerate(labels.split())
                ),
            )
        )
    return lists


WORD_LISTS = [
    WordList(
        "a list that restarts",
        definition(1, level(0, "%1.")) + list_of(1, 1) + list_of(2, 1, starting(0, 1)),
        tuple((in_list(n), label) for n, label in ((1, "1."), (1, "2."), (2, "1."), (2, "2."))),
    ),
    WordList(
        "a list that starts at 5",
        definition(3, level(0, "%1.")) + list_of(3, 3) + list_of(4, 3, starting(0, 5)),
        tuple((in_list(n), label) for n, label in ((3, "1."), (3, "2."), (4, "5."), (4, "6."))),
    ),
    WordList(
        "two lists of one definition count on",
        definition(5, level(0, "%1.")) + list_of(5, 5) + list_of(6, 5),
        tuple((in_list(n), label) for n, label in ((5, "1."), (5, "2."), (6, "3."), (5, "4."))),
    ),
    WordList(
        "another text for the same count",
        definition(7, level(0, "%1."))
        + list_of(7, 7)
        + list_of(8, 7, f'<w:lvlOverride w:ilvl="0">{level(0, "（%1）")}</w:lvlOverride>'),
        tuple((in_list(n), t) for n, t in ((7, "1."), (7, "2."), (8, "（3）"), (8, "（4）"))),
    ),
    WordList(
        "levels restart",
        definition(9, _SECTIONS, _POINTS, level(2, "（%3）")) + list_of(9, 9),
        _multilevel(9, "0 一、 1 1. 1 2. 2 （1） 2 （2） 1 3. 2 （1） 0 二、 1 1. 2 （1）"),
    ),
    WordList(
        "a level never restarts",
        definition(10, _SECTIONS, level(1, "%2.", more='<w:lvlRestart w:val="0"/>'))
        + list_of(10, 10),
        _multilevel(10, "0 一、 1 1. 1 2. 0 二、 1 3. 1 4. 0 三、 1 5."),
    ),
    WordList(
        "a level restarts after the first level only",
        definition(11, _SECTIONS, _POINTS, level(2, "%3)", more='<w:lvlRestart w:val="1"/>'))
        + list_of(11, 11),
        _multilevel(11, "0 一、 1 1. 2 1) 2 2) 1 2. 2 3) 0 二、 1 1. 2 1)"),
    ),
    WordList(
        "numbers of other levels, in digits",
        definition(12, _SECTIONS, level(1, "%1.%2", more="<w:isLgl/>"), level(2, "%1-%2-%3"))
        + list_of(12, 12),
        _multilevel(12, "0 一、 1 1.1 1 1.2 2 一-2-1 0 二、 1 2.1"),
    ),
    WordList(
        "a level without a number",
        definition(13, level(0, "第%1章", "chineseCounting"), level(1, "附%2:", "none"))
        + list_of(13, 13),
        _multilevel(13, "0 第一章 1 附: 1 附: 0 第二章"),
    ),
    WordList(
        "a level before the one above it",
        definition(14, level(0, "%1"), level(1, "%1.%2")) + list_of(14, 14),
        _multilevel(14, "1 1.1 1 1.2 0 2 1 2.1 0 3"),
    ),
    WordList(
        "a level left out",
        definition(15, level(0, "%1."), level(1, "%1.%2."), level(2, "%1.%2.%3."))
        + list_of(15, 15),
        _multilevel(15, "0 1. 2 1.1.1. 2 1.1.2. 1 1.2. 0 2. 1 2.1. 2 2.1.1."),
    ),
    WordList(
        "an own start after each restart",
        definition(16, _SECTIONS, _POINTS) + list_of(16, 16, starting(1, 5)),
        _multilevel(16, "0 一、 1 5. 1 6. 0 二、 1 5."),
    ),
    WordList(
        "bullets",
        definition(17, level(0, "\uf0b7", "bullet"), level(1, "－", "bullet")) + list_of(17, 17),
        _multilevel(17, "0 • 1 － 0 •"),
    ),
    WordList(
        "styles with lists",
        definition(18, _SECTIONS, _POINTS) + list_of(18, 18),
        (
            (_styled("S18"), "一、"),
            (_styled("P18"), "1."),
            (_styled("P18a"), "2."),
            (_styled("S18", _at_level(1)), "3."),
            (_styled("S18"), "二、"),
            (_styled("P18a"), "1."),
            (_styled("S18", '<w:numPr><w:numId w:val="0"/></w:numPr>'), ""),
            (_styled("S18"), "三、"),
        ),
        styles=_style("S18", '<w:numPr><w:numId w:val="18"/></w:numPr>')
        + _style("P18", in_list(18, 1))
        + _style("P18a", "", "P18"),
    ),
    WordList(
        "levels linked with styles",
        definition(
            19,
            level(0, "%1、", "chineseCountingThousand", '<w:pStyle w:val="S19"/>'),
            level(1, "%2.", more='<w:pStyle w:val="P19"/>'),
        )
        + list_of(19, 19),
        tuple(
            (_styled(style), label)
            for style, label in (("S19", "一、"), ("P19", "1."), ("P19", "2."), ("S19", "二、"))
        ),
        styles=_style("S19", '<w:numPr><w:numId w:val="19"/></w:numPr>')
        + _style("P19", '<w:numPr><w:numId w:val="19"/></w:numPr>'),
    ),
    WordList(
        "a numbering style",
        definition(20, _SECTIONS, _POINTS, more='<w:styleLink w:val="N20"/>')
        + definition(21, more='<w:numStyleLink w:val="N20"/>')
        + list_of(20, 20)
        + list_of(21, 21),
        _multilevel(21, "0 一、 1 1. 1 2. 0 二、 1 1."),
        styles=_style("N20", '<w:numPr><w:numId w:val="20"/></w:numPr>', kind="numbering"),
    ),
    WordList(
        "an override in the middle of another list",
        definition(22, _SECTIONS, _POINTS) + list_of(22, 22) + list_of(23, 22, starting(1, 1)),
        (
            *_multilevel(22, "0 一、 1 1. 1 2."),
            *_multilevel(23, "1 1. 1 2."),
            *_multilevel(22, "1 3. 0 二、 1 1."),
        ),
    ),
    WordList(
        "an empty paragraph counts",
        definition(24, level(0, "%1.")) + list_of(24, 24),
        ((in_list(24), "1."), (in_list(24), "2."), (in_list(24), "3.")),
    ),
    *_formats(),
]


def word_file_of_lists() -> bytes:
    """A Word file with all lists; before each stands a line with its name."""
    numbering = [word_list.numbering for word_list in WORD_LISTS]
    definitions = [part[: part.index("<w:num ")] for part in numbering]
    lists = [part[part.index("<w:num ") :] for part in numbering]
    body = chain.from_iterable(
        [paragraph(f"== {word_list.name}"), *_paragraphs(word_list)] for word_list in WORD_LISTS
    )
    return word_file(
        "".join(body),
        numbering="".join(definitions + lists),
        styles="".join(word_list.styles for word_list in WORD_LISTS),
    )


def _paragraphs(word_list: WordList) -> list[str]:
    empty = 1 if word_list.name == "an empty paragraph counts" else -1
    return [
        paragraph("" if i == empty else "甲", properties=properties)
        for i, (properties, _) in enumerate(word_list.paragraphs)
    ]


def labels_by_list(text: str) -> dict[str, list[str]]:
    """The numbers before each paragraph of a text of that file."""
    labels: dict[str, list[str]] = {}
    for line in text.splitlines():
        if line.startswith("== "):
            current = labels.setdefault(line.removeprefix("== "), [])
        elif line.strip():
            current.append(line.removesuffix("甲").strip())
    return labels
