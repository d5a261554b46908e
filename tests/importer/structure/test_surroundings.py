"""What surrounds a plan: supplements, signatures, heads of drafts for comment."""

from __future__ import annotations

import pytest

from importer.support import draft_of, parsed
from workplan.importer import read_plan
from workplan.importer.draft import metadata


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
