"""Year, issuer and document number, as the document states them."""

from __future__ import annotations

import pytest

from importer.support import outcome_of, parsed
from workplan.importer import read_plan
from workplan.importer.draft import metadata
from workplan.importer.result import Kind


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
