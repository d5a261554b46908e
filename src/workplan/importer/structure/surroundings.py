"""What stands around a plan: the page's furniture, the notice, the signature, attachments."""

from __future__ import annotations

import re
from collections.abc import Sequence

from workplan.importer.coverage import Coverage
from workplan.importer.result import Kind, ParseResult
from workplan.importer.structure.body import words
from workplan.importer.structure.titles import is_notice
from workplan.importer.text.normalize import HAN
from workplan.importer.text.visible_text import VisibleText

_HEAD = re.compile(
    r"^(?:来源|信息来源|文章来源|稿件来源|发布(?:时间|日期|机构|单位|人)|时间|日期|作者|编辑|责任编辑|浏览|点击|阅读|访问|字体|字号|打印|分享|索\s*引\s*号|"
    r"文\s*号|发文|主题|成文|生成|信息|公开|有效性|名\s*称|标\s*题|当前位置|您|首页|导航|保护视力|收藏|扫一扫|语音|朗读|\[|【(?:字|打印|关闭)|"
    r"附件\d*[:]?$|附件\d+$|\(此件|\((?:20\d\d年|二〇)[^()]{4,12}日?[^()]{0,20}\)$|关闭|返回|\|+$|无障碍|长者|繁体|简体)"
)
_NUMBER = re.compile(r"^\S{1,10}[〔\[(]20\d\d[〕\])]\s?第?\d+号$")
_DATE = re.compile(
    r"^(?:20\d\d年?\s?[-./年]?\s?\d{1,2}[-./月]\d{1,2}日?|[二〇○零\w]{4}年[\w]{1,3}月\w{1,3}日|20\d{4,6})$"
)
_ADDRESS = re.compile(r"^[^。]{2,200}[:]$")
_ORDERS = re.compile(r"印发给你们|请(?:认真)?(?:贯彻|组织|遵照|结合实际)|现印发|予以印发")


def is_head_matter(words: str) -> bool:
    """Whether a folded paragraph between title and text belongs to the head, not to the text."""
    words = words.strip()
    told = _HEAD.search(words) or _NUMBER.match(words) or _DATE.match(words)
    addressed = (
        _ADDRESS.match(words)
        and re.match("各|局|机关|市|县|区|省|有关|委", words)
        and "如下" not in words
    )
    return bool(told or addressed or _ORDERS.search(words))


_TAIL = re.compile(
    r"(?:附\s?件\s?\d*\s?(?:[:]|$)|附表\s?\d*\s?[:]?|附[:]|抄\s?送|抄报|主送|\(此件|此件(?:主动)?公开|\((?:联系人|联系电话)|联系人[:]|"
    r"(?:信息)?来源[:]|责任编辑|编辑[:]|审核[:]|扫一扫|分享(?:到|至)?|【?打印|\[?打印|【?关闭|关闭窗口|上一[篇条]|下一[篇条]|相关(?:链接|文档|新闻|文件|附件)|"
    r"返回顶部|版权所有|主办[:单]|承办[:单]|网站标识码|\S{1,3}ICP备|\S{1,3}公网安备|友情链接|网站地图|关于我们|字体[:]|浏览次数|编者注\s?\(|文字来源[:]|"
    r"20\d\d年\d{1,2}月\d{1,2}日(?:印发)?$|二[〇○零]\w{2}年\w{1,3}月\w{1,3}日)"
)


def is_tail(words: str) -> bool:
    """Whether a folded text begins as a tail does."""
    words = words.strip()
    return bool(_TAIL.match(words) or _SIGNED.match(words) or _DATE.match(words))


_SIGNED_LINE = re.compile(
    r"[^。;:,]{2,40}(?:局|委员会|办公室|政府|厅|委|院|中心|组)\s{0,20}20\d\d年\d{1,2}月\d{1,2}日$"
)
_SIGNED = re.compile(
    r"^[^。;:,、\d()\[\]〔〕【】]{3,24}(?:局|委员会|办公室|政府|厅|委|院|中心|党组|领导小组|处|科)$"
)


def tail_start(stream: VisibleText, start: int, end: int, issuer: str) -> int:
    """Where the tail begins in the last item's range; ``end`` where there is none."""
    paragraphs = stream.paragraphs(start, end)
    for i, (a, b) in enumerate(paragraphs):
        words = stream.text[a:b].strip()
        following = (
            stream.text[slice(*paragraphs[i + 1])].strip() if i + 1 < len(paragraphs) else ""
        )
        signed = _SIGNED.match(words) and (_DATE.match(following) or _TAIL.match(following))
        if i and (_TAIL.match(words) or signed or _DATE.match(words) or _SIGNED_LINE.match(words)):
            return a
    return _with_signature(stream, start, _tail_inside(stream, start, end), issuer)


