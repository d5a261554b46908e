"""Roles, deadlines, heads and texts of forms that other bureaus use, word by word."""

from __future__ import annotations

import json

import pytest

from importer.support import IMPORT, draft_of, parsed
from workplan import parse_plan
from workplan.importer import Outcome, read_plan, report_json
from workplan.importer.draft import metadata
from workplan.importer.responsibility.note_parser import parse_note
from workplan.importer.result import Kind


def outcome_of(name: str) -> Outcome:
    return read_plan((IMPORT / f"forms/{name}.txt").read_bytes(), f"{name}.txt")


def roles_of(name: str) -> list[dict[str, list[str]]]:
    result = outcome_of(name).result
    assert result
    return [
        {entry.role: list(entry.units) for entry in point.roles} or {"": list(point.units)}
        for point in result.points
    ]


@pytest.mark.parametrize(
    ("name", "roles"),
    [
        (
            "note-without-brackets-then-signature",
            [
                {"牵头": ["农业农村局"], "配合": ["各乡镇政府"]},
                {"牵头": ["农业农村局"], "配合": ["财政局"]},
            ],
        ),
        (
            "units-that-join-others",
            [
                {"负责": ["发展改革委"], "会同": ["有关部门"]},
                {"负责": ["财政部", "发展改革委"], "会同": ["有关部门"]},
                {"": ["市场监管总局"]},
            ],
        ),
        (
            "lead-rule-inside-note",
            [
                {"牵头单位": ["人力资源社会保障厅"], "负责": ["财政厅"]},
                {"牵头单位": ["财政厅"], "负责": ["工业和信息化厅"]},
                {"牵头单位": ["人力资源社会保障厅"], "负责": ["教育厅", "等有关部门和单位"]},
            ],
        ),
        (
            "lead-rule-beside-a-name",
            [
                {"牵头单位": ["县发改局"], "责任单位": ["县财政局"]},
                {"牵头单位": ["县经信局"], "责任单位": ["各有关区、县级市"]},
            ],
        ),
        (
            "lead-rule-before-a-comma",
            [
                {"牵头单位": ["市经信局", "市数据局"], "责任单位": ["市财政局", "各区政府"]},
                {"牵头单位": ["市数据局"], "责任单位": ["市财政局"]},
                {"牵头单位": ["市科技局"]},
            ],
        ),
        (
            "notes-of-two-sentences",
            [
                {"牵头": ["区生态局"], "配合": ["各片区"]},
                {"指导": ["区生态局"], "负责": ["试点镇政府"]},
                {"牵头": ["区生态局"], "负责": ["区经发局", "区农业局"]},
            ],
        ),
    ],
)
def test_roles_are_those_of_the_text(name, roles):
    assert roles_of(name) == roles


@pytest.mark.parametrize(
    ("rule", "leading"),
    [
        ("列第一位的为牵头单位，下同", 1),
        ("列第一位者为牵头单位，下同", 1),
        ("排在首位的单位为牵头单位", 1),
        ("第一个单位为主办单位，其他为协办单位，下同", 1),
        ("排序第一的为牵头部门", 1),
        ("逗号前的单位为牵头单位，逗号后为配合单位，下同", 2),
        ("第一个逗号之前为牵头单位，下同", 2),
    ],
)
def test_a_rule_for_leads_is_read_however_it_is_worded(rule, leading):
    text = (
        "太平市2025年工作要点\n一、夯实基础\n"
        f"1.建设中心。给予补助。（责任单位：市经信局、市数据局，市财政局。{rule}）\n"
        "2.发放消费券。每年一次。（责任单位：市商务局、市文旅局，市财政局）\n"
    )
    units = (("市经信局", "市数据局", "市财政局"), ("市商务局", "市文旅局", "市财政局"))
    points = parsed(text).points
    assert [point.units for point in points] == list(units)
    assert [point.roles[0].units for point in points] == [names[:leading] for names in units]


def test_a_deadline_ends_at_its_stop():
    first = outcome_of("deadlines-between-sentences").result.points[0]
    assert [
        (
            measure.text,
            [(n.responsibilities.units, n.responsibilities.deadline) for n in measure.notes],
        )
        for measure in first.measures
    ] == [
        ("一是道路变化。", []),
        ("讲好农村公路。", [(("交通局",), "县报，3月1日")]),
        ("二是饮水变化。", []),
        ("讲好安全饮水。", [(("水利局",), "县报，4月1日")]),
    ]
    deadlines = [p.deadline for p in outcome_of("head-lines-and-one-long-line").result.points]
    assert deadlines == ["2024年6月底", "2024年底", "常态化实施", "2024年12月", "长期坚持"]


