"""A draft set beside its source, as the tests review it."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import html

from workplan.importer import draft_text, read_plan
from workplan.importer.review.page import review_page
from workplan.plan.yaml_reader import read_bytes

TEXT = """某某市教育局2024年度工作要点
2024年全市教育工作的总体思路是：坚持依法行政，全面提升治理水平。
一、夯实工作基础
1.完善制度体系。健全各项制度。修订规章5项。〔责任单位：办公室、法规处〕
2.加强队伍建设。组织业务培训。〔责任单位：人事处〕
"""


@dataclass(frozen=True)
class Review:
    """A page, and the places that must be reviewed, in Chinese."""

    page: html.HtmlElement
    places: list[str]


def review(text: str = TEXT, change: tuple[str, str] = ("", "")) -> Review:
    """The page of a text beside its draft, in which one text has been changed."""
    outcome = read_plan(text.encode(), "a.txt")
    draft = draft_text(outcome.result).replace(*change, 1)
    page, count = review_page(outcome, read_bytes(draft.encode(), "plan.yaml"), ("a", "b"))
    tree = html.document_fromstring(page)
    places = tree.xpath("//li[@class='review']/p/span[@lang='zh']")
    assert len(places) == count
    return Review(tree, [place.text_content() for place in places])
