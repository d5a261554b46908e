"""What pages say of themselves to machines: only what the plan says, addresses where known."""

from __future__ import annotations

import json

import pytest

from workplan import Plan
from workplan.edition.edition import Edition
from workplan.pages.sitemap import Page, site_pages
from workplan.pages.views.structured_data import open_graph, structured_data
from workplan.plan.model import Site

SITE = "https://example.org/plan/"


def page(edition: Edition, kind: str) -> Page:
    return next(page for page in site_pages(edition) if page.kind == kind)


def test_a_point_is_a_work_in_its_place_in_the_plan(edition: Edition):
    data = json.loads(structured_data(edition, page(edition, "point"), SITE))
    assert data["@type"] == "CreativeWork"
    assert data["position"] == 1
    assert data["isPartOf"]["name"] == edition.plan.title["zh"]
    assert data["inLanguage"] == ["zh", "en"]
    assert data["author"]["name"] == "杭州市教育局"
    assert data["url"] == f"{SITE}2024/points/1/"


@pytest.mark.parametrize(
    ("site", "publisher"),
    [
        ({}, None),
        ({"sponsor": {"zh": "某志愿者团队", "en": "Some Volunteers"}}, "某志愿者团队"),
        ({"official": True}, "杭州市教育局"),
    ],
    ids=["unknown", "sponsor", "official"],
)
def test_the_publisher_is_whose_site_it_is(plan: Plan, site: dict[str, object], publisher):
    edition = Edition(plan.model_copy(update={"site": Site.model_validate(site)}))
    for kind in ("plan", "point", "downloads"):
        data = json.loads(structured_data(edition, page(edition, kind), SITE))
        assert data["author"]["name"] == "杭州市教育局"
        assert data.get("publisher", {}).get("name") == publisher


def test_the_downloads_are_a_dataset_with_its_files(edition: Edition, files: dict[str, bytes]):
    data = json.loads(structured_data(edition, page(edition, "downloads"), SITE))
    assert data["@type"] == "Dataset"
    assert data["name"][0] == edition.plan.title["zh"]
    addresses = [file["contentUrl"] for file in data["distribution"]]
    assert f"{SITE}2024/downloads/plan.csv" in addresses
    assert all(address.removeprefix(f"{SITE}2024/downloads/") in files for address in addresses)


@pytest.mark.parametrize("kind", ["point", "downloads", "plan"])
def test_a_site_that_does_not_know_its_address_names_none(edition: Edition, kind: str):
    assert "example.org" not in structured_data(edition, page(edition, kind), "")
    assert "og:url" not in open_graph(edition, page(edition, kind), "")
    assert "contentUrl" not in structured_data(edition, page(edition, kind), "")


def test_other_pages_say_nothing(edition: Edition):
    assert structured_data(edition, page(edition, "terms"), SITE) == ""


def test_messengers_get_a_title_a_text_and_a_picture(edition: Edition):
    tags = open_graph(edition, page(edition, "point"), SITE)
    assert tags["og:title"].startswith("1")
    assert tags["og:image"] == f"{SITE}assets/share.png"
