"""Bad input gets a clear error: every problem at once, with its line, in both languages."""

import re

import pytest
from conftest import DATA, PLAN

from workplan import PlanError, load_plan, parse_plan
from workplan.locales.locale import locale
from workplan.plan import yaml_reader


def problems(text: str | bytes) -> list[str]:
    raw = text.encode() if isinstance(text, str) else text
    with pytest.raises(PlanError) as caught:
        parse_plan(raw)
    return [str(problem) for problem in caught.value.problems]


def changed(old: str, new: str, count: int = 1) -> str:
    text = PLAN.read_text("utf-8")
    assert old in text
    return text.replace(old, new, count)


def test_the_real_plan_has_no_problem(plan):
    assert plan.year == 2024


def test_one_file_with_every_mistake_lists_them_all():
    expected = (DATA / "bad-plan.expected.txt").read_text("utf-8").splitlines()
    assert problems((DATA / "bad-plan.yaml").read_bytes()) == expected


def test_every_message_can_be_reached_or_is_for_files_that_cannot_be_read():
    """The bad file and the cases below use each message of the locale."""
    shown = (DATA / "bad-plan.expected.txt").read_text("utf-8") + " ".join(
        " ".join(problems(case.values[0])) for case in (*UNREADABLE, *TOO_LONG)
    )
    for key, message in locale("zh").messages.items():
        fixed_text = max(re.split(r"\{\w+\}", message), key=len)
        is_elsewhere = key in USED_ELSEWHERE or key.startswith("portal_")  # tests/portal
        assert fixed_text in shown or is_elsewhere, key


USED_ELSEWHERE = {
    "file_special",
    "file_unreadable",
    "file_too_large",
    "unknown_export",
    "cell_too_long",
    "archive_year",
    "archive_not_read",
    "edge_space",
    "hash_cuts",
    "null_value",
    "line_break",
    "unknown_measure",
    "measure_without_topic",
    "site_address",
}
"""Messages about missing files, those of the exports, and those of tests/plan/test_yaml_scalars.py,
tests/plan/checks/test_topics.py and tests/site/test_build.py."""


UNREADABLE = [
    pytest.param("title: a: b", "1: 这一行的冒号", id="colon in text"),
    pytest.param("title:\n  zh: 标题\n  en Title\n  xx: 1", ":3: 这一行缺冒号", id="colon missing"),
    pytest.param("a: 1\nb\nc: 2", "冒号", id="no colon at all"),
    pytest.param('title: "abc\nyear: 2024', "1: 从这一行开始的引号", id="quote"),
    pytest.param("languages: [zh, en", "方括号", id="bracket"),
    pytest.param("languages: [zh: [}]", "方括号", id="wrong bracket"),
    pytest.param('title: "\\q"', "反斜杠", id="escape"),
    pytest.param("title:\n    zh: 一\n  en: one", ":3: ", id="indent"),
    pytest.param("title: - a", "只能写在一行的开头", id="dash"),
    pytest.param("title:\n\tzh: 一", "Tab", id="tab"),
    pytest.param("title: @a", "不能以这个符号开头", id="bad start"),
    pytest.param("k: &", "YAML 无法读取这一行", id="other"),
    pytest.param("＃ 说明\nyear: 2024", ":1: 这里有全角的“＃”", id="full-width hash"),
    pytest.param("\u3000title: a", ":1: 行首有特殊的空格 U+3000", id="ideographic space"),
    pytest.param("year：2024\ntitle: a", ":1: “year”后面是全角冒号", id="full-width colon"),
    pytest.param("year:2024\ntitle: a", ":1: “year”的冒号后面缺一个空格", id="no space"),
    pytest.param("a: 1\nyear:2024: b", ":2: “year”的冒号后面缺一个空格", id="no space in a name"),
    pytest.param("a: 1\n---\nb: 2", "“---”", id="second document"),
    pytest.param("a: &x [1]\nb: *x", ":2: 这里用了 YAML 的 * 引用", id="alias"),
    pytest.param("a: " + "[" * 20 + "]" * 20, "层级太深", id="deep"),
    pytest.param("? [a]\n: b", "冒号前面应当是一个名称", id="key not text"),
    pytest.param("只有一句话", "从一份现成的", id="not a plan"),
    pytest.param("", "从一份现成的", id="empty"),
    pytest.param(
        "year: 2024\ntitle: 标\u202e题", ":2: 这一行里有看不见的控制字符 U+202E", id="bidi"
    ),
    pytest.param("year: 2024\ntitle: 标\x07题", "U+0007", id="control"),
    pytest.param("year: 2024\ntitle: 标\u200b题", "U+200B", id="zero width"),
    pytest.param(
        'year: 2024\ntitle: "标\\0题"', ":2: 这一行里有看不见的控制字符 U+0000", id="escape of NUL"
    ),
    pytest.param('year: 2024\ntitle: "标\\uFFFE题"', "U+FFFE", id="escape of no character"),
    pytest.param("year: 2024\ntitle: 标题".encode("gb18030"), ":2: 这一行不是 UTF-8", id="gb18030"),
]


