"""The built pages hold the plan: every character of the source in order, every pair, every link."""

from __future__ import annotations

import re
import unicodedata
import zipfile
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from conftest import DATA, PLAN, ROOT
from lxml import html

from workplan import parse_plan


def page(site: Path, address: str) -> html.HtmlElement:
    return html.fromstring((site / address / "index.html").read_text("utf-8"))


def text(element: html.HtmlElement) -> str:
    return re.sub(r"\s+", " ", element.text_content()).strip()


def nfkc(words: str) -> str:
    return unicodedata.normalize("NFKC", words)


def chinese(elements: list[html.HtmlElement]) -> str:
    return "".join(text(element) for element in elements)


def all_pages(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))


def test_the_pages_give_the_source_back_in_order(site, plan):
    """The plan's page alone does, and so do the pages of the points."""
    whole = page(site, "2024")
    zh = '[@lang="zh"]'
    text_of_point = (
        f'//{{0}}[@id="{{1}}"]/*{zh} | {{2}}//li[@class="measure"]/*[@class="pair"]/*{zh}'
        f' | {{2}}/*[contains(@class, "units-line")]/*{zh}'
    )
    lines = [
        chinese(whole.xpath(f"//h1/*{zh}")),
        chinese(whole.xpath(f'//*[@class="pair approach"]/*{zh}')),
    ]
    for section in plan.sections:
        lines.append(chinese(whole.xpath(f'//*[@id="section-{section.num}"]/h2/*{zh}')))
        for point in section.points:
            there = text_of_point.format("h3", point.num, f'//h3[@id="{point.num}"]/..')
            lines.append(chinese(whole.xpath(there)))
            own = text_of_point.format("h1", point.num, "//article")
            shown = page(site, f"2024/points/{point.num}")
            assert chinese(shown.xpath(own)) == lines[-1]
    source = (DATA / "plan-2024.zh.txt").read_text("utf-8").splitlines()[2:]
    assert [nfkc(line) for line in lines] == [nfkc(line) for line in source]


@pytest.mark.parametrize("num", range(1, 16))
def test_a_point_page_holds_each_sentence_beside_its_english(site, plan, num):
    point = plan.points[num - 1]
    shown = page(site, f"2024/points/{num}")
    for i, measure in enumerate(point.measures, start=1):
        [item] = shown.xpath(f'//li[@id="{num}.{i}"]')
        pair = item.xpath('.//*[@class="pair"]/*')
        assert [(element.get("lang"), text(element)) for element in pair] == [
            ("zh", measure["zh"]), ("en", measure["en"]),
        ]  # fmt: skip
    assert len(shown.xpath('//li[@class="measure"]')) == len(point.measures)
    named = [
        text(link) for link in shown.xpath('//*[contains(@class, "units-line")]/*[@lang="zh"]/a')
    ]
    assert tuple(named) == point.units


def test_unit_pages_hold_exactly_the_pairs_of_the_source(site, plan):
    pairs = set()
    for unit in plan.units:
        shown = page(site, f"2024/units/{unit.id}")
        for duty in shown.xpath('//li[@class="responsibility"]'):
            num = int(text(duty.xpath('.//h2//*[@lang="zh"]/*[@class="num"]')[0]).rstrip("."))
            pairs.add((num, unit.name["zh"]))
            sentences = [text(p) for p in duty.xpath('.//li[@class="measure"]//p[@lang="zh"]')]
            assert sentences == [measure["zh"] for measure in plan.points[num - 1].measures]
    assert pairs == {(point.num, unit) for point in plan.points for unit in point.units}
    assert len(pairs) == 45


def test_the_matrix_has_a_link_for_each_pair_and_right_counts(site, plan):
    table = page(site, "2024").xpath('//table[@class="matrix"]')[0]
    assert len(table.xpath(".//td/a")) == 45
    assert [text(cell) for cell in table.xpath(".//tfoot//td")][-1] == "45"
    columns = [text(name) for name in table.xpath('.//thead//th[@class="unit"]//*[@lang="zh"]')]
    assert columns == [unit.name["zh"] for unit in plan.units]
    rows = table.xpath(".//tbody/tr[not(@class)]")
    for row, point in zip(rows, plan.points, strict=True):
        cells = row.xpath("./td[not(@class)]")
        filled = {name for name, cell in zip(columns, cells, strict=True) if cell.xpath("./a")}
        assert filled == set(point.units)


def test_the_targets_page_quotes_the_three(site, plan):
    cards = page(site, "2024/targets").xpath('//li[@class="card target-card"]')
    assert [text(card.xpath('.//*[@class="figure"]')[0]) for card in cards] == [
        "≥ 4",
        "100%",
        "≥ 2",
    ]
    for card in cards:
        quote = text(card.xpath('.//blockquote/*[@lang="zh"]')[0])
        assert any(quote in measure["zh"] for point in plan.points for measure in point.measures)


def test_every_editors_note_is_shown_with_its_sentence(site, plan):
    shown = "".join(
        text(html.parse(file).getroot()) for file in site.glob("2024/points/*/index.html")
    )
    notes = [p.heading.note for p in plan.points] + [
        m.note for p in plan.points for m in p.measures
    ]
    noted = [note for note in notes if note]
    assert len(noted) == 7
    for note in noted:
        assert note["zh"] in shown
        assert note["en"] in shown


