"""Recognises what surrounds a plan: page controls, the notice, the signature, attachments."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from workplan.importer.coverage import Coverage
from workplan.importer.result import Kind, ParseResult
from workplan.importer.structure.titles import notice_ranges
from workplan.importer.text.page_labels import begins_with_label, labelled_values
from workplan.importer.text.visible_text import Range, VisibleText
from workplan.locales.han import HAN

_HEAD = re.compile(
    r"^(?:正文|原文$|微信|微博|来源|信息来源|文章来源|稿件来源|发布(?:时间|日期|机构|单位|人)|时间|日期|作者|编辑|责任编辑|浏览|点击|阅读|访问|字体|字号|打印|分享|索\s*引\s*号|"
    r"文\s*号|发文|主题|成文|生成|信息|公开|有效性|名\s*称|标\s*题|当前位置|您|首页|导航|保护视力|收藏|扫一扫|语音|朗读|\[|【(?:字|打印|关闭)|"
    r"附件\d*[:]?$|附件\d+$|\(此件|\((?:20\d\d年|二〇)[^()]{4,12}日?[^()]{0,20}\)$|关闭|返回|\|+$|无障碍|长者|繁体|简体)"
)
_DOCUMENT_NUMBER = re.compile(r"^\S{1,10}[〔\[(]20\d\d[〕\])]\s?第?\d+号$")
_DATE = re.compile(
    r"^(?:20\d\d年?\s?[-./年]?\s?\d{1,2}[-./月]\d{1,2}日?|[二〇○零\w]{4}年[\w]{1,3}月\w{1,3}日|20\d{4,6})$"
)
_ADDRESSEES = re.compile(r"^[^。]{2,200}[:]$")
_ADDRESSEE = re.compile("各|局|机关|市|县|区|省|有关|委")
_INTRODUCTION = re.compile(r"^各[^。]{1,60}:\s*(?:现将|现就|现对)[^。]{0,60}如下[:。]?$")
_INSTRUCTION = re.compile(r"印发给你们|请(?:认真)?(?:贯彻|组织|遵照|结合实际)|现印发|予以印发")
_TAIL = re.compile(
    r"(?:附\s?件\s?\d*\s?(?:[:]|$)|附表\s?\d*\s?[:]?|附[:]|抄\s?送|抄报|主送|\(此件|此件(?:主动)?公开|\((?:联系人|联系电话)|联系人[:]|"
    r"(?:信息)?来源[:]|责任编辑|编辑[:]|审核[:]|扫一扫|分享(?:到|至)?|【?打印|\[?打印|【?关闭|关闭窗口|上一[篇条]|下一[篇条]|相关(?:链接|文档|新闻|文件|附件)|"
    r"返回(?:顶部|首页|上[级页]|[^。，；]{0,8}列表)|版权所有|主办[:单]|承办[:单]|网站标识码|\S{1,3}ICP备|\S{1,3}公网安备|友情链接|网站地图|关于我们|字体[:]|浏览次数|编者注\s?\(|文字来源[:]|"
    r"20\d\d年\d{1,2}月\d{1,2}日(?:印发)?$|二[〇○零]\w{2}年\w{1,3}月\w{1,3}日)"
)
_SIGNED_LINE = re.compile(
    r"[^。;:,]{2,40}(?:局|委员会|办公室|政府|厅|委|院|中心|组)(?:\([^()]*\))?\s{0,20}"
    r"20\d\d年\d{1,2}月\d{1,2}日(?:印发|发布[^。]{0,30})?。?$"
)
_SIGNED = re.compile(
    r"^[^。;:,、\d()\[\]〔〕【】]{2,24}"
    r"(?:局|委员会|办公室|政府|厅|委|院|部|署|中心|党组|领导小组|处|科)$"
)
# Where line breaks were lost, these begin the tail wherever they are.
_TAIL_ANYWHERE = re.compile(
    r"\(?此件(?:主动)?公开|网站标识码|\S{1,3}ICP备|\S{1,3}公网安备|版权所有|打印\s*(?:本页)?\s*关闭|主办单位[:]|附件\s?\d*\s?[:]|责任编辑[:]|扫一扫|分享到"
)
_TAIL_AFTER_SENTENCE = re.compile(rf"(?<=[。;)〕】\]])\s*(?={_TAIL.pattern})")
_SIGNATURE_DATE = re.compile(
    r"\s*(?:20\d\d年\d{1,2}月\d{1,2}日|二[〇○零]\w{2}年\w{1,3}月\w{1,3}日)(?:印发)?\s*$"
)
_SIGNATORY = re.compile(
    rf"[。;!)〕】\]\s]([{HAN}]{{3,24}}?(?:局|委员会|政府|办公室|厅|委|院|中心|组))$"
)
_SIGNATURE_LENGTH = 40
_SIGNED_AT_END = re.compile(
    rf"(?:[。;)〕】\]\s]|配合|负责|牵头|落实|实施)\s*(?P<name>[{HAN}]{{3,24}}?"
    r"(?:局|委员会|管委会|办公室|办公厅|政府|厅|委|院|部|中心|组)\s*"
    r"(?:20\d\d年\d{1,2}月\d{1,2}日|二[〇○零]\w{2}年\w{1,3}月\w{1,3}日)(?:印发)?)\s*$"
)
_TITLE_LABELS = {"标题", "名称", "信息名称", "文件名称"}

_VALIDITY = re.compile(
    r"(?:(?:施行|实施|执行)(?:说明|日期|时间)|有效期)[:]|本[^,。]{2,8}自[^,。]{2,24}起?(?:施行|实施|执行)"
)
_ATTACHMENTS = re.compile(r"附\s?件\s?[:]")
_ATTACHMENT = re.compile(r"\d{1,2}[.、]")
_ATTACHMENTS_END = re.compile(r"一、|[(]一[)]|20\d\d年|二〇|。|\(此件")
_MAX_ATTACHMENT_LIST, _MAX_ATTACHMENT = 200, 60


_HEAD_MATTER = (_INTRODUCTION, _HEAD, _DOCUMENT_NUMBER, _DATE, _INSTRUCTION)
_ENDS = (_TAIL, _DATE, _SIGNED_LINE)
_ENDS_OF_TEXT = ("。", ")", "〕", "】", "]")


def is_head_matter(paragraph: str) -> bool:
    """Whether a normalized paragraph below the title belongs to the head and not to the text."""
    paragraph = paragraph.strip()
    addressed = (
        _ADDRESSEES.match(paragraph) and _ADDRESSEE.match(paragraph) and "如下" not in paragraph
    )
    is_like_others = any(pattern.search(paragraph) for pattern in _HEAD_MATTER)
    return bool(addressed) or is_like_others or begins_with_label(paragraph)


def is_date(paragraph: str) -> bool:
    """Whether a normalized line is a date and nothing else."""
    return bool(_DATE.match(paragraph.strip()))


def is_signature(paragraph: str) -> bool:
    """Whether a normalized line has the names of units, with spaces between, and nothing else."""
    return all(map(_SIGNED.match, paragraph.split() or [""]))


def title_before(visible: VisibleText, titles: Sequence[Range], end: int) -> Range:
    """The last title before a position; else the last one of a notice; else the page's label.

    An empty range if there is none.
    """
    before = [title for title in titles if title[1] <= end]
    notices = notice_ranges(visible, end)
    labelled = _labelled_titles(visible, end)
    last = [ranges[-1] for ranges in (before, notices, labelled) if ranges]
    return last[0] if last else (0, 0)


def _labelled_titles(visible: VisibleText, end: int) -> list[Range]:
    """The values of 标题： in the head, which some pages give in place of a title."""
    return [
        (paragraph_start + value.start, paragraph_start + value.end)
        for paragraph_start, paragraph_end in visible.paragraphs(0, end)
        for value in labelled_values(visible.raw[paragraph_start:paragraph_end])
        if value.label in _TITLE_LABELS and value.end > value.start
    ]


def read_head(
    visible: VisibleText,
    title: Range,
    end: int,
    coverage: Coverage,
    is_head: Callable[[str], bool] = is_head_matter,
) -> ParseResult:
    """Parses the text before the first point: head matter, title, general approach."""
    coverage.mark(visible, 0, title[0], Kind.HEAD)
    coverage.mark(visible, *title, Kind.TITLE)
    approach = []
    for paragraph in visible.paragraphs(title[1], end):
        paragraph_text = visible.text[slice(*paragraph)]
        in_head = is_head(paragraph_text) or is_signature(paragraph_text)
        coverage.mark(visible, *paragraph, Kind.HEAD if in_head else Kind.APPROACH)
        if not in_head:
            approach.append(paragraph)
    title_line = visible.line(title[0])
    return ParseResult(
        title="".join(visible.raw_text(*paragraph) for paragraph in visible.paragraphs(*title)),
        title_line=title_line,
        title_span=visible.span(*title) if title[1] > title[0] else (0, 0),
        approach="".join(visible.raw_text(*paragraph) for paragraph in approach),
        approach_line=visible.line(approach[0][0]) if approach else title_line,
        approach_span=visible.span(approach[0][0], approach[-1][1]) if approach else (0, 0),
    )


def is_tail(paragraph: str) -> bool:
    """Whether a normalized text begins as the tail of a document does."""
    paragraph = paragraph.strip()
    return bool(
        _TAIL.match(paragraph)
        or _SIGNED.match(paragraph)
        or _DATE.match(paragraph)
        or is_validity(paragraph)
    )


def is_validity(paragraph: str) -> bool:
    """Whether a normalized paragraph only says from when the plan applies, and until when."""
    return bool(_VALIDITY.match(paragraph.strip()))


def tail_start(visible: VisibleText, start: int, end: int, issuer: str) -> int:
    """Where the tail begins in the range of the last item; ``end`` if there is none."""
    paragraphs = visible.paragraphs(start, end)
    texts = [visible.text[slice(*paragraph)].strip() for paragraph in paragraphs]
    for i, text in enumerate(texts):
        following = texts[i + 1] if i + 1 < len(texts) else ""
        signed = _SIGNED.match(text) and (_DATE.match(following) or _TAIL.match(following))
        ends = signed or any(pattern.match(text) for pattern in _ENDS)
        is_below_text = texts[i - 1].endswith(_ENDS_OF_TEXT)
        if i and (ends or (is_below_text and is_validity(text))):
            return paragraphs[i][0]
    return _before_signature(visible, start, _tail_in_line(visible, start, end), issuer)


def _tail_in_line(visible: VisibleText, start: int, end: int) -> int:
    """The tail on the line of the last item, after the end of a sentence or a note."""
    after_sentence = _TAIL_AFTER_SENTENCE.search(visible.text, start, end)
    signed = _SIGNED_AT_END.search(visible.text, max(start, end - _SIGNATURE_LENGTH * 2), end)
    anywhere = (
        _TAIL_ANYWHERE.search(visible.text, start, end)
        if visible.lost_line_breaks_at(start)
        else None
    )
    return min(
        after_sentence.end() if after_sentence else end,
        anywhere.start() if anywhere else end,
        signed.start("name") if signed else end,
    )


def _before_signature(visible: VisibleText, start: int, tail: int, issuer: str) -> int:
    """Where line breaks were lost: the tail with the date before it, and the name before that."""
    if not visible.lost_line_breaks_at(start):
        return tail
    date = _SIGNATURE_DATE.search(visible.text, max(start, tail - _SIGNATURE_LENGTH), tail)
    if not date:
        return tail
    before = visible.text[max(start, date.start() - _SIGNATURE_LENGTH) : date.start()]
    if issuer and before.endswith(issuer):
        return date.start() - len(issuer)
    signatory = _SIGNATORY.search(before)
    return date.start() - (len(signatory[1]) if signatory else 0)


def attachment_lists(visible: VisibleText) -> list[Range]:
    """The lists of attachments, whose numbers are not those of the plan."""
    return [
        (match.start(), _attachments_end(visible, match.end()))
        for match in _ATTACHMENTS.finditer(visible.text)
    ]


def _attachments_end(visible: VisibleText, start: int) -> int:
    if visible.lost_line_breaks_at(start):
        limit = min(len(visible.text), start + _MAX_ATTACHMENT_LIST)
        end_mark = _ATTACHMENTS_END.search(visible.text, start, limit)
        return end_mark.start() if end_mark else limit
    end = visible.paragraph_end(start - 1)
    while end < len(visible.text) and _is_attachment(visible, end):
        end = visible.paragraph_end(end)
    return end


def _is_attachment(visible: VisibleText, start: int) -> bool:
    line = visible.text[start : visible.paragraph_end(start)]
    return bool(_ATTACHMENT.match(line)) and len(line) <= _MAX_ATTACHMENT and "。" not in line