# On one line these are the tail wherever they stand.
_SURELY = re.compile(
    r"\(?此件(?:主动)?公开|网站标识码|\S{1,3}ICP备|\S{1,3}公网安备|版权所有|打印\s*(?:本页)?\s*关闭|主办单位[:]|附件\s?\d*\s?[:]|责任编辑[:]|扫一扫|分享到"
)
_AFTER = re.compile(rf"(?<=[。;)〕】\]])\s*(?={_TAIL.pattern})")


def _tail_inside(stream: VisibleText, start: int, end: int) -> int:
    """The tail on the line of the last item, after the end of a sentence or a note."""
    after = _AFTER.search(stream.text, start, end)
    sure = _SURELY.search(stream.text, start, end) if stream.flat else None
    return min(after.end() if after else end, sure.start() if sure else end)


_SIGNATURE = re.compile(
    r"\s*(?:20\d\d年\d{1,2}月\d{1,2}日|二[〇○零]\w{2}年\w{1,3}月\w{1,3}日)(?:印发)?\s*$"
)

_NAME = re.compile(rf"[。;!)〕】\]\s]([{HAN}]{{3,24}}?(?:局|委员会|政府|办公室|厅|委|院|中心|组))$")


def _with_signature(stream: VisibleText, start: int, tail: int, issuer: str) -> int:
    """On one line, the date before the tail belongs to it, and the name before the date."""
    date = _SIGNATURE.search(stream.text, max(start, tail - 40), tail) if stream.flat else None
    if not date:
        return tail
    before = stream.text[max(start, date.start() - 40) : date.start()]
    name = _NAME.search(before)
    length = len(issuer) if issuer and before.endswith(issuer) else len(name[1]) if name else 0
    return date.start() - length


_LIST = re.compile(r"附\s?件\s?[:]")
_LIST_ITEM = re.compile(r"\d{1,2}[.、]")
_LIST_ENDS = re.compile(r"一、|[(]一[)]|20\d\d年|二〇|。|\(此件")
_LONGEST_LIST = 200


def attachment_lists(stream: VisibleText) -> list[tuple[int, int]]:
    """The lists of attachments: their numbers are not those of the plan."""
    return [
        (match.start(), _list_end(stream, match.end())) for match in _LIST.finditer(stream.text)
    ]


def _list_end(stream: VisibleText, start: int) -> int:
    if stream.flat:
        ends = _LIST_ENDS.search(stream.text, start, start + _LONGEST_LIST)
        return ends.start() if ends else min(len(stream.text), start + _LONGEST_LIST)
    end = stream.paragraph_end(start - 1)
    while end < len(stream.text) and _in_list(stream, end):
        end = stream.paragraph_end(end)
    return end


def _in_list(stream: VisibleText, start: int) -> bool:
    line = stream.text[start : stream.paragraph_end(start)]
    return bool(_LIST_ITEM.match(line)) and len(line) <= 60 and "。" not in line


Range = tuple[int, int]


def title_before(stream: VisibleText, titles: Sequence[Range], first: int) -> Range:
    """The last title before the first number; else a notice's; else an empty one."""
    before = [(a, b) for a, b in titles if b <= first]
    if before:
        return before[-1]
    notices = [(a, b) for a, b in stream.paragraphs(0, first) if is_notice(stream.text[a:b])]
    return notices[-1] if notices else (0, 0)


def read_head(
    stream: VisibleText, title: Range, first: int, found: ParseResult, accounts: Coverage
) -> None:
    """Everything before the first number."""
    accounts.claim(stream, 0, title[0], Kind.HEAD)
    accounts.claim(stream, *title, Kind.TITLE)
    found.title = "".join(words(stream, a, b) for a, b in stream.paragraphs(*title))
    found.title_line = stream.line(title[0])
    approach = []
    for a, b in stream.paragraphs(title[1], first):
        is_head = is_head_matter(stream.text[a:b])
        accounts.claim(stream, a, b, Kind.HEAD if is_head else Kind.APPROACH)
        if not is_head:
            approach.append((a, b))
    found.approach = "".join(words(stream, a, b) for a, b in approach)
    found.approach_line = stream.line(approach[0][0]) if approach else found.title_line