def test_links_and_places_are_right_on_every_page(site):
    ids = {file: set(html.parse(file).xpath("//@id")) for file in all_pages(site)}
    for file in all_pages(site):
        address = file.relative_to(site).as_posix().removesuffix("index.html")
        if address == "404.html":
            address = ""
        for link in html.parse(file).xpath("//a/@href | //link/@href | //script/@src"):
            if urlsplit(link).scheme:
                continue
            target = urlsplit(urljoin(f"http://x/{address}", link))
            found = site / unquote(target.path).lstrip("/")
            found = found / "index.html" if target.path.endswith("/") else found
            assert found.is_file(), f"{address}: {link}"
            if target.fragment:
                assert unquote(target.fragment) in ids[found], f"{address}: {link}"


def test_ids_are_unique_on_every_page(site):
    for file in all_pages(site):
        ids = html.parse(file).xpath("//@id")
        assert len(ids) == len(set(ids)), file


def test_every_page_has_one_title_one_description_and_one_main_heading(site):
    titles = {}
    for file in all_pages(site):
        tree = html.parse(file)
        documents = tree.xpath(
            '//article[contains(@class, "official-document")]'
        )  # a title in each language
        assert len(tree.xpath("//h1")) == max(1, len(documents)), file
        [title] = tree.xpath("/html/head/title/text()")
        [description] = tree.xpath('//meta[@name="description"]/@content')
        assert title.strip()
        assert description.strip()
        titles.setdefault(title, []).append(file)
    shared = {title: files for title, files in titles.items() if len(files) > 1}
    # The home page and the page of the plan both carry the plan's own title.
    assert {
        tuple(file.relative_to(site).as_posix() for file in files) for files in shared.values()
    } <= {("2024/index.html", "index.html")}


def test_the_authoritative_language_is_named_on_every_page(site):
    for file in all_pages(site):
        assert "以中文为准" in text(html.parse(file).xpath("//footer")[0]), file


def test_government_meta_tags_are_there_and_none_is_empty_or_invented(site):
    point = page(site, "2024/points/9")
    tags = {meta.get("name"): meta.get("content") for meta in point.xpath("//meta[@name]")}
    assert tags["SiteName"] == "2024年法治政府建设工作要点"
    assert tags["ColumnName"] == "工作要点"
    assert tags["ArticleTitle"] == "9. 深化教育领行政执法改革"
    assert tags["ContentSource"] == "杭州市教育局"
    assert "PubDate" not in tags  # the source has no date
    for file in all_pages(site):
        assert all(html.parse(file).xpath("//meta[@name]/@content")), file


def test_unknown_facts_are_folded_away_by_name(site):
    section = page(site, "about").xpath('//section[@aria-labelledby="provenance"]')[0]
    [fold] = section.xpath("./details")
    names = [text(name) for name in fold.xpath('.//li/*[@lang="zh"]')]
    assert names == ["索引号", "主题分类", "文号", "成文日期", "公开日期", "有效性"]
    assert "6" in text(fold.xpath("./summary")[0])
    assert all(text(value) for value in section.xpath(".//dd"))
    assert "—" not in text(section.xpath("./dl")[0])


def test_unverified_full_names_of_units_are_nowhere(site):
    for file in all_pages(site):
        words = file.read_text("utf-8")
        for name in (
            "政策法规处",
            "计划财务处",
            "高等教育处",
            "基础教育处",
            "学校安全管理处",
            "校外教育培训监管处",
        ):
            assert name not in words


def test_every_page_leads_to_the_data_it_comes_from(site, plan):
    for file in all_pages(site):
        assert "data/plan.yaml" in text(html.parse(file).xpath("//footer")[0])
    assert parse_plan((site / "2024/plan.yaml").read_bytes()) == plan


def test_no_comment_of_the_plan_s_file_is_published(site):
    comments = [
        line.strip("# ").encode()
        for line in PLAN.read_text("utf-8").splitlines()
        if line.lstrip().startswith("#") and len(line) > 30 and not line.startswith("#          ")
    ]
    assert len(comments) > 10
    private = [*comments, str(ROOT).encode(), str(Path.home()).encode() + b"/"]
    for file in filter(Path.is_file, site.rglob("*")):
        contents = [file.read_bytes()]
        if zipfile.is_zipfile(file):
            with zipfile.ZipFile(file) as archive:
                contents += map(archive.read, archive.namelist())
        assert not [words for words in private for raw in contents if words in raw], file


def test_nothing_is_fetched_from_anyone_else(site):
    fetched = re.compile(r"""(?:src|href|url\()\s*=?\s*["']?(?:https?:)?//""")
    for file in site.rglob("*"):
        if file.suffix == ".html":
            tree = html.parse(file)
            for value in tree.xpath("//link[not(@rel='canonical')]/@href | //*/@src"):
                assert not urlsplit(value).netloc, f"{file}: {value}"
        elif file.suffix in {".css", ".js"}:
            assert not fetched.search(file.read_text("utf-8")), file