def test_the_rest_of_a_note_is_kept_and_has_to_be_looked_at():
    outcome = outcome_of("notes-of-two-sentences")
    assert outcome.exit_code == 1
    assert [notice.line for notice in outcome.to_review if notice.key == "note_remark"] == [2, 3]
    assert "以下均需各片区配合落实，不再列出" in draft_of(outcome.result).decode()


def test_a_remark_in_mid_sentence_is_text():
    point = outcome_of("remark-inside-sentence").result.points[0]
    assert [measure.text for measure in point.measures] == [
        "行政部门分别管理院校内外证书的实施（技工院校内由人力资源部门负责），证书具有同等效力。"
    ]


def units_of(*points: str) -> list[tuple[str, ...]]:
    numbered = (f"{num}．{text}\n" for num, text in enumerate(points, 1))
    head = "某某市教育局2024年工作要点\n一、加强监管\n"
    return [point.units for point in parsed(head + "".join(numbered)).points]


def test_a_note_in_mid_sentence_is_one_where_it_has_names_alone_and_no_note_has_a_label():
    others = [f"做好{name}。做好{name}工作。（{name}处负责）" for name in ("宣传", "人事")]
    labelled = [text.replace("处负责", "处").replace("（", "（责任单位：") for text in others]
    names = "规范执法。规范执法（法规处、监管处负责），开展检查。"
    note_inside_sentence = "规范执法。规范执法（校内由法规处负责），开展检查。（办公室负责）"
    of_others = [("宣传处",), ("人事处",)]
    assert units_of(names, *others) == [("法规处", "监管处"), *of_others]
    assert units_of(f"{names}（责任单位：办公室）", *labelled) == [("办公室",), *of_others]
    assert units_of(note_inside_sentence, *others) == [("办公室",), *of_others]


def test_few_brackets_with_names_alone_are_notes_only_beside_others():
    bare = "规范执法。规范执法，开展检查。（法规处、监管处）"
    labelled = "做好宣传。做好宣传工作。（责任单位：宣传处）"
    assert units_of(bare, "做好宣传。做好宣传工作。") == [(), ()]
    assert units_of(bare, labelled) == [("法规处", "监管处"), ("宣传处",)]
    assert units_of(f"{bare}（责任单位：办公室）", labelled) == [("办公室",), ("宣传处",)]


@pytest.mark.parametrize(
    ("name", "issuer", "year"),
    [
        ("title-in-two-lines", "某省人民政府", 2024),
        ("portal-and-notice", "某某实验区管委会办公室", 2024),
        ("title-label-and-folder", "某区管委会办公室", 2024),
    ],
)
def test_issuer_and_year_are_those_of_the_document(name, issuer, year):
    result = outcome_of(name).result
    assert metadata.issuer_in(result) == issuer
    assert metadata.year_in(result) == year


def test_a_group_has_the_units_of_its_own_note():
    points = outcome_of("groups-with-notes").result.points
    groups = [point.group for point in points if point.group]
    assert [group.units for group in groups] == [
        ("政务办", "各地区", "各部门"),
        ("市场监管局", "税务局"),
    ]
    assert not any("具体措施" in point.text for point in points)


def test_the_units_of_headings_above_sections_and_points_are_in_the_draft():
    parts = (
        "某市2024年改革任务分工方案\n第一部分 优化服务（牵头单位：政务办）\n"
        "一、精简审批\n1.编制清单。逐项明确。（司法局负责）\n2.健全机制。定期审查。（司法局负责）\n"
        "第二部分 扩大开放\n一、便利通关\n1.减少单证。全程网办。（海关负责）\n2.压缩时间。公开时限。（海关负责）\n"
    )
    result = parsed(parts)
    plan = parse_plan(draft_of(result))
    assert [section.part and section.part.units for section in plan.sections] == [("政务办",), ()]
    assert [notice.key for notice in result.notices if notice.key == "group_note"] == ["group_note"]
    groups = parse_plan(draft_of(outcome_of("groups-with-notes").result)).points
    assert [point.group and point.group.units for point in groups] == [
        ("政务办", "各地区", "各部门"),
        None,
        ("市场监管局", "税务局"),
        None,
    ]


CLOSING = """某市2024年赛事工作方案
一、办好赛事
（一）引进赛事。引进两项国际赛事。（体育局负责）鼓励社会办赛。（文旅局负责）
（二）培育品牌。打造三个品牌。（体育局、商务局负责）
各区县、各部门要加强组织领导，务求取得实效，重大事项及时报告市政府。
某市人民政府
2024年3月1日
"""


def test_a_closing_paragraph_belongs_to_no_point_and_is_listed():
    outcome = read_plan(CLOSING.encode(), "closing.txt")
    assert [point.units for point in outcome.result.points] == [
        ("体育局", "文旅局"),
        ("体育局", "商务局"),
    ]
    assert [m.text for m in outcome.result.points[1].measures] == ["打造三个品牌。"]
    assert (outcome.exit_code, [n.line for n in outcome.to_review]) == (1, [5])


