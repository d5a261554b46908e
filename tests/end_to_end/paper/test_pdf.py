"""The PDFs for download, as Chromium prints them and we finish them."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest
from conftest import PLAN

from end_to_end.paper.reading import RADICALS, extracts, fonts, plain, sizes
from workplan import Plan
from workplan.cli import main
from workplan.edition.edition import Edition
from workplan.exports.pdf_files import folder_of, pdf_files
from workplan.site.pdf_accessibility import Label, finish

SHOWS_TEXT = {"Tj", "TJ", "'", '"'}
"""The operators that show text: ISO 32000-1, 9.4.3."""
NAMES = ["plan.print.both.pdf", "plan.print.zh.pdf", "plan.print.en.pdf",
         "plan.gongwen.zh.pdf", "plan.gongwen.en.pdf"]  # fmt: skip


@pytest.fixture(scope="module")
def folder(site: Path, edition: Edition, tmp_path_factory) -> Path:
    """Made by the command."""
    folder = tmp_path_factory.mktemp("pdf")
    command = ["pdf", "--plan", str(PLAN), "--site", str(site), "-o", str(folder)]
    subprocess.run(
        [sys.executable, "-m", "workplan.cli", *command], check=True, capture_output=True
    )
    return folder_of(folder, edition)


def test_every_print_is_made(folder: Path, edition: Edition):
    assert sorted(file.name for file in folder.iterdir()) == sorted(NAMES)
    assert [pdf.name for pdf in pdf_files(edition)] == NAMES
    assert len(sizes(folder / "plan.gongwen.zh.pdf")) == 5
    assert len(sizes(folder / "plan.print.both.pdf")) <= 9


@pytest.mark.parametrize("name", NAMES)
def test_it_is_titled_tagged_and_in_its_language(folder: Path, plan, name: str):
    language = "en" if ".en." in name else "zh"
    with pikepdf.open(folder / name) as pdf:
        assert str(pdf.docinfo["/Title"]).startswith(plan.title[language])
        assert str(pdf.Root.Lang) == language
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert set(pdf.docinfo) == {"/Title", "/Author", "/Creator", "/Producer"}
        with pdf.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert metadata["dc:title"].startswith(plan.title[language])


@pytest.mark.parametrize("name", NAMES)
def test_it_tells_nothing_of_the_machine_that_made_it(folder: Path, name: str):
    whole = io.BytesIO()
    with pikepdf.open(folder / name) as pdf:
        options = {"stream_decode_level": pikepdf.StreamDecodeLevel.generalized}
        pdf.save(whole, compress_streams=False, **options)
    traces = {str(folder.parent), str(PLAN.parent), str(Path.home()) + "/", "127.0.0.1", "Headless"}
    assert [trace for trace in traces if trace.encode() in whole.getvalue()] == []


def bookmarks(file: Path) -> list[str]:
    found = []
    with pikepdf.open(file) as pdf, pdf.open_outline() as outline:
        waiting = list(outline.root)
        while waiting:
            item = waiting.pop(0)
            found.append(item.title)
            waiting = [*item.children, *waiting]
    return found


def headings(plan: Plan, tag: str, end: str) -> list[str]:
    """The headings of sections and points in their order, as a print in one language has them."""
    sections, gap = {"zh": ("一、 二、 三、 四、", ""), "en": ("I. II. III. IV.", " ")}[tag]
    found = []
    for number, section in zip(sections.split(), plan.sections, strict=True):
        found.append(f"{number}{gap}{section.heading[tag]}")
        for point in section.points:
            found.append(f"{point.num}.{gap}{point.heading[tag].removesuffix('。')}{end}")
    return found


@pytest.mark.parametrize("name", NAMES)
def test_every_heading_is_a_bookmark_as_it_is_written(folder: Path, plan: Plan, name: str):
    """In a print of both languages each bookmark has both."""
    tags = [tag for tag in ("zh", "en") if f".{tag}." in name or ".both." in name]
    end = "." if name == "plan.gongwen.en.pdf" else ""
    numbered = re.compile(r"(?:[一二三四五六七八九十]+、|[IVX]+\.|\d+\.)")
    titles = [title for title in bookmarks(folder / name) if numbered.match(title)]
    assert titles == [*map(" ".join, zip(*(headings(plan, tag, end) for tag in tags), strict=True))]


@pytest.mark.parametrize("name", NAMES)
def test_links_are_alive_and_never_lead_to_the_machine_that_made_it(folder: Path, name: str):
    with pikepdf.open(folder / name) as pdf:
        places, links = set(pdf.Root.get("/Dests", {}).keys()), 0
        for page in pdf.pages:
            for link in page.get("/Annots", []):
                links += 1
                action = link.get("/A", pikepdf.Dictionary())
                address = str(action.get("/URI", ""))
                place = str(link.get("/Dest", action.get("/D", "")))
                assert address.startswith("http") or place in places
                assert "127.0.0.1" not in address
                assert str(link.Contents)
        assert bool(links) == ("gongwen" not in name)


@pytest.mark.parametrize("name", NAMES)
def test_what_is_shown_is_content_or_artifact(folder: Path, name: str):
    with pikepdf.open(folder / name) as pdf:
        for page in pdf.pages:
            depth = 0
            for instruction in pikepdf.parse_content_stream(page):
                operator = str(instruction.operator)
                depth += operator in ("BDC", "BMC")
                assert depth or operator not in SHOWS_TEXT
                depth -= operator == "EMC"


@pytest.mark.parametrize("name", NAMES)
def test_its_fonts_and_text_are_those_of_the_print(folder: Path, plan, name: str):
    used = fonts(folder / name)
    assert {kind for _, kind in used} <= {"CID TrueType", "TrueType"}
    assert all(font.startswith("Workplan") for font, _ in used), used
    for text in extracts(folder / name).values():
        assert not RADICALS.search(text)
    tag = re.search(r"\.(zh|en)\.", name)
    if tag and "gongwen" in name:
        text = plain(re.sub(r"—\s*[0-9]+\s*—", "", extracts(folder / name)["pypdf"]))
        assert all(plain(m[tag[1]]) in text for point in plan.points for m in point.measures)


def test_finishing_gives_the_same_bytes(folder: Path):
    pdf = (folder / "plan.gongwen.en.pdf").read_bytes()
    label = Label("A title", "An office", "en")
    assert finish(pdf, [], label) == finish(pdf, [], label)


def test_without_a_site_it_says_what_to_do(tmp_path: Path, capsys):
    (tmp_path / "empty").mkdir()
    command = ["pdf", "--plan", str(PLAN), "--site", str(tmp_path / "empty"), "-o", str(tmp_path)]
    with pytest.raises(SystemExit) as ended:
        main(command)
    assert ended.value.code == 1
    assert "workplan build" in capsys.readouterr().err
