"""The PDFs on offer."""

from __future__ import annotations

from pathlib import Path

from workplan import Plan
from workplan.edition.edition import MAX_POINTS_PER_PRINT, Edition, fits_one_print
from workplan.edition.urls import RelativeUrls
from workplan.exports.pdf_files import folder_of, pdf_files
from workplan.pages.renderer import Renderer
from workplan.pages.sitemap import site_pages


def test_pdfs_are_on_offer_once_they_are_printed_and_never_those_of_another_text(
    edition: Edition, plan: Plan, tmp_path: Path
):
    relative_urls = RelativeUrls("2024/downloads/")
    assert ".pdf" not in Renderer(edition).body("downloads", relative_urls)
    assert ".pdf" not in Renderer(edition, pdfs=tmp_path).body("downloads", relative_urls)
    for pdf in pdf_files(edition):
        file = folder_of(tmp_path, edition) / pdf.name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(b"%PDF-1.4 " + pdf.name.encode())
    renderer = Renderer(edition, pdfs=tmp_path)
    listed = renderer.body("downloads", relative_urls)
    assert all(f'href="{pdf.name}"' in listed for pdf in pdf_files(edition))
    assert "../downloads/plan.print.both.pdf" in renderer.body(
        "booklet", RelativeUrls("2024/print/")
    )
    assert "../downloads/plan.gongwen.zh.pdf" in renderer.body(
        "official_document", RelativeUrls("2024/gongwen/")
    )
    other = Edition(plan.model_copy(update={"short_title": None}))
    assert ".pdf" not in Renderer(other, pdfs=tmp_path).body("downloads", relative_urls)


def test_a_plan_of_thousands_of_points_has_no_print_of_the_whole(edition: Edition):
    kinds = {page.kind for page in site_pages(edition)}
    assert {"booklet", "official_document"} <= kinds
    large = Edition(edition.plan)
    large.__dict__["points"] = dict.fromkeys(map(str, range(MAX_POINTS_PER_PRINT + 1)))
    assert not fits_one_print(large)
    assert list(pdf_files(large)) == []