def test_text_without_a_place_is_whole_in_the_draft():
    closing = "各处室要高度重视。" + "".join(f"第{i}件事抓紧抓实，" for i in range(1, 400))
    text = (
        "某市2024年档案工作要点\n一、整理档案\n1.清点旧档。三月完成。（责任处室：档案处）\n"
        "2.补齐目录。四月完成。（责任处室：档案处、信息处）\n3.数字扫描。五月完成。（责任处室：信息处）\n"
        f"{closing}确保年底完成。\n某市档案局\n2024年3月1日\n"
    )
    assert f"# 6: {closing}确保年底完成。\n" in draft_of(parsed(text)).decode()


def test_page_numbers_and_running_heads_do_not_cut_a_sentence():
    result = outcome_of("page-numbers").result
    assert [m.text for m in result.points[1].measures] == ["组织业务培训。"]
    assert "组织业务培训。" in draft_of(result).decode()


def test_an_address_stays_in_one_measure_and_dots_stay_dots():
    result = outcome_of("urls-and-dots").result
    draft = draft_of(result).decode()
    assert "zh: 详见http://www.example.gov.cn/a.html?a=1&b=2。" in draft
    assert "zh: 开设.NET课程..." in draft


UNCERTAIN = """某市教育局2024年工作要点
一、夯实基础
1.完善制度。健全各项制度。（责任处室：法规处）
2.优化服务。公开办事指南，（由办公室牵头负责）热情服务。（责任处室：把工作做好）
4.加强队伍。组织培训。（责任处室：人事处）
5.做好收尾。一次说清。7.另起一项。开展总结。（责任处室：办公室）
"""


def test_what_is_uncertain_is_named_with_its_place_and_ends_with_1():
    outcome = read_plan(UNCERTAIN.encode(), "uncertain.txt")
    assert outcome.exit_code == 1
    report = json.loads(report_json(outcome))
    uncertain = {
        (point["num"], name): field["reason"]
        for point in report["points"]
        for name, field in point["fields"].items()
        if field["certainty"] == "uncertain"
    }
    assert uncertain == {
        (2, "units"): "odd_unit",
        (4, "num"): "point_numbers",
        (5, "text"): "number_inside",
    }
    draft = draft_of(outcome.result).decode()
    assert "    # 请核对（第 4 行） / check (line 4) “把工作做好”" in draft


def test_spans_lead_back_to_the_source():
    outcome = outcome_of("groups-with-notes")
    text = outcome.document.text
    for point in outcome.result.points:
        assert text[slice(*point.span)].startswith(point.label)
        for measure in point.measures:
            assert text[slice(*measure.span)] == measure.text
        for note in point.all_notes:
            assert text[slice(*note.span)].strip() == note.raw
    assert text[slice(*outcome.result.title_span)].strip() == outcome.result.title


def test_a_text_under_a_group_heading_is_apart_and_named():
    text = (
        "某市2024年消防工作要点\n一、工作措施\n（一）明确职责\n各部门按照职责分工执行，定期检查。\n"
        "1.健全组织。设立办公室。\n2.配齐人员。加强培训。\n（二）健全机制\n1.排查隐患。每月一次。\n2.闭环处置。及时整改。\n"
    )
    outcome = read_plan(text.encode(), "groups.txt")
    groups = outcome.result.upper_headings
    assert [(group.text, group.intro) for group in groups] == [
        ("明确职责", "各部门按照职责分工执行，定期检查。"),
        ("健全机制", ""),
    ]
    assert [notice.line for notice in outcome.to_review if notice.key == "group_text"] == [3]


JOINT = """关于印发《2024年储粮工作方案》的通知
为落实《关于开展试点的通知》（发改环资〔2023〕910号），现印发给你们，请认真组织实施。
某市发展和改革委员会
某市粮食局
2024年2月28日
2024年储粮工作方案
1.清点仓库。（仓储处负责）
2.轮换陈粮。（调控处负责）
"""


def test_several_signatures_are_all_named_and_a_quoted_number_is_not_the_document_s():
    outcome = read_plan(JOINT.encode(), "joint.txt")
    assert metadata.issuer_in(outcome.result) == "某市发展和改革委员会、某市粮食局"
    assert outcome.exit_code == 0
    assert metadata.document_number(outcome.result) == ""


def test_a_title_that_the_notice_quotes_is_found_without_line_breaks():
    result = parsed("".join(JOINT.splitlines()))
    assert result.title == "2024年储粮工作方案"


def test_a_role_in_brackets_beside_a_name_is_that_unit_s():
    content = parse_note("责任单位：办公室、政策法规科（牵头）、人事科")
    roles = [(entry.role, entry.units) for entry in content.entries]
    assert roles == [("责任单位", ("办公室", "人事科")), ("牵头", ("政策法规科",))]


