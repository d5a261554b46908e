"""A built site with a fault never goes live: each fault, made on a copy of the real site, is found."""

from __future__ import annotations

import shutil
from html import unescape
from pathlib import Path

import pytest
from lxml import html

from workplan.site.verify import MIN_CONTENT_CHARACTERS, BuiltPage, folder_problems


@pytest.fixture
def copy(site: Path, tmp_path: Path) -> Path:
    return shutil.copytree(site, tmp_path / "site")


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def test_the_real_site_has_no_fault(site, edition):
    assert list(folder_problems(site, edition)) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "fault"),
    [
        ("2024/points/9/index.html", 'href="../../units/faguichu/"', 'href="../../units/gone/"', "dead link"),
        ("2024/points/9/index.html", 'href="#9.1"', 'href="#9.7"', "no such place"),
        ("2024/points/9/index.html", 'id="9.1"', 'id="9.2"', "ids stand twice: 9.2"),
        ("2024/points/4/index.html", "行政规范性文件</a>管理。", "行政规范性文件</a>。", "a sentence is missing: 加强行政规范性文件管理。"),
        ("2024/points/4/index.html", "strengthen the management of <a", "strengthen the <a", "a sentence is missing: It will"),
        ("index.html", "</head>", '<script src="https://example.org/a.js"></script></head>', "fetches from another site"),
        ("index.html", "</head>", '<link rel="stylesheet" href="//example.org/a.css"></head>', "fetches from another site"),
    ],
)  # fmt: skip
def test_a_fault_is_found(copy, edition, file, old, new, fault):  # noqa: PLR0913, PLR0917 - one for each column
    change(copy / file, old, new)
    assert any(fault in problem for problem in folder_problems(copy, edition)), list(
        folder_problems(copy, edition)
    )


@pytest.mark.parametrize(
    ("content", "is_empty"),
    [
        ("", True),
        ("word " + "x" * (MIN_CONTENT_CHARACTERS - 6), True),
        ("x" * MIN_CONTENT_CHARACTERS, True),
        ("word " + "x" * (MIN_CONTENT_CHARACTERS - 5), False),
    ],
    ids=["nothing", "too short", "one word", "enough"],
)
def test_an_empty_page_is_found(copy, edition, content, is_empty):
    page = copy / "about/index.html"
    text = page.read_text("utf-8")
    start, end = text.index('<div id="content"'), text.index("</main>")
    page.write_text(f'{text[:start]}<div id="content">{content}</div>{text[end:]}', "utf-8")
    problems = [line for line in folder_problems(copy, edition) if line.startswith("about/: 页面")]
    assert problems == ["about/: 页面是空的 / the page is empty"] * is_empty


def test_a_half_written_page_is_found(copy, edition):
    page = copy / "2024/points/14/index.html"
    page.write_text(page.read_text("utf-8")[:6000], "utf-8")
    assert any(problem.startswith("2024/points/14/") for problem in folder_problems(copy, edition))


def test_a_missing_page_is_found(copy, edition):
    shutil.rmtree(copy / "2024/points/7")
    found = list(folder_problems(copy, edition))
    assert any("dead link" in problem for problem in found)
    assert any("2024/points/7/: 少了原文" in problem for problem in found)


def test_a_style_from_elsewhere_is_found(copy, edition):
    style = next(copy.glob("assets/*/site.css"))
    style.write_text(style.read_text("utf-8") + "@import 'https://example.org/a.css';", "utf-8")
    assert any("fetches from another site" in problem for problem in folder_problems(copy, edition))


@pytest.mark.parametrize("name", ["a.bak", "~$a.docx", "index.html.orig", ".a.swp", "about/a.md"])
def test_a_file_that_nobody_meant_to_publish_is_found(copy, edition, name):
    (copy / name).write_bytes(b"a")
    assert list(folder_problems(copy, edition)) == [
        f"{name}: 这种文件不该发布 / no kind of file to publish"
    ]


def test_a_link_is_found(copy, edition):
    (copy / "a.txt").symlink_to("/etc/hostname")
    assert len(list(folder_problems(copy, edition))) == 1


@pytest.mark.parametrize(
    "code",
    [
        'import{a}from"https://example.org/a.js"',
        "import 'https://example.org/a.js'",
        "const a = 'it\\'s'; import(`//example.org/a.js`)",
        '/* " */ @import "https://example.org/a.css";',
        "a{background:url( 'https://example.org/a.png')}",
        "a{background:url(//example.org/a.png)}",
    ],
)
def test_code_that_fetches_from_another_site_is_found(tmp_path, code):
    (tmp_path / "a.css").write_text(code, "utf-8")
    assert "fetches from another site" in "".join(folder_problems(tmp_path))


@pytest.mark.parametrize(
    "code",
    [
        'const a = "see the notice from https://www.gov.cn"',
        'JSON.parse(\'{"a":"it\\\'s from https://www.gov.cn"}\')',
        "`import(https://www.gov.cn)`",
        "/* url(https://www.gov.cn) */",
        'a::after{content:"from https://www.gov.cn"}',
    ],
)
def test_words_that_read_like_an_import_are_none(tmp_path, code):
    (tmp_path / "a.js").write_text(code, "utf-8")
    assert list(folder_problems(tmp_path)) == []


def test_ids_and_links_are_those_that_a_parser_finds(site):
    for file in site.rglob("*.html"):
        markup = file.read_text("utf-8")
        document = html.document_fromstring(markup.encode(), html.HTMLParser(encoding="utf-8"))
        assert sorted(BuiltPage("", markup).ids) == sorted(document.xpath("//@id")), file
        links = [unescape(link) for link in BuiltPage("", markup).links]
        assert sorted(links) == sorted(document.xpath("//@href | //@src")), file
