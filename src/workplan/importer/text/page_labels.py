"""The labels with which portals and crawlers describe a document: 发文机关：, 标题：."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from workplan.importer.text.normalize import normalize

_NAMES = """
索引号 信息索引号 主题分类 信息分类 分类 发文机关 发文单位 发文机构 发布机关 发布机构
发布单位 公开机构 公开责任部门 制发机关 制定机关 成文日期 成文时间 发文日期 发文时间
印发日期 印发时间 发布日期 发布时间 公开日期 公开时间 生成日期 生效日期 生效时间
失效时间 更新时间 标题 名称 信息名称 文件名称 文号 发文字号 文件编号 有效性 信息有效性
效力状态 来源 信息来源 文章来源 关键词 主题词 体裁 体裁分类 服务对象 作者 编辑
浏览次数 点击数 阅读次数 访问量 字号 字体 时间 日期 公开方式 公开形式 公开范围
公开属性 本地目录 原文链接 网址 链接 栏目 统一编号 统一登记号 主题 责任编辑 语种
载体类型 记录形式 信息格式 组配分类 废止日期
"""
_SPACES = "[ \t\u3000\u00a0]*"
_MAX_CHARACTERS_OF_SHORT_LABEL = 3
"""Labels of so few characters may be part of a word that stands before a colon."""
_SPACED_NAMES = "|".join(
    ("(?<![\u4e00-\u9fff])" if len(name) <= _MAX_CHARACTERS_OF_SHORT_LABEL else "")
    + _SPACES.join(name)
    for name in sorted(_NAMES.split(), key=len, reverse=True)
)
_LABEL = re.compile(rf"(?P<label>{_SPACED_NAMES}){_SPACES}[:|]{_SPACES}")
_MAX_VALUE = 160


class LabelledValue(NamedTuple):
    """A label without its spaces, and the range of its value."""

    label: str
    start: int
    end: int


def labelled_values(text: str) -> Iterator[LabelledValue]:
    """The labels of a text as written, with the ranges of the values after them in their lines."""
    plain = normalize(text)
    matches = list(_LABEL.finditer(plain))
    for i, match in enumerate(matches):
        end = matches[i + 1].start() if i + 1 < len(matches) else len(plain)
        line_end = plain.find("\n", match.end())
        end = min(end, match.end() + _MAX_VALUE, len(plain) if line_end < 0 else line_end)
        value = plain[match.end() : end].rstrip(" \t\u3000\u00a0|[")
        yield LabelledValue("".join(match["label"].split()), match.end(), match.end() + len(value))


def begins_with_label(line: str) -> bool:
    """Whether a line begins with such a label."""
    return bool(_LABEL.match(normalize(line.strip())))