SHORT_ISSUER = """市政府办公室关于印发《太平市人工智能行动计划》的通知
各县（市、区）人民政府，市各委办局：
太平市人工智能行动计划
一、夯实基础
1.建设平台。建设公共平台。（责任单位：市科技局）
2.培育人才。开展培训。（责任单位：市人社局）
二、优化服务
3.办好服务。公开事项。（责任单位：市数据局）
太平市人民政府办公室
2026年3月2日
返回政策原文列表
"""


def test_an_issuer_without_its_place_gives_way_to_the_one_that_signs():
    result = parsed(SHORT_ISSUER)
    assert metadata.issuer_in(result) == "太平市人民政府办公室"
    assert not any("返回" in piece.text for piece in result.pieces_of(Kind.MEASURE))


def test_an_issuer_without_its_place_alone_is_not_certain():
    outcome = read_plan(
        SHORT_ISSUER.replace("太平市人民政府办公室\n2026年3月2日\n", "").encode(), "a.txt"
    )
    assert outcome.result
    assert metadata.issuer_in(outcome.result) == "市政府办公室"
    assert "issuer_inferred" in [notice.key for notice in outcome.to_review]


@pytest.mark.parametrize(
    ("written", "issuers"),
    [
        ("太平市经信局太平市科学技术局", "太平市经信局、太平市科学技术局"),
        (
            "太平省经济和信息化厅太平省财政厅太平省地方金融管理局",
            "太平省经济和信息化厅、太平省财政厅、太平省地方金融管理局",
        ),
        ("太平市教育局 太平市财政局", "太平市教育局、太平市财政局"),
    ],
)
def test_joint_issuers_are_told_apart_and_have_to_be_looked_at(written, issuers):
    outcome = read_plan(SHORT_ISSUER.replace("市政府办公室", written, 1).encode(), "a.txt")
    assert metadata.issuer_in(outcome.result) == issuers
    assert "issuer_inferred" in [notice.key for notice in outcome.to_review]


def test_a_numbered_section_may_have_the_heading_of_a_supplement():
    text = (
        "太平区2026年社区政策\n一、政策内容\n1.完善服务。设立窗口。（责任单位：区科技局）\n"
        "2.降低成本。提供空间。（责任单位：各区政府〈含开发区、风景区管委会，下同〉）\n"
        "二、附则\n1.同一项目不重复补助。\n2.本政策由区科技局解释。\n"
    )
    result = parsed(text)
    assert [section.full_heading for section in result.sections] == ["一、政策内容", "二、附则"]
    assert [point.units for point in result.points] == [
        ("区科技局",),
        ("各区政府〈含开发区、风景区管委会，下同〉",),
        (),
        (),
    ]


@pytest.mark.parametrize("issuer", ["国务院", "教育部"])
def test_a_short_signature_is_no_text(issuer):
    text = (
        "2026年开放发展若干意见\n一、主要任务\n1.拓展市场。稳妥推广。（税务总局负责）\n"
        "2.简化核准。支持备案。（海关总署负责）\n二、有关要求\n各地区要抓好落实。\n"
        f"{issuer}             \n2026年1月12日\n（此件公开发布）\n"
    )
    result = parsed(text)
    assert [sentence.text for sentence in result.sections[1].intro] == ["各地区要抓好落实。"]
    assert metadata.issuer_in(result) == issuer


DRAFT_FOR_COMMENT = """太平市人工智能社区政策措施（2026—2028年）（征求意见稿）
2026-05-25
来源：公众号某某
太平市科学技术局
为贯彻落实有关部署，特制定本措施。
太平市科学技术局
2026年5月25日
（此件公开发布）
一、培育企业
1.便利开办。提供全流程服务。（责任单位：市人行、太平资本）
2.提供支持。给予最高20万元资助。（责任单位：市委改革办〔市营商环境建设局〕）
施行说明：本措施自2026年7月1日起施行，有效期至2028年12月31日。
太平市科学技术局（市外专局）2026年5月25日发布，征求意见截止2026年6月24日。
"""


def test_head_signature_and_validity_of_a_draft_for_comment_have_their_places():
    outcome = read_plan(DRAFT_FOR_COMMENT.encode(), "a.txt")
    result = outcome.result
    assert result.title == "太平市人工智能社区政策措施（2026—2028年）（征求意见稿）"
    assert metadata.issuer_in(result) == "太平市科学技术局"
    assert result.approach == "为贯彻落实有关部署，特制定本措施。"
    assert not result.unplaced
    draft = draft_of(result).decode()
    assert (
        "validity:\n    zh: 施行说明：本措施自2026年7月1日起施行，有效期至2028年12月31日。" in draft
    )
    assert "written: 2026-05-25" in draft
    assert "odd_unit" not in [notice.key for notice in outcome.to_review]
