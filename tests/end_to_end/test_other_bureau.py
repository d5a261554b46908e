"""The site of another bureau, from its published text: nothing on it is of the bureau at hand."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from workplan.importer import Overrides, draft_text, read_plan
from workplan.site.build import build_site

OURS = ("杭州", "杭教", "hangzhou", "浙江", "zhejiang")
TEXT = """平山县教育局2024年工作要点
一、夯实基础
1.完善制度体系。健全各项制度，年内修订5项。〔责任单位：办公室、法规股〕
2.加强队伍建设。组织业务培训。〔责任单位：人事股〕
二、改进服务
3.优化办事流程。公开办事指南。〔责任单位：政务股〕
"""


def contents(file: Path) -> Iterator[bytes]:
    """The bytes of a file, or of the parts of a zip file."""
    data = file.read_bytes()
    if not data.startswith(b"PK"):
        yield data
        return
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            yield archive.read(name)


@pytest.mark.slow
def test_no_word_of_ours_is_on_the_site_of_another_bureau(tmp_path: Path):
    result = read_plan(TEXT.encode(), "a.txt").result
    plan, site = tmp_path / "plan.yaml", tmp_path / "site"
    plan.write_text(draft_text(result, Overrides(in_translation=())), "utf-8")
    build_site(plan, site, report=lambda _: None)
    files = [file for file in site.rglob("*") if file.is_file()]
    assert {"plan.docx", "plan.xlsx", "plan.json"} <= {file.name for file in files}
    found = {
        (file.relative_to(site).as_posix(), word)
        for file in files
        for content in contents(file)
        for word in OURS
        if word in content.decode("utf-8", "replace").lower()
    }
    assert not found
