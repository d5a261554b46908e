"""A plan in Chinese alone: its prints begin with the title, as those of every plan do."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from shared import made_once

from end_to_end.paper.chromium import Chromium
from end_to_end.paper.reading import fonts, page_texts, plain
from workplan.edition.archive import load_editions
from workplan.importer import draft_text, read_plan
from workplan.site import pdf
from workplan.site.build import build_site
from workplan.site.pdf import characters_without_font
from workplan.site.static_server import serve_folder

TITLE = "某某市教育局2024年度工作要点"
SOURCE = f"""{TITLE}
2024年总体思路是：坚持依法行政，提升治理水平。
一、夯实基础
1.推广规范。健全制度，压实责任。〔责任单位：办公室〕
2.学习镕堃。在〇二号𬭊田组织培训，推广𠮷祥校园。〔责任单位：人事处〕
"""


@pytest.fixture(scope="module")
def chinese(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The plan's file and its site."""
    folder = made_once(tmp_path_factory, "chinese", write_plan_and_site)
    return folder / "plan.yaml", folder / "site"


def write_plan_and_site(folder: Path) -> None:
    draft = read_plan(SOURCE.encode(), "plan.txt").result
    assert draft
    plan = folder / "plan.yaml"
    plan.write_text(draft_text(draft), "utf-8")
    build_site(plan, folder / "site", report=lambda _: None)


def test_pdfs_say_which_characters_no_font_has(chinese: tuple[Path, Path]):
    plan, _ = chinese
    editions = load_editions(plan)
    assert characters_without_font(editions) == ""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pdf, "_fonts_with", lambda *_: b"")
        assert characters_without_font(editions) == "𠮷"
        patch.setattr(pdf.shutil, "which", lambda _: None)
        assert characters_without_font(editions) == ""


def first_sheet(file: Path) -> str:
    return plain(page_texts(file)[0])


def test_the_first_sheet_of_each_pdf_is_the_title(chinese: tuple[Path, Path], tmp_path: Path):
    plan, site = chinese
    arguments = ["pdf", "--plan", str(plan), "--site", str(site), "-o", str(tmp_path / "pdf")]
    subprocess.run(
        [sys.executable, "-m", "workplan.cli", *arguments], check=True, capture_output=True
    )
    files = sorted((tmp_path / "pdf").rglob("*.pdf"))
    assert [file.name for file in files] == ["plan.gongwen.zh.pdf", "plan.print.zh.pdf"]
    for file in files:
        assert TITLE in first_sheet(file)
        text = plain("".join(page_texts(file)))
        assert "译文" not in text
        assert set("镕堃〇𬭊𠮷") <= set(text)
        others = [name for name, _ in fonts(file) if not name.startswith("Workplan")]
        assert len(others) == 1, others  # 𠮷 comes from the machine's font


@pytest.mark.xdist_group("paper-chromium")
def test_the_first_sheet_by_ctrl_p_is_the_title(
    chinese: tuple[Path, Path], browser: Browser, tmp_path: Path
):
    _, site = chinese
    with (
        serve_folder(site) as address,
        Chromium(browser.browser_type, tmp_path / "chromium") as chromium,
    ):
        for page in ("2024/gongwen/", "2024/print/"):
            chromium.page.goto(address + page)
            chromium.page.wait_for_selector("html.paginated", state="attached")
            printed = tmp_path / "printed.pdf"
            chromium.print(printed)
            assert TITLE in first_sheet(printed)
            printed.unlink()