@pytest.mark.parametrize(("text", "message"), UNREADABLE)
def test_a_file_that_yaml_cannot_read_says_why_and_where(text, message):
    (shown,) = problems(text)
    assert message in shown


TOO_LONG = [
    pytest.param(
        "languages: [zh]\ntitle:\n  zh: " + "长" * 16_001,
        ":3: title › zh: 这段文字超过16000字",
        id="too long",
    ),
    pytest.param(
        "languages: [zh]\nin_translation: [en]\ntitle:\n  zh: 标题\n  en: " + "long " * 3_201,
        ":5: title › en: 这段文字超过16000字",
        id="too long in a translation that is under way",
    ),
]
"""In a file that lacks the rest of a plan."""


@pytest.mark.parametrize(("text", "message"), TOO_LONG)
def test_a_text_that_is_too_long_is_named_beside_what_is_missing(text, message):
    *missing, shown = problems(text)
    assert re.findall(r"缺“(\w+)”", " ".join(missing)) == ["year", "issuer", "sections"]
    assert message in shown


def test_an_alias_bomb_is_rejected_at_once():
    bomb = "a0: &a0 [x, x]\n" + "".join(
        f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]\n" for i in range(1, 12)
    )
    assert "引用" in problems(bomb)[0]


def test_a_hundred_thousand_brackets_do_not_exhaust_the_stack():
    assert "层级太深" in problems("a: " + "[" * 100_000)[0]


def test_a_missing_file_is_a_problem_and_no_exception(tmp_path):
    with pytest.raises(PlanError, match=r"plan.yaml:1: 无法读取这个文件"):
        load_plan(tmp_path / "plan.yaml")


def test_a_folder_in_place_of_the_file_is_a_problem_too(tmp_path):
    with pytest.raises(PlanError, match="无法读取这个文件"):
        load_plan(tmp_path)


def test_a_byte_order_mark_does_no_harm():
    raw = b"\xef\xbb\xbf" + PLAN.read_bytes()
    assert parse_plan(raw).year == 2024


def test_windows_line_ends_do_no_harm(plan):
    assert parse_plan(PLAN.read_bytes().replace(b"\n", b"\r\n")) == plan


def test_an_unknown_unit_is_reported_with_line_point_and_closest_name():
    shown = problems(
        changed("units: [法规处, 计财处, 其他职能处室]", "units: [法规科, 计财处, 其他职能处室]")
    )
    line = (
        PLAN.read_text("utf-8").split("\n").index("        units: [法规处, 计财处, 其他职能处室]")
        + 1
    )
    assert shown == [
        f"plan.yaml:{line}: point 7 › units[1]: 责任机构里没有“法规科”。是不是“法规处”？"
        " / There is no unit “法规科”. Did you mean “法规处”?"
    ]


def test_numbers_are_never_guessed():
    """YAML itself reads 010 as 8, and no as false."""
    assert "“010”不是数字" in problems(changed("- num: 10\n", "- num: 010\n"))[0]
    assert (
        parse_plan(changed("figure: 100%", "figure: no").encode())
        .points[8]
        .measures[1]
        .target.figure
        == "no"
    )


def test_the_size_of_a_file_has_a_limit(monkeypatch):
    raw = PLAN.read_bytes()
    monkeypatch.setattr(yaml_reader, "MAX_BYTES", len(raw))
    assert parse_plan(raw).year == 2024
    expected = locale("en").messages["file_too_large"].format(limit=0)
    with pytest.raises(PlanError) as caught:
        parse_plan(raw + b"\n")
    assert [problem.messages[1] for problem in caught.value.problems] == [expected]


def test_the_limit_is_64_mb():
    assert yaml_reader.MAX_BYTES == 64 * 1024**2
