"""The page that sets a draft beside its source."""

from __future__ import annotations

import re

from importer.review.reviews import TEXT, review


def test_every_link_leads_to_a_place_of_its_own():
    tree = review().page
    ids = tree.xpath("//@id")
    assert len(set(ids)) == len(ids)
    assert {link[1:] for link in tree.xpath("//a/@href")} <= set(ids)


def test_a_word_of_the_source_leads_to_its_field_and_back():
    tree = review().page
    (run,) = tree.xpath("//a[@class='run'][.='法规处']")
    field = tree.get_element_by_id(run.get("href")[1:])
    assert "法规处" in field.find(".//dd").text
    back = field.xpath(".//small//a/@href")[0]
    assert "法规处" in tree.get_element_by_id(back[1:]).text_content()


def test_the_whole_source_stands_on_the_page():
    tree = review().page
    for number in tree.xpath("//span[@class='line']"):
        number.drop_tree()
    shown = "".join(source.text_content() for source in tree.xpath("//div[@class='source']"))
    assert re.sub(r"\s", "", shown) == re.sub(r"\s", "", TEXT)
