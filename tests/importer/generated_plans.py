"""Generates work plans in every form, with the expected result of importing each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from importer.generated_notes import FORMS, OWN_LINE, GeneratedNote, Pick, note
from workplan.locales.numerals import chinese

HEADINGS = (
    "加强党对教育法治建设的领导",
    "提升依法决策水平",
    "优化政务公开",
    "严格行政监管",
    "积极化解行政争议",
    "推进依法治校示范校创建",
    "提升青少年法治素养",
    "加强未成年人学校保护",
    "深化“放管服”改革",
    "加强公平竞争审查",
    "推进“互联网+监管”",
    "健全重大决策程序",
    "开展“4.15”全民国家安全教育日活动",
    "落实“双减”政策",
    "抓好安全稳定工作",
    "提高政务服务效能，优化营商环境",
    "规范行政执法行为",
    "深入学习宣传贯彻党的二十大精神",
    "做好2024年度规划编制",
    "强化财政资金监管",
)
SENTENCES = (
    "坚持会前学法制度，年度学法不少于4次，组织集体宪法宣誓。", "认真落实《法治政府建设实施纲要（2021—2025年）》，定期听取工作汇报。",
    "双随机抽查事项覆盖率达到100%。", "努力实现地区生产总值增长6.2%左右。", "完成2号、3号教学楼改造，新增学位1.5万个。",
    "组织开展“4.15”“6·8”“12.4”等主题宣传活动。", "一是健全工作机制；二是压实工作责任；三是强化督促检查。",
    "会同市场监管部门开展联合检查，提升执法效能。", "推进一、二、三年级课后服务全覆盖。", "根据《条例》第1、2条规定，修订工作细则。",
    "全面落实行政执法“三项制度”，加强案卷评查。", "对照国家、省、市要求，逐项抓好整改。", "加快推进专门学校建设。",
    "严格执行报告制度（含月报、季报），做到“零差错”。", "实施学生交通安全提升工程，持续开展“护校安园”专项行动！",
    "聚焦政府采购、招投标等重点领域，开展专项清理，8月1日前完成。", "创新载体和方式，整合公检法司等部门力量参与法治教育。",
    "院校内外证书的管理（技工院校内由人力资源部门负责），同等对待。", "详见http://www.example.gov.cn/a.html?a=1&b=2。", "开设.NET课程，逐步推广。",
)  # fmt: skip
DIGITS_FIRST = (
    "2024年底前建成统一平台，实现通办，推动共享，做到好办。",
    "12345热线做到一号响应，限时办结，定期回访，逐月通报。",
    "121人才计划全面实施，分批选拔，跟踪培养，按年考核。",
)
SECTIONS = (
    "认真落实法治政府建设责任",
    "助力提升优化营商环境",
    "坚持严格规范公正文明执法",
    "提升教育系统治理效能",
    "强化组织保障，狠抓工作落实",
    "深入推进依法治校",
)
UNITS = (
    "办公室", "法规处", "宣传处", "组织处", "人事处", "计财处", "高教处", "教师工作处", "市人力资源和社会保障局", "文化和旅游部", "市委编办",
    "市发展和改革委员会", "各区、县（市）教育局", "各直属单位", "其他职能处室", "市教育局", "市住房和城乡建设局", "各乡镇（街道）", "安全科",
    "市大数据中心", "县公安局", "体卫艺科", "机关党委", "各科室",
)  # fmt: skip
LABELS = (
    "责任机构",
    "责任处室",
    "责任单位",
    "责任部门",
    "责任科室",
    "实施单位",
    "负责部门",
    "牵头单位",
    "责任股室",
    "牵头处室",
)
BRACKETS = ("〔{}〕", "（{}）", "({})", "【{}】", "[{}]", "〔{}〕。", "（{}）。")


@dataclass
class ExpectedPoint:
    """The expected result for a point."""

    num: int
    heading: str
    text: str
    note: GeneratedNote
    section: str


@dataclass
class GeneratedPlan:
    """A generated document and the expected result of importing it."""

    text: str
    title: str
    points: list[ExpectedPoint]
    sections: list[str]
    form: dict[str, Any] = field(default_factory=dict)


def generate(pick: Pick) -> GeneratedPlan:
    """A document in a form chosen by ``pick``, which takes options and returns one of them."""
    return _Generator(pick, _form(pick)).run()


def _form(pick: Pick) -> dict[str, Any]:
    section, point = pick((
        ("一、", "（一）"), ("一、", "1."), ("一、", "1、"), ("一、", "1．"), ("一、", "（一）"), ("（一）", "1."), ("一、", "(一)"),
        ("", "一、"), ("", "1."), ("", "（一）"), ("第一部分 ", "一、"), ("第一章　", "1."), ("一、", "１."), ("一、", "1. "), ("一、 ", "（一） "),
        ("-", "- "), ("-", "• "),
    ))  # fmt: skip
    has_bullets = section == "-"
    layout = pick(_LAYOUTS[:4] if has_bullets else _LAYOUTS)
    # On one line without spaces, nothing shows where a heading without a stop ends.
    joined = layout in {"flat", "one joined"}
    headings = ("sentence", "sentence", "line", "none")
    note_form = pick(FORMS)
    parts = layout in {"lines", "indented", "crlf", "pages"} and pick((False, False, True))
    tail = pick(("", "", "signed", "attachments", "controls", "closing", "printed"))
    return {
        "section": section,
        "point": point,
        "restarts": pick((True, False)) and not has_bullets,
        "headings": pick(("sentence", "none") if joined or has_bullets else headings),
        "digits first": pick((False, True)),
        "groups": (section, point) == ("一、", "1.") and not joined and pick((True, False)),
        "parts": parts,
        "title": pick(("one line", "one line", "two lines")),
        "note": note_form,
        "brackets": pick(BRACKETS),
        "label": pick(LABELS),
        "separator": pick(("、", "、", "、", "，")),
        "note_place": pick(("end", "end", "own line")),
        "subs": "" if has_bullets or parts else pick(("", "", "", "（1）", "1)", "①")),
        "layout": layout,
        "width": pick((24, 28, 32, 40)),
        "half": pick((True, False)),
        "head": pick(("", "", "notice", "controls", "both", "labels", "crawler")),
        # Without notes, nothing shows that the last paragraph belongs to no point.
        "tail": "signed" if tail == "closing" and note_form == "none" else tail,
        "approach": pick((True, True, False)),
    }


_WHOLE = {"none", "bare", "rule", "rule beside a name"}
"""Forms of notes that only work if every point has one."""
_LAYOUTS = (
    "lines",
    "lines",
    "indented",
    "crlf",
    "gaps",
    "flat",
    "spaced",
    "wrapped",
    "pages",
    "one joined",
)


class _Generator:
    def __init__(self, pick: Pick, form: dict[str, Any]) -> None:
        self.pick, self.form = pick, form
        self.points: list[ExpectedPoint] = []
        self.sections: list[str] = []

    def run(self) -> GeneratedPlan:
        form, pick = self.form, self.pick
        title, title_lines = self.title(
            (
                "某某市教育局2024年度法治政府建设工作要点",
                "2024年全市教育工作要点",
                "某某县司法局2023年普法依法治理工作计划",
                "关于2024年政务公开工作的实施方案",
            )
        )
        paragraphs = title_lines
        if form["approach"]:
            paragraphs.append(
                "2024年工作的总体要求是：以习近平新时代中国特色社会主义思想为指导，全面贯彻党的二十大精神，坚持稳中求进。"
            )
        for i in range(1, pick((2, 3, 4)) + 1 if form["section"] else 2):
            lines = self.section(i)
            # In one section of all, the line breaks were lost.
            paragraphs += ["".join(lines)] if form["layout"] == "one joined" and i == 1 else lines
        text = self.layout([*self.head(title), *paragraphs, *self.tail()])
        return GeneratedPlan(text, self.narrow(title), self.points, self.sections, form)

    def title(self, titles: Sequence[str]) -> tuple[str, list[str]]:
        """A title, and its lines."""
        title: str = self.pick(titles)
        if self.form["title"] == "one line" or self.form["layout"] in {"flat", "spaced", "wrapped"}:
            return title, [title]
        cuts = [title.rindex(genre) for genre in ("工作", "实施方案") if genre in title]
        year = title.index("20")
        cut = self.pick((max(cuts), year)) if title.startswith("某某") else max(cuts)
        return title, [title[:cut], title[cut:]]

    def section(self, i: int) -> list[str]:
        form, lines, heading = self.form, [], ""
        if form["section"]:
            number = "" if form["section"] == "-" else numbered(form["section"], i)
            heading = number + self.pick(SECTIONS)
            self.sections.append(heading)
            lines.append(heading)
        first = 1 if form["restarts"] else len(self.points) + 1
        count = self.pick((2, 3, 5) if form["section"] else (4, 7, 12))
        for num in range(first, first + count):
            if form["groups"] and num == first:
                lines += self.group()
            lines += self.point(num, heading)
        return lines

    def group(self) -> list[str]:
        """A heading above points, with a note of its own."""
        duty = self.pick(
            ("（政务办牵头，各地区、各部门负责）", "（市场监管局牵头，税务局负责）", "")
        )
        if self.form["note"] == "none":
            duty = ""  # else it would be a point's
        lead = self.pick(("具体措施：", "")) if duty else ""
        return [f"（一）{self.pick(SECTIONS)}。{duty}", *([lead] if lead else [])]

    def point(self, num: int, section: str) -> list[str]:
        form, pick = self.form, self.pick
        heading = "" if form["headings"] == "none" else pick(HEADINGS)
        sentences = [pick(SENTENCES) for _ in range(pick((1, 2, 3) if heading else (2, 3)))]
        if form["headings"] == "none":
            sentences[0] = "进一步完善工作机制，按照省、市统一部署，坚持问题导向，" + sentences[0]
            if form["digits first"] and re.search(r"[1１][.．、]$", form["point"]):
                sentences[0] = pick(DIGITS_FIRST)
        units = list(dict.fromkeys(pick(UNITS) for _ in range(pick((1, 2, 3, 4)))))
        point_note = note(form, units, pick, first=not self.points)
        body = self.body(sentences)
        if form["parts"] and form["note"] not in _WHOLE and len(sentences) > 1:
            body, point_note = self.parts(sentences)
        stop = "。" if heading and form["headings"] == "sentence" else ""
        text = heading + stop + re.sub("责任单位：[^。]*。时间要求：[^。]*。", "", "".join(body))
        self.points.append(ExpectedPoint(num, heading, text, point_note, section))
        label = numbered(form["point"], num)
        if form["headings"] == "line":
            return self.with_note([label + heading, *body], point_note)
        return self.with_note([label + heading + stop + body[0], *body[1:]], point_note)

    def parts(self, sentences: list[str]) -> tuple[list[str], GeneratedNote]:
        """Sentences with units and deadlines of their own, and what they say together."""
        units = [self.pick(UNITS) for _ in sentences]
        dates = [f"县报，{month}月1日" for month, _ in enumerate(sentences, start=3)]
        words = [
            f"{sentence}责任单位：{unit}。时间要求：{date}。"
            for sentence, unit, date in zip(sentences, units, dates, strict=True)
        ]
        roles = (("责任单位", tuple(dict.fromkeys(units))),)
        return ["".join(words)], GeneratedNote((), roles, "；".join(dates))

    def body(self, sentences: list[str]) -> list[str]:
        style = self.form["subs"]
        if not style or len(sentences) < 2:
            return ["".join(sentences)]
        # Nobody writes 1.1) for a first sentence.
        first = 0 if self.form["headings"] != "none" else 1
        numbered_sentences = [
            numbered(style, i) + sentence for i, sentence in enumerate(sentences[first:], start=1)
        ]
        numbered_sentences = [*sentences[:first], *numbered_sentences]
        return (
            numbered_sentences
            if self.pick((True, False)) and self.form["headings"] != "sentence"
            else ["".join(numbered_sentences)]
        )

    def with_note(self, lines: list[str], point_note: GeneratedNote) -> list[str]:
        if not point_note.lines:
            return lines
        if self.form["note_place"] == "own line" or self.form["note"] in OWN_LINE:
            return [*lines, *point_note.lines]
        return [*lines[:-1], lines[-1] + "".join(point_note.lines)]

    def head(self, title: str) -> list[str]:
        notice = [
            "某教法〔2024〕1号", "某某市教育局关于印发2024年度工作要点的通知", "各区、县（市）教育局，局机关各处室，各直属单位：",
            "现将《2024年度工作要点》印发给你们，请认真贯彻执行。", "某某市教育局", "2024年3月1日", "（此件主动公开）",
        ]  # fmt: skip
        controls = [
            "首页 > 政务公开 > 法治政府",
            "发布时间：2024-03-01 来源：某某市教育局 字号：大 中 小 打印",
        ]
        labels = [
            "索 引 号： 00001/2024-001 主题分类： 教育", "发文机关： 某某市教育局 成文日期： 2024年03月01日",
            f"标　　题： {title}", "发文字号： 某教法〔2024〕1号 发布日期： 2024年03月02日",
        ]  # fmt: skip
        crawler = [
            f"标题: {title}", "发布时间: 2024-03-01 15:21", f"本地目录: zwgk/zxwj/2024/13081_{title[:16]}", "正文",
        ]  # fmt: skip
        heads = {"notice": notice, "controls": controls, "both": controls + notice}
        return {"": [], "labels": labels, "crawler": crawler, **heads}[self.form["head"]]

    def tail(self) -> list[str]:
        signed = ["某某市教育局", "2024年3月1日"]
        return {
            "": [], "signed": [*signed, "（此件公开发布）"], "printed": ["某某市教育局办公室 2024年3月1日印发"],
            "closing": ["各单位要加强组织领导，务求取得实效，重大事项及时报告。", *signed],
            "attachments": ["附件：1.任务分解表", "2.责任清单"], "controls": ["打印 关闭", "主办单位：某某市教育局 网站标识码：3301000001"],
        }[self.form["tail"]]  # fmt: skip

    def layout(self, paragraphs: list[str]) -> str:
        lines = [self.narrow(line) for line in paragraphs]
        kind = self.form["layout"]
        if kind == "indented":
            lines = ["　　" + line for line in lines]
        if kind == "wrapped":
            lines = [self.wrapped(line) for line in lines]
        if kind == "pages":
            lines = self.paged(lines)
        line_end = {"flat": "", "spaced": " ", "gaps": "\n\n", "crlf": "\r\n"}.get(kind, "\n")
        return line_end.join(lines) + ("" if kind in {"flat", "spaced"} else line_end[-1])

    def paged(self, lines: list[str]) -> list[str]:
        """A page number in the middle of every fifth line, if that is a long one."""
        paged = []
        for i, line in enumerate(lines):
            middle = len(line) // 2
            if (
                i % 5 == 3
                and len(line) > 60
                and not re.match(r"[\d一二三四五（(①-⑳]", line[middle:])
            ):
                paged += [line[:middle], f"— {i // 5 + 1} —", line[middle:]]
            else:
                paged.append(line)
        return paged

    def wrapped(self, line: str) -> str:
        width = self.form["width"]
        return "\n".join(line[i : i + width] for i in range(0, len(line), width))

    def narrow(self, line: str) -> str:
        return (
            line.translate(str.maketrans("，：；（）！", ",:;()!")) if self.form["half"] else line
        )


def numbered(sample: str, num: int) -> str:
    """A number in the style of the sample, which is that of 1."""
    if sample.startswith("①"):
        return chr(ord("①") + num - 1)
    if re.search("[一]", sample):
        return sample.replace("一", chinese(num), 1)
    if "１" in sample:
        return sample.replace("１", "".join(chr(ord("０") + int(d)) for d in str(num)))
    return sample.replace("1", str(num), 1)
