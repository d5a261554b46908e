"""The downloads on the built site: all there, as the page says, and linked from where they belong."""

from __future__ import annotations

import json
import re
import subprocess

import pytest
from lxml import html

from workplan.exports.registry import exports


def page(site, address: str) -> html.HtmlElement:
    return html.fromstring((site / address / "index.html").read_text("utf-8"))


@pytest.fixture(scope="module")
def cards(site) -> dict[str, html.HtmlElement]:
    found = page(site, "2024/downloads").xpath('//li[@class="card download"]')
    return {card.xpath(".//a/@href")[0]: card for card in found}


def test_every_file_is_published_at_its_address(site, edition):
    folder = site / "2024/downloads"
    published = {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}
    assert published == {*exports(edition), "sha256sums.txt", "index.html"}


def test_the_published_file_is_what_the_export_gives(site, edition):
    for name, export in exports(edition).items():
        assert (site / "2024/downloads" / name).read_bytes() == export.make(edition), name


def test_the_page_lists_every_file_with_its_size(site, edition, cards):
    assert list(cards) == [
        *(name for name, export in exports(edition).items() if export.group == "office"),
        *(name for name, export in exports(edition).items() if export.group == "unit"),
        *(name for name, export in exports(edition).items() if export.group == "data"),
    ]
    for name, card in cards.items():
        data = (site / "2024/downloads" / name).read_bytes()
        file_metadata = re.sub(
            r"\s+", " ", card.xpath('.//*[@class="file-metadata"]')[0].text_content()
        )
        assert f"{round(len(data) / 1024)} KB" in file_metadata
        link = card.xpath(".//a")[0]
        assert link.get("download") is not None
        assert link.get("type") == exports(edition)[name].media_type


def test_the_page_names_the_edition_and_its_hash(site, edition):
    shown = page(site, "2024/downloads").text_content()
    assert edition.content_hash in shown
    assert "2024" in shown


def test_the_checksums_check(site):
    done = subprocess.run(
        ["sha256sum", "--check", "--strict", "sha256sums.txt"],
        cwd=site / "2024/downloads", capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout
    assert done.stdout.count(": OK") == 23


@pytest.mark.parametrize(
    ("address", "links"),
    [
        ("2024", ["downloads/plan.xlsx", "downloads/"]),
        ("2024/units/faguichu", ["../../downloads/units/faguichu.xlsx"]),
        ("about", ["../2024/downloads/"]),
        ("2024/points/9", ["../../downloads/"]),
    ],
)
def test_pages_lead_to_their_downloads(site, address, links):
    there = page(site, address).xpath("//a/@href")
    assert set(links) <= set(there)


def test_every_units_page_leads_to_its_own_workbook(site, plan):
    for unit in plan.units:
        [link] = page(site, f"2024/units/{unit.id}").xpath('//p[@class="download-links"]/a/@href')
        assert link == f"../../downloads/units/{unit.id}.xlsx"


def test_the_dictionary_names_every_column_and_every_field(site):
    shown = page(site, "2024/downloads")
    names = [code.text_content() for code in shown.xpath('//dl[@class="dictionary"]//dt/code')]
    folder = site / "2024/downloads"
    header = (folder / "plan.csv").read_text("utf-8-sig").partition("\n")[0]
    columns = re.findall('"([^"]*)"', header)
    assert names[: len(columns)] == columns
    paths = set(leaves(json.loads((folder / "plan.json").read_text("utf-8")), ""))
    assert paths <= set(names[len(columns) :])


def leaves(value: object, path: str):
    """The paths of the fields of JSON data, as the dictionary writes them."""
    if isinstance(value, list):
        for item in value:
            yield from leaves(item, path)
    elif isinstance(value, dict) and path.rpartition(".")[2] != "gloss":
        for key, item in value.items():
            if key not in {"zh", "en"}:
                mark = "[]" if isinstance(item, list) else ""
                yield f"{path}.{key}{mark}".removeprefix(".")
                yield from leaves(item, f"{path}.{key}{mark}".removeprefix("."))


def test_the_dictionary_says_each_meaning_in_both_languages(site):
    for entry in page(site, "2024/downloads").xpath('//dl[@class="dictionary"]/div'):
        meaning = entry.xpath("./dd")[-1]
        assert [span.get("lang") for span in meaning.xpath("./span")] == ["zh", "en"]
